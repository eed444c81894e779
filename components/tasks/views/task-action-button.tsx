import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendMessage } from '../../messages/send';
import type { TaskAction } from '../describe-task';

interface Props {
  action: TaskAction;
  id: string;
  /** Runs a command and reports its failure. */
  attempt?: (work: Promise<unknown>) => void;
}

/** The button that resolves a task's problem. */
export function TaskActionButton({ action, id, attempt = (work) => void work }: Props) {
  const acts: Record<TaskAction, () => Promise<unknown>> = {
    enterKey: () => browser.runtime.openOptionsPage(),
    changeAddress: () => browser.runtime.openOptionsPage(),
    resume: () => sendMessage('tasks.resume', { id }),
    checkNow: () => sendMessage('tasks.check', { id }),
  };
  return (
    <button type="button" onClick={() => attempt(acts[action]())}>
      {i18n.t(`popup.action.${action}`)}
    </button>
  );
}
