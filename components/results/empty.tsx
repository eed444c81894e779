import type { ComponentChildren } from 'preact';

interface Props {
  says: string;
  advice: string;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** In the place of a table without rows. */
export const Empty = ({ says, advice, children }: Props) => (
  <section class="empty stack" role="status">
    <h2>{says}</h2>
    <p class="soft">{advice}</p>
    {children && <div>{children}</div>}
  </section>
);
