import { Icon, type IconName } from './icon';

interface Props {
  icon: IconName;
  /** The accessible name. */
  label: string;
  onClick: () => void;
  /** See `use-row-focus.ts`. */
  control?: string;
}

/** An icon-only button; its name shows as a tooltip immediately. */
export const ToolButton = ({ icon, label, onClick, control }: Props) => (
  <button
    type="button"
    class="quiet tool tip"
    data-control={control}
    data-tip={label}
    aria-label={label}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);
