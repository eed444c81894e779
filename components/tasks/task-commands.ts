import type { ProfileLookUps } from '../contacts/profile-look-ups';
import type { RecordStore } from '../storage/record-store';
import { advance, isToBeAnnounced, newTask } from './advance';
import { announcementOf } from './announcing/announcement';
import type { JobScheduler } from './following/job-scheduler';
import { phoneUpdates } from './following/phone-updates';
import { GIVE_UP_AFTER_MS } from './following/poll-delays';
import { endedAt, type Task, waitsForKey } from './task';
import type { TaskBook } from './task-book';

/** The commands that tasks take; most of them are the messages `tasks.*`. */
export interface TaskCommands {
  /** Call at each start of the worker, before anything else: resumes what a terminated worker left. */
  start(): Promise<void>;
  /** Tracks these from now on, including those that had stopped. Tasks that are tracked or ended stay as they are. */
  track(ids: readonly string[]): Promise<{ added: string[]; alreadyFollowed: string[] }>;
  /** The user opened the popup: what ended counts as seen, and what was last checked over 5 s ago is checked. */
  refresh(): Promise<void>;
  /** The user saw this end only, by clicking its notification. */
  see(announcementId: string): Promise<void>;
  check(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  label(id: string, label: string): Promise<void>;
  /** A key was saved: what had stopped for lack of one goes on. */
  keyChanged(): Promise<void>;
  /** The network is back, or the API's address changed: what failed is tried at once. */
  online(): Promise<void>;
  /** Removes a person from every task, permanently. */
  forget(personnelId: string): Promise<void>;
  /**
   * Removes what ended or stopped before this time (milliseconds since 1970). What waits for a key stays until tracking it
   * would have ended anyway.
   */
  removeEndedBefore(time: number): Promise<void>;
}

interface Options {
  book: TaskBook;
  scheduler: JobScheduler;
  /** Where a removed task is kept until it is restored or the browser is closed. */
  removed: RecordStore<Task>;
  allTasks: RecordStore<Task>['all'];
  lookUps: Pick<ProfileLookUps, 'want' | 'abandon'>;
  /** Which key is in force: `KeyStore.mark`. */
  keyMark: () => Promise<string | undefined>;
  clearNotifications: (ids: readonly string[]) => Promise<void>;
  now: () => number;
}

/** Opening the popup need not repeat a request that was sent this recently. */
const FRESH_MS = 5000;

export function createTaskCommands(options: Options): TaskCommands {
  const { book, scheduler, removed, allTasks, lookUps, keyMark, clearNotifications, now } = options;

  /** Stores work and starts it, without waiting for its requests. */
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
      await leave(() => book.changeLive((task) => now() - lastTryAt(task) > FRESH_MS, { kind: 'checkAsked' }));
    },
    async see(announcementId) {
      await book.changeLive((task) => task.announceAs === announcementId, { kind: 'seen' });
    },
    check: (id) => leave(async () => void (await book.change([id], { kind: 'checkAsked' }))),
    // There may be nothing to wait for after a stop or a removal, so the wake-up is set again.
    stop: (id) => leave(async () => void (await book.change([id], { kind: 'stoppedByUser' }))),
    resume: (id) => leave(async () => void (await book.change([id], { kind: 'resumed' }))),
    remove: (id) =>
      leave(async () => {
        const found = await book.find([id]);
        // Undo is a courtesy: a full session storage must not prevent a removal.
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
        await book.add([advance(task, { kind: 'checkAsked' }, now())]);
        await removed.remove([id]);
        await lookUps.want(phoneUpdates(task.items, task.state.kind === 'done'));
      }),
    async label(id, label) {
      await book.change([id], { kind: 'labelled', label });
    },
    keyChanged: resumeForKey,
    online: () =>
      leave(async () => void (await book.changeLive((task) => task.failedAttempts > 0, { kind: 'checkAsked' }))),
    async forget(personnelId) {
      const event = { kind: 'forgotten', personnelId } as const;
      // These notifications may name the person.
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
