import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendMessage } from '../messages/send';
import type { TaskAction } from './describe-task';

/** Does what a task needs to go on. */
export function TaskActionButton({ action, id }: { action: TaskAction; id: string }) {
  const acts: Record<TaskAction, () => unknown> = {
    enterKey: () => browser.runtime.openOptionsPage(),
    changeAddress: () => browser.runtime.openOptionsPage(),
    resume: () => sendMessage('tasks.resume', { id }),
    checkNow: () => sendMessage('tasks.check', { id }),
  };
  return (
    <button type="button" onClick={() => void acts[action]()}>
      {i18n.t(`popup.action.${action}`)}
    </button>
  );
}
