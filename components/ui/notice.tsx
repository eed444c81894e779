import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

interface Props {
  tone?: 'warn' | 'bad' | 'good';
  icon: IconName;
  children: ComponentChildren;
  /** The one thing that can be done about it. */
  action?: { says: string; act: () => void } | undefined;
}

/** A state of everything here, in words, with what can be done about it. */
export const Notice = ({ tone = 'warn', icon, children, action }: Props) => (
  <div class={`notice row small ${tone}`} role="status">
    <Icon name={icon} />
    <div class="grow">{children}</div>
    {action && (
      <button type="button" onClick={action.act}>
        {action.says}
      </button>
    )}
  </div>
);
