import type { ItemStore } from '../storage/item-store';
import { createLazy } from '../storage/lazy';
import type { RecordStore } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import { advance, isToBeAnnounced, isToBeSeen, type TaskEvent } from './advance';
import { type Task, waitsForKey } from './task';

/**
 * The only writer of tasks. Changes happen one after the other, each is one storage write, and what a task became is
 * known here only once it is stored. Writes reject when storage refuses them; then nothing has changed.
 */
export interface TaskBook {
  /** The tasks that something may still have to be done about, straight from memory; not those long over. */
  live(): Promise<ReadonlyMap<string, Task>>;
  /** Stores these, and answers with the IDs that were new; a task that is already there stays as it is. */
  add(tasks: readonly Task[]): Promise<string[]>;
  /** Those of these tasks that exist, live or not. */
  find(ids: readonly string[]): Promise<Map<string, Task>>;
  /** Lets the same thing happen to each of these tasks, and answers with the IDs of those that it changed. */
  change(ids: readonly string[], event: TaskEvent): Promise<string[]>;
  /** What happens to each live task is decided together, and at the moment of the change. */
  changeTogether(eventsFor: (live: ReadonlyMap<string, Task>) => ReadonlyMap<string, TaskEvent>): Promise<void>;
  /** The same for every live task that `select` picks, at the moment of the change. */
  changeLive(select: (task: Task) => boolean, event: TaskEvent): Promise<string[]>;
  /** The same for every task that there is. */
  changeAll(event: TaskEvent): Promise<string[]>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes every task that `select` picks, live or not, and answers with their IDs. */
  removeAll(select: (task: Task) => boolean): Promise<string[]>;
}

interface Options {
  store: RecordStore<Task>;
  /** See `createLiveIdsStore`. */
  liveIds: ItemStore<string[] | undefined>;
  now: () => number;
  /** Called after each change, and after the first reading. */
  onChange: (live: ReadonlyMap<string, Task>) => void;
}

export function createTaskBook({ store, liveIds, now, onChange }: Options): TaskBook {
  const enqueue = createSerialQueue();
  const loaded = createLazy(read);
  /** What `liveIds` holds. */
  let listed: ReadonlySet<string> = new Set();

  async function read(): Promise<Map<string, Task>> {
    const ids = await liveIds.get();
    const tasks = ids ? await store.getMany(ids) : await store.all();
    const live = new Map([...tasks].filter(([, task]) => isLive(task)));
    listed = new Set(ids);
    // So that the next worker need not read all of them again; a storage that is full takes no list, and needs none.
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

  /** Before these tasks are stored as live: one that is listed and not there does no harm, the reverse would lose it. */
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
    // Before storage: what is being removed must not be asked for meanwhile. If it fails, storage knows better.
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

/** Followed, not yet announced, not yet looked at, or waiting for a key. */
const isLive = (task: Task): boolean =>
  task.state.kind === 'waiting' || isToBeAnnounced(task) || isToBeSeen(task) || waitsForKey(task);
