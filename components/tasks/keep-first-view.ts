import type { Contact } from '../contacts/contact';
import type { After } from '../lensmor/exchange';
import type { RecordStore } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import { type FirstView, type FirstViewStore, firstTasks, peopleIn } from './first-view';
import type { Task } from './task';
import type { TaskOverview } from './task-overview';
import { summarise } from './task-summary';

/**
 * Keeps the popup's first view ready in `storage.session`, so that opening the popup takes as long with a thousand
 * tasks as with ten. The view is removed before any write that affects it and stored again afterwards, so that it is
 * never older than the records, whenever the worker dies.
 */
export interface FirstViewKeeper {
  /** Wraps the stores. All writes must use the wrapped ones. */
  guardTasks(store: RecordStore<Task>): RecordStore<Task>;
  guardContacts(store: RecordStore<Contact>): RecordStore<Contact>;
  /** Stores the view soon, unless it is stored already. */
  keepSoon(): void;
}

interface Options {
  tasks: Pick<RecordStore<Task>, 'all' | 'getMany'>;
  contacts: Pick<RecordStore<Contact>, 'getMany'>;
  kept: FirstViewStore;
  after: After;
}

/** A debounce: answers and names arrive in bursts. */
const DEBOUNCE_MS = 1000;

type Tasks = ReturnType<typeof firstTasks>;

export function createFirstViewKeeper({ tasks, contacts, kept, after }: Options): FirstViewKeeper {
  const enqueue = createSerialQueue();
  /** The current view without contacts; `undefined` if all tasks must be read for it. */
  let first: Tasks | undefined;
  let mayBeKept = true;
  let isKept = false;
  let writes = 0;
  let cancelTimer = () => {};

  function keepSoon(): void {
    cancelTimer();
    cancelTimer = after(DEBOUNCE_MS, () => void enqueue(keep).catch(() => {}));
  }

  async function takeKept(): Promise<void> {
    if (first || !mayBeKept || isKept) return;
    const view = await kept.get();
    isKept = view !== undefined;
    mayBeKept = isKept;
    first = view && { overview: view.overview, openTask: view.lines.openTask };
  }

  async function keep(): Promise<void> {
    await takeKept();
    if (isKept || writes > 0) return;
    first ??= firstTasks(await tasks.all());
    if (first.overview.sections.length === 0) return;
    const { overview, openTask } = first;
    const view: FirstView = { overview, lines: { contacts: await contacts.getMany(peopleIn(first)), openTask } };
    mayBeKept = true;
    isKept = true;
    // If session storage is full, the popup reads all tasks.
    await kept.set(view).catch(drop);
  }

  async function drop(): Promise<void> {
    if (mayBeKept) await kept.remove();
    mayBeKept = false;
    isKept = false;
  }

  /**
   * Removes the view first if the write affects it. `prepare` then runs before the write, and the function it returns
   * after it.
   */
  async function duringWrite(
    write: () => Promise<void>,
    concerns: (first: Tasks) => boolean,
    prepare: () => Promise<() => void> = async () => () => {},
  ): Promise<void> {
    writes++;
    try {
      const finish = await enqueue(async () => {
        await takeKept();
        if (first && !concerns(first)) return () => {};
        await drop();
        return prepare();
      });
      await write();
      finish();
    } finally {
      writes--;
      keepSoon();
    }
  }

  const always = () => true;
  /** Most polls don't move a task in the list, so the other tasks needn't be read. */
  const changeTasks = (changed: ReadonlyMap<string, Task>, write: () => Promise<void>) =>
    duringWrite(write, always, async () => {
      const before = first ? await tasks.getMany([...changed.keys()]) : new Map<string, Task>();
      const stayInPlace = [...changed].every(([id, task]) => placeOf(before.get(id)) === placeOf(task));
      return () => {
        first = first && stayInPlace ? withChanges(first, changed) : undefined;
      };
    });
  const removeTasks = (write: () => Promise<void>) =>
    duringWrite(write, always, async () => () => {
      first = undefined;
    });
  const changeContacts = (ids: readonly string[], write: () => Promise<void>) =>
    duringWrite(write, (view) => {
      const shown = new Set(peopleIn(view));
      return ids.some((id) => shown.has(id));
    });

  return {
    keepSoon,
    guardTasks: (store) => ({
      ...store,
      put: (id, task) => changeTasks(new Map([[id, task]]), () => store.put(id, task)),
      putMany: (records) => changeTasks(records, () => store.putMany(records)),
      remove: (ids) => removeTasks(() => store.remove(ids)),
    }),
    guardContacts: (store) => ({
      ...store,
      put: (id, contact) => changeContacts([id], () => store.put(id, contact)),
      putMany: (records) => changeContacts([...records.keys()], () => store.putMany(records)),
      remove: (ids) => changeContacts(ids, () => store.remove(ids)),
    }),
  };
}

/** A task's position and its share of the list's totals, which most polls don't change. */
const placeOf = (task: Task | undefined): string | undefined =>
  task && JSON.stringify([task.trackedAt, task.state.kind === 'waiting' ? 'waiting' : task.state]);

function withChanges({ overview, openTask }: Tasks, changed: ReadonlyMap<string, Task>): Tasks {
  const sections: TaskOverview['sections'] = overview.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => {
      const task = row.kind === 'task' ? changed.get(row.task.id) : undefined;
      return task ? { kind: 'task', task: summarise(task) } : row;
    }),
  }));
  return { overview: { ...overview, sections }, openTask: openTask && (changed.get(openTask.id) ?? openTask) };
}
