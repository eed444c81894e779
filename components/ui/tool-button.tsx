import { Icon, type IconName } from './icon';

interface Props {
  icon: IconName;
  /** Its name. */
  says: string;
  act: () => void;
  /** See `use-row-focus.ts`. */
  control?: string;
}

/** A button that is a sign and nothing else. */
export const ToolButton = ({ icon, says, act, control }: Props) => (
  <button type="button" class="quiet tool" data-control={control} title={says} aria-label={says} onClick={act}>
    <Icon name={icon} />
  </button>
);
