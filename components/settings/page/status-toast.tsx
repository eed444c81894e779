import type { Settings } from '../settings';

/** Shows the result of an action. */
export type ShowStatus = (words: string, isBad?: boolean) => void;

/** Saves a setting and shows whether that worked. */
export type Choose = (change: (chosen: Settings) => Settings) => Promise<void>;

/** The result of the last action. `at` distinguishes two with the same text, so that the second is announced too. */
export interface Status {
  words: string;
  isBad: boolean;
  at: number;
}

/** Shows the result of the last action at the bottom of the window, and hides it after a while. */
export const StatusToast = ({ status }: { status: Status | undefined }) => (
  <div class="status" role="status">
    {status && (
      <p key={status.at} class={status.isBad ? 'bad' : ''}>
        {status.words}
      </p>
    )}
  </div>
);
