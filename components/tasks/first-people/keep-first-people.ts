import type { Contact } from '../../contacts/contact';
import { createTextOrder, type SortableText, sortable } from '../../contacts/text-order';
import type { After } from '../../lensmor/exchange';
import type { ItemStore } from '../../storage/item-store';
import { createLazy } from '../../storage/lazy';
import type { RecordStore } from '../../storage/record-store';
import { createSerialQueue } from '../../storage/serial-queue';
import { changedAt } from '../group-tasks';
import { endedAt, type Task } from '../task';
import { type FirstPeople, firstPeopleOf, markOf } from './first-people';

/**
 * Keeps the first rows of large tasks' results ready in `storage.session`, because which people come first is known
 * only after all of them are read. Like the popup's first view, they are removed before any write that affects them, so
 * that they are never older than the records, whenever the worker dies.
 */
export interface FirstPeopleKeeper {
  /** Wraps the stores. All writes must use the wrapped ones. */
  guardTasks(store: RecordStore<Task>): RecordStore<Task>;
  guardContacts(store: RecordStore<Contact>): RecordStore<Contact>;
  /** Stores what is missing soon. */
  keepSoon(): void;
}

interface Options {
  tasks: Pick<RecordStore<Task>, 'all' | 'get'>;
  contacts: Pick<RecordStore<Contact>, 'getMany'>;
  kept: RecordStore<FirstPeople>;
  /** The IDs of the large tasks, the newest first; `undefined` until a worker of this browser session has looked. */
  largeTasks: ItemStore<string[] | undefined>;
  after: After;
  language: string;
}

/** Fewer people are read as fast as the first ones. */
export const LARGE_TASK = 200;
const MOST_TASKS = 5;
const SOON_MS = 1000;
/** While names arrive, twice a second, reading all people again each time would keep the computer busy. */
const LATER_MS = 10_000;

/** What decides whether a contact's change affects the first people of a task. */
interface Kept {
  ids: ReadonlySet<string>;
  /** The last one's name. */
  last: SortableText;
  /** Of the task; see `markOf`. */
  mark: string;
}

/** While a task runs, each answer would change its people, and not many names are known. */
const isLarge = (task: Task): boolean => endedAt(task) !== undefined && task.items.length > LARGE_TASK;

export function createFirstPeopleKeeper(options: Options): FirstPeopleKeeper {
  const { tasks, contacts, kept, largeTasks, after, language } = options;
  const enqueue = createSerialQueue();
  const order = createTextOrder(language);
  let isTimed = false;
  let running = 0;
  let started = 0;

  const large = createLazy(async () => {
    const stored = await largeTasks.get();
    if (stored) return stored;
    const found = [...(await tasks.all()).values()].filter(isLarge);
    const ids = found.sort((one, other) => changedAt(other) - changedAt(one)).map(({ id }) => id);
    await largeTasks.set(ids.slice(0, MOST_TASKS));
    return ids.slice(0, MOST_TASKS);
  });
  /** What is in the store, by task ID. */
  const current = createLazy(async () => {
    const ids = (await largeTasks.get()) ?? [];
    return new Map([...(await kept.getMany(ids))].map(([id, people]) => [id, describe(people)]));
  });

  function keepIn(delayMs: number): void {
    if (isTimed) return;
    isTimed = true;
    after(delayMs, () => {
      isTimed = false;
      void keep().catch(() => {});
    });
  }

  async function keep(): Promise<void> {
    for (const id of await large.get()) {
      if ((await current.get()).has(id)) continue;
      // What is being written may or may not be read.
      if (running > 0) {
        keepIn(LATER_MS);
        continue;
      }
      const before = started;
      const task = await tasks.get(id);
      if (!task || !isLarge(task)) continue;
      const known = await contacts.getMany(task.items.map(({ personnelId }) => personnelId));
      const people = firstPeopleOf(task, known, language);
      const isKept = await enqueue(async () => {
        if (running > 0 || started !== before) return false;
        (await current.get()).set(id, describe(people));
        // If session storage is full, the page reads everybody.
        await kept.put(id, people).catch(() => drop([id]));
        return true;
      });
      if (!isKept) keepIn(LATER_MS);
    }
  }

  async function drop(ids: readonly string[]): Promise<void> {
    const now = await current.get();
    const gone = ids.filter((id) => now.has(id));
    if (gone.length === 0) return;
    await kept.remove(gone);
    for (const id of gone) now.delete(id);
    keepIn(LATER_MS);
  }

  async function duringWrite(write: () => Promise<void>, affects: (id: string, kept: Kept) => boolean): Promise<void> {
    started++;
    running++;
    try {
      await enqueue(async () => {
        const affected = [...(await current.get())].filter(([id, people]) => affects(id, people));
        await drop(affected.map(([id]) => id));
      });
      await write();
    } finally {
      running--;
    }
  }

  async function writeTasks(changed: ReadonlyMap<string, Task>, write: () => Promise<void>): Promise<void> {
    await duringWrite(write, (id, { mark }) => {
      const task = changed.get(id);
      return task !== undefined && markOf(task) !== mark;
    });
    const added = [...changed.values()].filter(isLarge).map(({ id }) => id);
    if (added.length === 0) return;
    await enqueue(async () => {
      const before = await large.get();
      const next = [...new Set([...added, ...before])].slice(0, MOST_TASKS);
      if (next.join() === before.join()) return;
      await drop(before.filter((id) => !next.includes(id)));
      await largeTasks.set(next);
      large.forget();
    });
    keepIn(SOON_MS);
  }

  /** Whether the contact belongs to the task is not asked: reading the task would cost more than keeping it again. */
  const concerns = ({ personnelId, profile, doNotCall, phone }: Contact, { ids, last }: Kept): boolean =>
    ids.has(personnelId) ||
    order(sortable(profile?.fullName ?? ''), last) <= 0 ||
    // Both may change the counts.
    doNotCall !== undefined ||
    (phone.kind === 'unlocked' && phone.origin === 'profile');
  const always = () => true;

  return {
    keepSoon: () => keepIn(SOON_MS),
    guardTasks: (store) => ({
      ...store,
      put: (id, task) => writeTasks(new Map([[id, task]]), () => store.put(id, task)),
      putMany: (records) => writeTasks(records, () => store.putMany(records)),
      remove: (ids) =>
        duringWrite(
          () => store.remove(ids),
          (id) => ids.includes(id),
        ),
    }),
    guardContacts: (store) => ({
      ...store,
      put: (id, contact) =>
        duringWrite(
          () => store.put(id, contact),
          (_, people) => concerns(contact, people),
        ),
      putMany: (records) => duringWrite(() => store.putMany(records), always),
      remove: (ids) => duringWrite(() => store.remove(ids), always),
    }),
  };
}

function describe({ task: { items }, contacts, mark }: FirstPeople): Kept {
  const lastId = items.at(-1)?.personnelId;
  const last = contacts.find(({ personnelId }) => personnelId === lastId);
  const ids = new Set(items.map(({ personnelId }) => personnelId));
  return { ids, last: sortable(last?.profile?.fullName ?? ''), mark };
}
