import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

interface Props {
  tone?: 'warn' | 'bad' | 'good';
  icon: IconName;
  children: ComponentChildren;
  /** What the user can do about it. */
  action?: { label: string; onClick: () => void } | undefined;
}

/** A message about the whole page, with an action. */
export const Notice = ({ tone = 'warn', icon, children, action }: Props) => (
  <div class={`notice row small ${tone}`} role="status">
    <Icon name={icon} />
    <div class="grow">{children}</div>
    {action && (
      <button type="button" onClick={action.onClick}>
        {action.label}
      </button>
    )}
  </div>
);
