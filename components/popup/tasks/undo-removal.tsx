import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { nameOfTask } from '../../tasks/describe-task';
import { ToolButton } from '../../ui/tool-button';
import type { RemovedTask } from '../use-removal';

interface Props {
  removed: readonly RemovedTask[];
  onUndo: () => void;
  onClose: () => void;
}

/** Takes the focus from the removed row. It stays until it is used or closed, without a timeout. */
export function UndoRemoval({ removed, onUndo, onClose }: Props) {
  const undo = useRef<HTMLButtonElement>(null);
  const [first] = removed;
  useEffect(() => undo.current?.focus({ preventScroll: true }), [removed]);
  if (!first) return null;
  return (
    <div class="row small toast" role="status">
      <span class="grow">
        {removed.length === 1
          ? i18n.t('popup.removed', [nameOfTask(first, i18n.t)])
          : i18n.t('popup.removedMany', removed.length)}
      </span>
      <button ref={undo} type="button" class="quiet" onClick={onUndo}>
        {i18n.t('popup.undo')}
      </button>
      <ToolButton icon="close" label={i18n.t('popup.close')} onClick={onClose} />
    </div>
  );
}
