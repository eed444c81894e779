import type { ItemStore } from '../storage/item-store';
import { createLazy } from '../storage/lazy';
import type { RecordStore } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import { advance, isToBeAnnounced, isToBeSeen, type TaskEvent } from './advance';
import { type Task, waitsForKey } from './task';

/**
 * The only writer of tasks. Changes run one after the other, each in one storage write, and become visible here once
 * they are stored. Writes reject if storage rejects them; then nothing has changed.
 */
export interface TaskBook {
  /** The tasks that may still need work, from memory; see `isLive`. */
  live(): Promise<ReadonlyMap<string, Task>>;
  /** Stores new tasks and returns their IDs. Existing tasks don't change. */
  add(tasks: readonly Task[]): Promise<string[]>;
  /** The existing tasks with these IDs, live or not. */
  find(ids: readonly string[]): Promise<Map<string, Task>>;
  /** Applies the event to each of these tasks and returns the IDs of those that changed. */
  change(ids: readonly string[], event: TaskEvent): Promise<string[]>;
  /** Applies an event to each live task; `eventsFor` sees all of them, as they are at the moment of the change. */
  changeTogether(eventsFor: (live: ReadonlyMap<string, Task>) => ReadonlyMap<string, TaskEvent>): Promise<void>;
  /** Like `change`, for every live task that matches `select` at the moment of the change. */
  changeLive(select: (task: Task) => boolean, event: TaskEvent): Promise<string[]>;
  /** Like `change`, for all tasks. */
  changeAll(event: TaskEvent): Promise<string[]>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes every task that matches `select`, live or not, and returns their IDs. */
  removeAll(select: (task: Task) => boolean): Promise<string[]>;
}

interface Options {
  store: RecordStore<Task>;
  /** See `createLiveIdsStore`. */
  liveIds: ItemStore<string[] | undefined>;
  now: () => number;
  /** Called after the first read and after each change. */
  onChange: (live: ReadonlyMap<string, Task>) => void;
}

export function createTaskBook({ store, liveIds, now, onChange }: Options): TaskBook {
  const enqueue = createSerialQueue();
  const loaded = createLazy(read);
  /** The content of `liveIds`. */
  let listed: ReadonlySet<string> = new Set();

  async function read(): Promise<Map<string, Task>> {
    const ids = await liveIds.get();
    const tasks = ids ? await store.getMany(ids) : await store.all();
    const live = new Map([...tasks].filter(([, task]) => isLive(task)));
    listed = new Set(ids);
    // So that the next worker needn't read all tasks. If storage is full, it does without the list.
    if (!ids && tasks.size > 0) await storeList(live.keys()).catch(() => {});
    onChange(live);
    return live;
  }

  async function find(ids: readonly string[]): Promise<Map<string, Task>> {
    const live = await loaded.get();
    const found = await store.getMany(ids.filter((id) => !live.has(id)));
    for (const id of ids) {
      const task = live.get(id);
      if (task) found.set(id, task);
    }
    return found;
  }

  /** Call before storing live tasks: a listed task that isn't stored does no harm; an unlisted one would be lost. */
  async function list(ids: readonly string[]): Promise<void> {
    if (ids.every((id) => listed.has(id))) return;
    await storeList([...(await loaded.get()).keys(), ...ids]);
  }

  async function storeList(ids: Iterable<string>): Promise<void> {
    const all = new Set(ids);
    await liveIds.set([...all]);
    listed = all;
  }

  async function write(changed: ReadonlyMap<string, Task>): Promise<void> {
    if (changed.size === 0) return;
    const live = await loaded.get();
    await list([...changed.values()].filter(isLive).map(({ id }) => id));
    await store.putMany(changed);
    for (const [id, task] of changed) {
      if (isLive(task)) live.set(id, task);
      else live.delete(id);
    }
    onChange(live);
  }

  async function advanceEach(
    tasks: ReadonlyMap<string, Task>,
    eventFor: (task: Task) => TaskEvent | undefined,
  ): Promise<string[]> {
    const changed = new Map<string, Task>();
    for (const [id, task] of tasks) {
      const event = eventFor(task);
      const next = event ? advance(task, event, now()) : task;
      if (next !== task) changed.set(id, next);
    }
    await write(changed);
    return [...changed.keys()];
  }

  async function erase(ids: readonly string[]): Promise<void> {
    const live = await loaded.get();
    // Before storage, so that tasks being removed aren't polled. If the removal fails, read the storage again.
    for (const id of ids) live.delete(id);
    try {
      await store.remove(ids);
    } catch (error) {
      loaded.forget();
      throw error;
    }
    onChange(live);
  }

  return {
    live: loaded.get,
    find: (ids) => enqueue(() => find(ids)),
    add: (tasks) =>
      enqueue(async () => {
        const known = await find(tasks.map(({ id }) => id));
        const added = tasks.filter(({ id }) => !known.has(id));
        await write(new Map(added.map((task) => [task.id, task])));
        return added.map(({ id }) => id);
      }),
    change: (ids, event) => enqueue(async () => advanceEach(await find(ids), () => event)),
    changeTogether: (eventsFor) =>
      enqueue(async () => {
        const live = await loaded.get();
        const events = eventsFor(live);
        await advanceEach(live, ({ id }) => events.get(id));
      }),
    changeLive: (select, event) =>
      enqueue(async () => advanceEach(await loaded.get(), (task) => (select(task) ? event : undefined))),
    changeAll: (event) => enqueue(async () => advanceEach(await store.all(), () => event)),
    remove: (ids) => enqueue(() => erase(ids)),
    removeAll: (select) =>
      enqueue(async () => {
        const ids = [...(await store.all()).values()].filter(select).map(({ id }) => id);
        await erase(ids);
        return ids;
      }),
  };
}

/** Running, not yet announced, not yet seen, or waiting for a key. */
const isLive = (task: Task): boolean =>
  task.state.kind === 'waiting' || isToBeAnnounced(task) || isToBeSeen(task) || waitsForKey(task);
