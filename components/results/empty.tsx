import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  advice: string;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** In the place of a table without rows. */
export const Empty = ({ title, advice, children }: Props) => (
  <section class="empty stack" role="status">
    <h2>{title}</h2>
    <p class="soft">{advice}</p>
    {children && <div>{children}</div>}
  </section>
);
