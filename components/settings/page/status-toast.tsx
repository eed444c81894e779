import type { Settings } from '../settings';

/** Says what was done, in words. */
export type ShowStatus = (words: string, isBad?: boolean) => void;

/** Stores what the user chose and says so, or that it could not be stored. */
export type Choose = (change: (chosen: Settings) => Settings) => Promise<void>;

/** What was done last and is to be said once more each time; `at` tells two apart that say the same. */
export interface Status {
  words: string;
  isBad: boolean;
  at: number;
}

/** Says what was done, at the foot of the window whatever is in view, and goes by itself. */
export const StatusToast = ({ said }: { said: Status | undefined }) => (
  <div class="said" role="status">
    {said && (
      <p key={said.at} class={said.isBad ? 'bad' : ''}>
        {said.words}
      </p>
    )}
  </div>
);
