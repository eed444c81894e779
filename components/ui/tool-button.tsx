import { Icon, type IconName } from './icon';

interface Props {
  icon: IconName;
  /** Its name. */
  label: string;
  onClick: () => void;
  /** See `use-row-focus.ts`. */
  control?: string;
}

/** A button that is only an icon; its name shows as a tooltip at once. */
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
