import type { ProfileLookUps } from '../contacts/profile-look-ups';
import type { RecordStore } from '../storage/record-store';
import { advance, isToBeAnnounced, newTask } from './advance';
import { announcementOf } from './announcing/announcement';
import type { JobScheduler } from './following/job-scheduler';
import { phoneUpdates } from './following/phone-updates';
import { GIVE_UP_AFTER_MS } from './following/poll-delays';
import { endedAt, type Task, waitsForKey } from './task';
import type { TaskBook } from './task-book';

/** The commands for tasks; most correspond to a message `tasks.*`. */
export interface TaskCommands {
  /** Call first at each start of the worker: resumes whatever a terminated worker left unfinished. */
  start(): Promise<void>;
  /** Tracks these tasks and resumes stopped ones. Running and finished tasks don't change. */
  track(ids: readonly string[]): Promise<{ added: string[]; alreadyFollowed: string[] }>;
  /** The user opened the popup: results count as seen, and tasks last checked over 5 s ago are checked. */
  refresh(): Promise<void>;
  /** The user clicked this notification: only its results count as seen. */
  see(announcementId: string): Promise<void>;
  check(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  label(id: string, label: string): Promise<void>;
  /** A key was saved: resumes tasks that were waiting for one. */
  keyChanged(): Promise<void>;
  /** The network is back, or the API's address changed: retries failed requests immediately. */
  online(): Promise<void>;
  /** Removes a person from every task, permanently. */
  forget(personnelId: string): Promise<void>;
  /**
   * Removes tasks that finished or stopped before this time (milliseconds since 1970). A task that waits for a key is
   * kept until its tracking would have stopped anyway.
   */
  removeEndedBefore(time: number): Promise<void>;
}

interface Options {
  book: TaskBook;
  scheduler: JobScheduler;
  /** Keeps removed tasks until they are restored or the browser is closed. */
  removed: RecordStore<Task>;
  allTasks: RecordStore<Task>['all'];
  lookUps: Pick<ProfileLookUps, 'want' | 'abandon'>;
  /** `KeyStore.mark` of the current key. */
  keyMark: () => Promise<string | undefined>;
  clearNotifications: (ids: readonly string[]) => Promise<void>;
  now: () => number;
}

/** Opening the popup doesn't repeat a request that was sent this recently. */
const FRESH_MS = 5000;

export function createTaskCommands(options: Options): TaskCommands {
  const { book, scheduler, removed, allTasks, lookUps, keyMark, clearNotifications, now } = options;

  /** Stores work and starts it without waiting for its requests. */
  async function leave<T>(work: () => Promise<T>): Promise<T> {
    const result = await scheduler.leaveWork(work);
    void scheduler.tick();
    return result;
  }

  async function resumeForKey(): Promise<void> {
    const mark = await keyMark();
    const event = mark === undefined ? undefined : ({ kind: 'keyFound', keyMark: mark } as const);
    const waits = event && [...(await book.live()).values()].some((task) => advance(task, event, now()) !== task);
    if (waits) await scheduler.leaveWork(() => book.changeLive(() => true, event));
    void scheduler.tick();
  }

  return {
    start: resumeForKey,
    track: (ids) =>
      leave(async () => {
        const added = await book.add(ids.map((id) => newTask(id, now())));
        const known = ids.filter((id) => !added.includes(id));
        const resumed = await book.change(known, { kind: 'resumed' });
        return { added: [...added, ...resumed], alreadyFollowed: known.filter((id) => !resumed.includes(id)) };
      }),
    async refresh() {
      await book.changeLive(() => true, { kind: 'seen' });
      await leave(() => book.changeLive((task) => now() - lastTryAt(task) > FRESH_MS, { kind: 'checkRequested' }));
    },
    async see(announcementId) {
      await book.changeLive((task) => task.announceAs === announcementId, { kind: 'seen' });
    },
    check: (id) => leave(async () => void (await book.change([id], { kind: 'checkRequested' }))),
    // Via `leave`, like a removal, because the wake-up may no longer be needed.
    stop: (id) => leave(async () => void (await book.change([id], { kind: 'stoppedByUser' }))),
    resume: (id) => leave(async () => void (await book.change([id], { kind: 'resumed' }))),
    remove: (id) =>
      leave(async () => {
        const found = await book.find([id]);
        // Undo is optional: a full session storage must not prevent a removal.
        await removed.putMany(found).catch(() => {});
        await book.remove([id]);
        const people = [...found.values()].flatMap(({ items }) => items.map(({ personnelId }) => personnelId));
        await lookUps.abandon(people, async () => peopleIn(await allTasks()));
        await clearNotifications([announcementOf(id)]);
      }),
    restore: (id) =>
      leave(async () => {
        const task = await removed.get(id);
        if (!task) return;
        await book.add([advance(task, { kind: 'checkRequested' }, now())]);
        await removed.remove([id]);
        await lookUps.want(phoneUpdates(task.items, task.state.kind === 'done'));
      }),
    async label(id, label) {
      await book.change([id], { kind: 'labelled', label });
    },
    keyChanged: resumeForKey,
    online: () =>
      leave(async () => void (await book.changeLive((task) => task.failedAttempts > 0, { kind: 'checkRequested' }))),
    async forget(personnelId) {
      const event = { kind: 'forgotten', personnelId } as const;
      // Notifications of these tasks may contain the person's name.
      await clearNotifications((await book.changeAll(event)).map(announcementOf));
      const copies = await removed.all();
      const without = new Map([...copies].map(([id, task]) => [id, advance(task, event, now())]));
      await removed.putMany(without).catch(() => removed.remove([...copies.keys()]));
    },
    async removeEndedBefore(time) {
      const forKeyBefore = Math.min(time, now() - GIVE_UP_AFTER_MS);
      const isOver = (task: Task) =>
        (endedAt(task) ?? Number.POSITIVE_INFINITY) < (waitsForKey(task) ? forKeyBefore : time);
      const removedIds = await book.removeAll((task) => isOver(task) && !isToBeAnnounced(task));
      await clearNotifications(removedIds.map(announcementOf));
    },
  };
}

const peopleIn = (tasks: ReadonlyMap<string, Task>): ReadonlySet<string> =>
  new Set([...tasks.values()].flatMap(({ items }) => items.map(({ personnelId }) => personnelId)));

const lastTryAt = (task: Task): number => Math.max(task.lastCheckedAt ?? 0, task.lastFailure?.at ?? 0);
