import { type Contact, contactSchema } from '../../contacts/contact';
import { createTextOrder, sortable } from '../../contacts/text-order';
import { createItemStore, type ItemStore } from '../../storage/item-store';
import { createRecordStore, type RecordStore, type StorageArea } from '../../storage/record-store';
import * as s from '../../storage/schema';
import { shortHash } from '../../storage/short-hash';
import { hasEnded, kindOfItem, type Task, taskSchema } from '../task';
import { summarise, taskSummarySchema } from '../task-summary';

const countsSchema = s.object({
  all: s.int(),
  unlocked: s.int(),
  open: s.int(),
  failed: s.int(),
  doNotCall: s.int(),
});
/** People by what their row shows: those not to be called count only as that. */
export type PeopleCounts = s.Infer<typeof countsSchema>;

const firstPeopleSchema = s.object({
  /** With the first people only, in the order of their names. */
  task: taskSchema,
  /** Of the whole task, as are `counts`. */
  summary: taskSummarySchema,
  counts: countsSchema,
  contacts: s.array(contactSchema),
  /** See `markOf`. */
  mark: s.string(),
});
/** The first rows of a task's results, in the page's default order: all that it shows before the user scrolls. */
export type FirstPeople = s.Infer<typeof firstPeopleSchema>;

/** Fills the window of a large screen. */
export const MOST_FIRST_PEOPLE = 40;

/** In `storage.session`, where the worker keeps them ready, by task ID. Missing if they aren't up to date. */
export const createFirstPeopleStore = (sessionArea: StorageArea): RecordStore<FirstPeople> =>
  createRecordStore(sessionArea, { prefix: 'firstPeople:', version: 1, schema: firstPeopleSchema });

/** Changes with anything that the results page shows of the task: not when the user opens it, for example. */
export function markOf(task: Task): string {
  const { announceAs: _as, announcedAt: _at, seenAt: _seen, lastCheckedAt: _checked, ...shown } = task;
  return shortHash(JSON.stringify(shown));
}

/** `contacts` are all of the task's. */
export function firstPeopleOf(task: Task, contacts: ReadonlyMap<string, Contact>, language: string): FirstPeople {
  const order = createTextOrder(language);
  const items = task.items
    .map((item) => ({ item, name: sortable(contacts.get(item.personnelId)?.profile?.fullName ?? '') }))
    .sort((one, other) => order(one.name, other.name))
    .slice(0, MOST_FIRST_PEOPLE)
    .map(({ item }) => item);
  return {
    task: { ...task, items },
    summary: summarise(task),
    counts: countPeople(task, contacts),
    contacts: items.flatMap(({ personnelId }) => contacts.get(personnelId) ?? []),
    mark: markOf(task),
  };
}

function countPeople(task: Task, contacts: ReadonlyMap<string, Contact>): PeopleCounts {
  const counts = { all: task.items.length, unlocked: 0, open: 0, failed: 0, doNotCall: 0 };
  for (const item of task.items) {
    const contact = contacts.get(item.personnelId);
    // A later task without a number doesn't replace one that was unlocked before.
    const kind = contact?.phone.kind === 'unlocked' ? 'unlocked' : kindOfItem(item, hasEnded(task));
    counts[contact?.doNotCall ? 'doNotCall' : kind]++;
  }
  return counts;
}

/** In `storage.session`: the IDs of the large tasks, the newest first; `undefined` until the worker has looked for them. */
export const createLargeTasksStore = (sessionArea: StorageArea): ItemStore<string[] | undefined> =>
  createItemStore(
    sessionArea,
    { prefix: 'largeTasks', version: 1, schema: s.optional(s.array(s.string())) },
    undefined,
  );
