import { Icon, type IconName } from './icon';

interface Props {
  icon: IconName;
  /** Its name. */
  says: string;
  act: () => void;
  /** See `use-row-focus.ts`. */
  control?: string;
}

/** A button that is only an icon; its name shows as a tooltip at once. */
export const ToolButton = ({ icon, says, act, control }: Props) => (
  <button type="button" class="quiet tool tip" data-control={control} data-tip={says} aria-label={says} onClick={act}>
    <Icon name={icon} />
  </button>
);
