import { i18n } from '#i18n';
import { sendMessage } from '../../messages/send';
import type { StopReason } from '../../tasks/task';
import { Icon } from '../../ui/icon';
import type { TaskTools } from './task-details';

/**
 * Actions that help all tasks of a group. `keyRefused` has none, because the popup asks for a key once, above the
 * tasks.
 */
const bulkActions: Partial<Record<StopReason, 'removeAll' | 'resumeAll'>> = {
  notFound: 'removeAll',
  notAccepted: 'removeAll',
  noAccess: 'resumeAll',
  givenUp: 'resumeAll',
};

interface Props {
  reason: StopReason;
  count: number;
  /** Empty until the tasks are read. */
  ids: readonly string[];
  isOpen: boolean;
  onToggle: () => void;
  tools: TaskTools;
}

/** One row for tasks that stopped for the same reason; it expands to list them. */
export function PileRow({ reason, count, ids, isOpen, onToggle, tools }: Props) {
  const action = bulkActions[reason];
  const words = i18n.t(`tasks.stop.${reason}.says`);
  const act = () =>
    action === 'removeAll'
      ? tools.onRemove(ids)
      : tools.attempt(Promise.all(ids.map((id) => sendMessage('tasks.resume', { id }))));
  return (
    <article class="task pile" aria-label={words}>
      <div class="row head">
        <h3 class="grow">
          <button type="button" class="line-button" data-row aria-expanded={isOpen} onClick={onToggle}>
            <span class="state bad">
              <Icon name="warning" />
            </span>
            <span class="grow lines">
              <strong class="clip">{i18n.t('popup.tasks', count)}</strong>
              <span class="small bad whole">{words}</span>
            </span>
          </button>
        </h3>
        {action && (
          <button type="button" disabled={ids.length === 0} onClick={act}>
            {i18n.t(`popup.${action}`)}
          </button>
        )}
      </div>
    </article>
  );
}
