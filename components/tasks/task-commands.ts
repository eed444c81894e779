import type { RecordStore } from '../storage/record-store';
import { advance, isToBeAnnounced, newTask } from './advance';
import { announcementOf } from './announcing/announcement';
import type { JobScheduler } from './following/job-scheduler';
import { GIVE_UP_AFTER_MS } from './following/poll-delays';
import { endedAt, type Task, waitsForKey } from './task';
import type { TaskBook } from './task-book';

/** What can be asked of the watcher; most are the commands `tasks.*` of `messages`. */
export interface TaskCommands {
  /** Call at each start of the worker, before anything else: takes up all that a dead worker left. */
  start(): Promise<void>;
  /** Follows these from now on, also those that had stopped; tasks that are followed or ended stay as they are. */
  track(ids: readonly string[]): Promise<{ added: string[]; alreadyFollowed: string[] }>;
  /** The user looks: what ended counts as seen, and what was last checked over 5 s ago is checked. */
  refresh(): Promise<void>;
  /** The user looked at this end alone, by clicking its notification. */
  see(announcementId: string): Promise<void>;
  check(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  label(id: string, label: string): Promise<void>;
  /** A key was saved: what had stopped for want of it goes on. */
  keyChanged(): Promise<void>;
  /** The network is back, or the API's address changed: what failed is tried at once. */
  online(): Promise<void>;
  /** Takes a person out of every task, for good. */
  forget(personnelId: string): Promise<void>;
  /**
   * Removes what ended or stopped before this time (milliseconds since 1970); what waits for a key not before it would
   * have been given up.
   */
  removeEndedBefore(time: number): Promise<void>;
}

interface Options {
  book: TaskBook;
  ticker: JobScheduler;
  /** Where a removed task lies until it is restored or the browser closed. */
  removed: RecordStore<Task>;
  /** Which key is in force: `KeyStore.mark`. */
  keyMark: () => Promise<string | undefined>;
  clearNotifications: (ids: readonly string[]) => Promise<void>;
  now: () => number;
}

/** A look at the popup need not ask again what was asked so shortly before. */
const FRESH_MS = 5000;

export function createTaskCommands({ book, ticker, removed, keyMark, clearNotifications, now }: Options): TaskCommands {
  /** Leaves work behind, and sees to it; its requests are not waited for. */
  async function leave<T>(work: () => Promise<T>): Promise<T> {
    const result = await ticker.leaveWork(work);
    void ticker.tick();
    return result;
  }

  async function resumeForKey(): Promise<void> {
    const mark = await keyMark();
    const event = mark === undefined ? undefined : ({ kind: 'keyFound', keyMark: mark } as const);
    const waits = event && [...(await book.live()).values()].some((task) => advance(task, event, now()) !== task);
    if (waits) await ticker.leaveWork(() => book.changeLive(() => true, event));
    void ticker.tick();
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
    // Nothing may wait any more after a stop or a removal: the wake-up is set anew.
    stop: (id) => leave(async () => void (await book.change([id], { kind: 'stoppedByUser' }))),
    resume: (id) => leave(async () => void (await book.change([id], { kind: 'resumed' }))),
    remove: (id) =>
      leave(async () => {
        // Taking it back is a courtesy: a session storage that is full must not keep anything from being removed.
        await removed.putMany(await book.find([id])).catch(() => {});
        await book.remove([id]);
        await clearNotifications([announcementOf(id)]);
      }),
    restore: (id) =>
      leave(async () => {
        const task = await removed.get(id);
        if (!task) return;
        await book.add([advance(task, { kind: 'checkAsked' }, now())]);
        await removed.remove([id]);
      }),
    async label(id, label) {
      await book.change([id], { kind: 'labelled', label });
    },
    keyChanged: resumeForKey,
    online: () =>
      leave(async () => void (await book.changeLive((task) => task.failedAttempts > 0, { kind: 'checkAsked' }))),
    async forget(personnelId) {
      const event = { kind: 'forgotten', personnelId } as const;
      // Their notifications may name the person.
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

const lastTryAt = (task: Task): number => Math.max(task.lastCheckedAt ?? 0, task.lastFailure?.at ?? 0);
