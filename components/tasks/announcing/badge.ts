import type { Translate } from '../../language/translate';
import type { WriteFailure } from '../../storage/write-failures';
import { isToBeSeen } from '../advance';
import { needsKey, type Task } from '../task';

/** The badge of the toolbar button. It also informs users who have muted notifications. */
export interface BadgeState {
  /** The number of running tasks, `!` if something needs attention, or `✓` if all tasks have finished. */
  text: string;
  tone: 'following' | 'ended' | 'needsUser';
  title: string;
}

const followed = (task: Task) => task.state.kind === 'waiting';
const stoppedUnseen = (task: Task) => task.state.kind === 'stopped' && !needsKey(task) && isToBeSeen(task);
const endedUnseen = (task: Task) => task.state.kind === 'done' && isToBeSeen(task);

export function describeBadge(live: Iterable<Task>, trouble: WriteFailure, t: Translate): BadgeState {
  const tasks = [...live];
  const following = tasks.filter(followed).length;
  const stopped = tasks.filter(stoppedUnseen).length;
  const ended = tasks.filter(endedUnseen).length;
  const needs = [
    ...(trouble.storageFailedAt === undefined ? [] : [t('tasks.badge.storageFull')]),
    ...(tasks.some(needsKey) ? [t('tasks.badge.needsKey')] : []),
    ...(stopped > 0 ? [t('tasks.badge.stopped', stopped)] : []),
  ];
  const says = [
    ...needs,
    ...(ended > 0 ? [t('tasks.badge.ended', ended)] : []),
    ...(following > 0 ? [t('tasks.badge.following', following)] : []),
  ];
  const title = [t('extension.name'), ...says].join('\n');
  if (needs.length > 0) return { text: '!', tone: 'needsUser', title };
  const tone = ended > 0 ? 'ended' : 'following';
  return { text: following > 0 ? String(following) : ended > 0 ? '✓' : '', tone, title };
}

/** Before the user has consented: `!` if tasks are waiting for consent. */
export const consentBadge = (hasWaitingTasks: boolean, t: Translate): BadgeState => ({
  text: hasWaitingTasks ? '!' : '',
  tone: 'needsUser',
  title: [t('extension.name'), t(hasWaitingTasks ? 'consent.badge.pending' : 'consent.badge.off')].join('\n'),
});

/** While the browser can't read the storage, so that no task can be tracked. */
export const storageFailureBadge = (t: Translate): BadgeState => ({
  text: '!',
  tone: 'needsUser',
  title: [t('extension.name'), t('storageFailure.title')].join('\n'),
});

/** The parts of `browser.action` used here. */
interface Action {
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  setBadgeTextColor(details: { color: string }): Promise<void>;
  setTitle(details: { title: string }): Promise<void>;
}

/** Dark enough for white text at this size. */
const colors: Record<BadgeState['tone'], string> = {
  following: '#1f5eff',
  ended: '#14733f',
  needsUser: '#b3261e',
};

/** Shows the state on the toolbar button. Repeating a state makes no call to the browser. */
export function createBadge(action: Action): (state: BadgeState) => Promise<void> {
  let shown = '';
  return async (state) => {
    if (shown === JSON.stringify(state)) return;
    shown = JSON.stringify(state);
    await Promise.all([
      action.setBadgeText({ text: state.text }),
      action.setBadgeBackgroundColor({ color: colors[state.tone] }),
      action.setBadgeTextColor({ color: '#ffffff' }),
      action.setTitle({ title: state.title }),
    ]);
  };
}
