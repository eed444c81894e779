/** What was done last and is to be said once more each time; `at` tells two apart that say the same. */
export interface Said {
  words: string;
  isBad: boolean;
  at: number;
}

/** Says what was done, at the foot of the window whatever is in view, and goes by itself. */
export const SaidLast = ({ said }: { said: Said | undefined }) => (
  <div class="said" role="status">
    {said && (
      <p key={said.at} class={said.isBad ? 'bad' : ''}>
        {said.words}
      </p>
    )}
  </div>
);
