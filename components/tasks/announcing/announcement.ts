import type { FailureReason } from '../../contacts/failure-reason';
import type { Translate } from '../../language/translate';
import type { Settings } from '../../settings/settings';
import type { TaskEvent } from '../advance';
import { describeEnd, nameOfTask } from '../describe-task';
import { dueAt } from '../following/poll-delays';
import { outcomeOf } from '../item-outcome';
import {
  countItems,
  endedAt,
  hasEnded,
  type ItemCounts,
  isDelivered,
  isWithoutKey,
  needsKey,
  type Task,
} from '../task';
import { summarise } from '../task-summary';

/** The overall result; selects the icon. */
export type AnnouncementKind = 'finished' | 'partly' | 'failed' | 'attention';

/** One notification. */
export interface Announcement {
  /** Identifies the subject, so that a worker started later can handle a click; see `pageOf`. */
  id: string;
  /** The icon in `public/notification/`. */
  kind: AnnouncementKind;
  title: string;
  message: string;
  /** Button labels, if the browser supports buttons. Each opens a page; see `pageOf`. */
  buttons: string[];
}

/** If more tasks than this finish together, they share one notification. */
const MOST_SINGLE_ENDS = 3;
/** How long a finished task waits for other tasks that are due … */
const BATCH_MS = 4000;
/** … and how long if more are due than can be polled at once. */
const LARGE_BATCH_MS = 30_000;
const LARGE_BATCH = 6;

const KEY_ID = 'key';
/** The ID of the notification about text that could not be tracked. */
export const NOT_TRACKED_ID = 'notTracked';
const TEST_ID = 'test';
/** The ID of the notification about a single task. */
export const announcementOf = (taskId: string): string => `task:${taskId}`;
/** Contains the ID of one of its tasks, so that a later summary doesn't replace it. */
const summaryOf = (taskId: string): string => `tasks:${taskId}`;

type NotifyWhen = Settings['notifications']['when'];

/**
 * The extension page to open when this notification or one of its buttons is clicked. The second button copies, for
 * which a page is needed: the worker has no clipboard.
 */
export function pageOf(announcementId: string, button = 0): string {
  if (announcementId === KEY_ID || announcementId === TEST_ID) return '/options.html';
  if (announcementId === NOT_TRACKED_ID) return '/popup.html';
  if (!announcementId.startsWith('task:')) return '/results.html';
  const page = `/results.html?task=${encodeURIComponent(announcementId.slice('task:'.length))}`;
  return button === 1 ? `${page}&copy` : page;
}

/** The test notification from the settings. */
export const testAnnouncement = (t: Translate): Announcement => ({
  id: TEST_ID,
  kind: 'finished',
  title: t('settings.notifications.testTitle'),
  message: t('settings.notifications.testMessage'),
  buttons: [t('popup.settings')],
});

/** When to announce these tasks: immediately, unless others are about to finish too. */
export function announceAt(ended: readonly Task[], all: Iterable<Task>, now: number): number | undefined {
  if (ended.length === 0) return undefined;
  const first = Math.min(...ended.map((task) => Math.min(endedAt(task) ?? 0, now)));
  const due = [...all].filter((task) => (dueAt(task.state, now) ?? Number.POSITIVE_INFINITY) <= now).length;
  if (due === 0) return now;
  return first + (due > LARGE_BATCH ? LARGE_BATCH_MS : BATCH_MS);
}

/**
 * Assigns a notification ID to each task without one, or marks it as announced if the user doesn't want a notification.
 * Tasks that wait for a key share one. Tasks with an ID keep it: the notification may already be visible, shown by a
 * worker that died.
 */
export function chooseAnnouncements(ended: readonly Task[], when: NotifyWhen): Map<string, TaskEvent> {
  const fresh = ended.filter((task) => task.announceAs === undefined);
  const single = fresh.filter((task) => isWanted(task, when) && !needsKey(task));
  const summary = single.length > MOST_SINGLE_ENDS ? summaryOf(single[0]?.id ?? '') : undefined;
  return new Map(
    fresh.map((task): [string, TaskEvent] => {
      if (!isWanted(task, when)) return [task.id, { kind: 'announced', as: undefined }];
      return [task.id, { kind: 'announcing', as: needsKey(task) ? KEY_ID : (summary ?? announcementOf(task.id)) }];
    }),
  );
}

function isWanted(task: Task, when: NotifyWhen): boolean {
  if (when !== 'failures') return when === 'always';
  return (
    task.state.kind === 'stopped' ||
    (task.state.kind === 'done' && (task.state.outcome === 'failed' || countItems(task).failed > 0))
  );
}

/** The notification for the tasks that share it. `names` are the people with a number; may be empty. */
export function describeAnnouncement(
  id: string,
  tasks: readonly Task[],
  names: readonly string[],
  t: Translate,
): Announcement {
  const [task] = tasks;
  if (id === KEY_ID)
    return {
      id,
      kind: 'attention',
      title: t('tasks.announcement.keyTitle', tasks.length),
      message: t(`tasks.announcement.${tasks.every(isWithoutKey) ? 'noKeyMessage' : 'keyMessage'}`),
      buttons: [t('tasks.announcement.enterKey')],
    };
  const open = t('tasks.announcement.openResults');
  if (tasks.length === 1 && task) {
    const words =
      task.state.kind === 'stopped' ? t(`tasks.stop.${task.state.reason}.says`) : describeEnd(summarise(task), t);
    return {
      id,
      kind: kindOf(tasks),
      title: t('tasks.announcement.title', [nameOfTask(task, t), words]),
      message: names.length > 0 ? listNames(names, countItems(task).unlocked, t) : adviceFor(task, t),
      buttons: countItems(task).unlocked > 0 ? [open, t('tasks.announcement.copyNumbers')] : [open],
    };
  }
  return { id, kind: kindOf(tasks), ...describeSummary(tasks, t), buttons: [open] };
}

/** The most serious kind among the tasks that share a notification. */
function kindOf(tasks: readonly Task[]): AnnouncementKind {
  if (tasks.some(({ state }) => state.kind === 'stopped')) return 'attention';
  const counts = tasks.map(countItems);
  const isFailed = tasks.every(({ state }, at) => state.kind === 'done' && isWithoutNumbers(state.outcome, counts[at]));
  if (isFailed) return 'failed';
  const isWhole = tasks.every(
    ({ state }, at) => state.kind === 'done' && state.outcome === 'completed' && counts[at]?.failed === 0,
  );
  return isWhole ? 'finished' : 'partly';
}

const isWithoutNumbers = (outcome: string, counts: ItemCounts | undefined): boolean =>
  counts?.unlocked === 0 && (outcome === 'failed' || counts.failed > 0);

function adviceFor(task: Task, t: Translate): string {
  if (task.state.kind === 'stopped') return t(`tasks.stop.${task.state.reason}.do`);
  const click = t('tasks.announcement.clickForResults');
  const reason = onlyReason(task);
  return reason ? t('extension.sentences', [t(`results.because.${reason}`), click]) : click;
}

/** Why people have no number, if the reason is the same for all. */
function onlyReason(task: Task): FailureReason | undefined {
  const outcomes = task.items.map((item) => outcomeOf(item, hasEnded(task)));
  const reasons = new Set(outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.reason] : [])));
  const [reason] = reasons;
  // These two don't explain anything.
  return reasons.size === 1 && reason !== 'noCode' && reason !== 'otherCode' ? reason : undefined;
}

function describeSummary(tasks: readonly Task[], t: Translate): Pick<Announcement, 'title' | 'message'> {
  const ended = tasks.filter((task) => task.state.kind === 'done');
  const counts = ended.map(countItems);
  const unlocked = counts.reduce((sum, count) => sum + count.unlocked, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const stopped = tasks.length - ended.length;
  const click = t('tasks.announcement.clickForResults');
  return {
    title:
      ended.length > 0
        ? t('tasks.announcement.summaryTitle', ended.length)
        : t('tasks.announcement.stoppedTitle', stopped),
    message: [
      ...(ended.length > 0 ? [t('tasks.announcement.summaryMessage', unlocked, [unlocked, failed])] : []),
      ended.length > 0 && stopped > 0
        ? t('extension.sentences', [t('tasks.announcement.stoppedTitle', stopped), click])
        : click,
    ].join(' '),
  };
}

const MOST_NAMES = 3;

/** `count` is the number of people with a number, including those whose name isn't known yet. */
function listNames(names: readonly string[], count: number, t: Translate): string {
  const shown = names.slice(0, MOST_NAMES);
  const list = shown.reduce((before, name) => t('extension.list', [before, name]));
  const more = count - shown.length;
  return more > 0 ? t('tasks.announcement.names', [list, more]) : list;
}

/** The personnel IDs of people with a number. */
export const deliveredPeople = (task: Task): string[] =>
  task.items.filter(isDelivered).map(({ personnelId }) => personnelId);
