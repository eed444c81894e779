import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  advice: string;
  /** What the user can do about it. */
  children?: ComponentChildren;
}

/** Shown instead of an empty table. */
export const Empty = ({ title, advice, children }: Props) => (
  <section class="empty stack" role="status">
    <h2>{title}</h2>
    <p class="soft">{advice}</p>
    {children && <div>{children}</div>}
  </section>
);
