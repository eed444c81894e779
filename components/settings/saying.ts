import type { Settings } from './settings';

/** What was done last, in words. */
export type Say = (words: string, isBad?: boolean) => void;

/** Stores what the user chose and says so, or that it could not be stored. */
export type Choose = (change: (chosen: Settings) => Settings) => Promise<void>;
