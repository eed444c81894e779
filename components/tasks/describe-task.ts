import type { Translate } from '../language/translate';
import { failureKinds, failureTextKey } from '../lensmor/failure';
import { dueAt } from './following/poll-delays';
import { isWithoutKey, type Task } from './task';
import type { TaskSummary } from './task-summary';

/** The text about a task. */
export interface TaskDescription {
  /** Its state: "Unlocking phones: 3 of 10 people done". */
  state: string;
  /** The problem, if there is one. */
  trouble?: string;
  /** What the user can do about it … */
  advice?: string;
  /** … and the action of a button that does it. */
  action?: TaskAction;
}
export type TaskAction = 'enterKey' | 'resume' | 'changeAddress' | 'checkNow';

/** The user's label, or else "Task 321". */
export const nameOfTask = (task: Pick<Task, 'id' | 'label'>, t: Translate): string =>
  task.label ?? t('tasks.name', [task.id]);

export function describeTask(task: TaskSummary, t: Translate): TaskDescription {
  const { state } = task;
  switch (state.kind) {
    case 'done':
      return { state: describeEnd(task, t) };
    case 'stopped': {
      const words = isWithoutKey(task) ? 'noKey' : state.reason;
      const exact = exactWords(task);
      return {
        state: t(exact ? `failures.${exact}.says` : `tasks.stop.${words}.says`),
        advice: t(exact ? `failures.${exact}.do` : `tasks.stop.${words}.do`),
        action: state.reason === 'keyRefused' ? 'enterKey' : 'resume',
      };
    }
    case 'waiting':
      return { state: describeProgress(task, t), ...describeTrouble(task, t) };
  }
}

/** For two stop reasons, the status of the failure is more specific. */
function exactWords({
  state,
  lastFailure,
}: Pick<Task, 'state' | 'lastFailure'>): 'noSubscription' | 'notProcessable' | undefined {
  if (state.kind !== 'stopped') return undefined;
  if (state.reason === 'noAccess' && lastFailure?.status === 403) return 'noSubscription';
  return state.reason === 'notAccepted' && lastFailure?.status === 422 ? 'notProcessable' : undefined;
}

/** "8 phones unlocked, 2 failed": the result of a finished task. */
export function describeEnd({ counts, state }: Pick<TaskSummary, 'counts' | 'state'>, t: Translate): string {
  const { unlocked, failed, total } = counts;
  if (state.kind === 'done' && state.outcome === 'failed')
    return unlocked > 0 ? t('tasks.end.failedSome', unlocked, [unlocked, failed]) : t('tasks.end.failedNone');
  if (total === 0) return t('tasks.end.empty');
  if (failed === 0) return t('tasks.end.all', unlocked);
  return unlocked > 0 ? t('tasks.end.mixed', unlocked, [unlocked, failed]) : t('tasks.end.none', [failed]);
}

function describeProgress({ state, counts }: TaskSummary, t: Translate): string {
  const apiStatus = state.kind === 'waiting' ? state.apiStatus : undefined;
  if (apiStatus === undefined) return t('tasks.state.new');
  const { open, total } = counts;
  return apiStatus === 'processing' && total > 0
    ? t('tasks.state.processingCount', [total - open, total])
    : t(`tasks.state.${apiStatus}`);
}

function describeTrouble(task: TaskSummary, t: Translate): Pick<TaskDescription, 'trouble' | 'advice' | 'action'> {
  const kind = failureKinds.find((known) => known === task.lastFailure?.kind);
  if (task.failedAttempts === 0 || !kind) return {};
  const words = failureTextKey(kind, task.lastFailure?.status);
  return {
    trouble: t(`failures.${words}.says`),
    advice: t(`failures.${words}.do`),
    action: kind === 'badAddress' || kind === 'notAllowed' ? 'changeAddress' : 'checkNow',
  };
}

/** The result or progress in two or three words: "3 of 5 numbers". */
export function describeBriefly(task: TaskSummary, t: Translate): string {
  const { unlocked, open, total } = task.counts;
  if (task.state.kind === 'stopped') return t('tasks.short.stopped');
  if (task.state.kind === 'done')
    return total === 0 ? t('tasks.short.empty') : t('tasks.short.numbers', [unlocked, total]);
  if (task.failedAttempts > 0) return t('tasks.short.retrying');
  if (task.state.apiStatus === undefined) return t('tasks.short.new');
  return total === 0 || open === total ? t('tasks.short.waiting') : t('tasks.short.done', [total - open, total]);
}

/** "Checks again in 12 s", for a running task. */
export function describeNextCheck(task: Pick<Task, 'state'>, now: number, t: Translate): string {
  const seconds = Math.ceil(((dueAt(task.state, now) ?? now) - now) / 1000);
  if (seconds <= 0) return t('tasks.nextCheck.now');
  return seconds < 100
    ? t('tasks.nextCheck.inSeconds', [seconds])
    : t('tasks.nextCheck.inMinutes', [Math.round(seconds / 60)]);
}
