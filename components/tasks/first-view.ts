import { type Contact, contactSchema } from '../contacts/contact';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, RecordStore, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import { firstRows, onlyTask, type TaskSection, taskGroups, tasksIn } from './group-tasks';
import { type Item, stopReasons, type Task, taskSchema } from './task';
import { overviewOf, type TaskOverview } from './task-overview';
import { byOutcome, type TaskSummary, taskSummarySchema } from './task-summary';

/** The popup's first view: the rows that fill its window, however many tasks there are. */
export interface FirstView {
  /** Contains the first rows only. */
  overview: TaskOverview;
  lines: FirstLines;
}
export interface FirstLines {
  /** The contacts named in the first rows, and those of the task that is open from the start. */
  contacts: Map<string, Contact>;
  openTask: Task | undefined;
}

/** Fills the window. */
const FIRST_ROWS = 12;
/** Contacts listed in an open row; the results page lists them all. */
export const MOST_PEOPLE = 6;

/** The personnel IDs that these tasks' rows may name: only these contacts need to be read. */
export const peopleToName = (tasks: readonly TaskSummary[]): string[] => [
  ...new Set(tasks.flatMap(({ candidates }) => candidates)),
];

/** The personnel IDs that an open row may show. More than fit, because some of them can't be shown. */
export const peopleToShow = ({ items }: { items: readonly Item[] }): string[] =>
  byOutcome(items)
    .slice(0, 2 * MOST_PEOPLE)
    .map(({ personnelId }) => personnelId);

/** The personnel IDs of the contacts in this view. */
export const peopleIn = ({ overview, openTask }: { overview: TaskOverview; openTask: Task | undefined }): string[] => [
  ...new Set([...peopleToName(tasksIn(overview.sections)), ...(openTask ? peopleToShow(openTask) : [])]),
];

/** The view without its contacts. */
export function firstTasks(
  tasks: ReadonlyMap<string, Task>,
): Pick<FirstView, 'overview'> & Pick<FirstLines, 'openTask'> {
  const { sections, isKeyRefused } = overviewOf(tasks.values());
  const first = firstRows(sections, FIRST_ROWS);
  return { overview: { sections: first, isKeyRefused }, openTask: tasks.get(onlyTask(first)?.id ?? '') };
}

/** Reads all tasks to find out which ones come first. */
export async function readFirstView(
  tasks: Pick<RecordStore<Task>, 'all'>,
  contacts: Pick<RecordStore<Contact>, 'getMany'>,
): Promise<FirstView> {
  const { overview, openTask } = firstTasks(await tasks.all());
  return { overview, lines: { contacts: await contacts.getMany(peopleIn({ overview, openTask })), openTask } };
}

const rowSchema = s.union([
  s.object({ kind: s.literal('task'), task: taskSummarySchema }),
  s.object({
    kind: s.literal('pile'),
    reason: s.oneOf(stopReasons),
    count: s.int(),
    tasks: s.array(taskSummarySchema),
  }),
]);
const viewSchema = s.object({
  sections: s.array(s.object({ group: s.oneOf(taskGroups), count: s.int(), rows: s.array(rowSchema) })),
  isKeyRefused: s.boolean(),
  contacts: s.array(contactSchema),
  openTask: s.optional(taskSchema),
});
const viewKind: RecordKind<s.Infer<typeof viewSchema> | undefined> = {
  prefix: 'firstView',
  version: 1,
  schema: s.optional(viewSchema),
};

export type FirstViewStore = Pick<ItemStore<FirstView | undefined>, 'get' | 'remove'> & {
  set(view: FirstView): Promise<void>;
};

/** In `storage.session`, where the worker keeps it ready; `undefined` if it isn't up to date. */
export function createFirstViewStore(sessionArea: StorageArea): FirstViewStore {
  const item = createItemStore(sessionArea, viewKind, undefined);
  return {
    async get() {
      const kept = await item.get();
      if (!kept) return undefined;
      const { sections, isKeyRefused, contacts, openTask } = kept;
      const byId = new Map(contacts.map((contact) => [contact.personnelId, contact]));
      return { overview: { sections, isKeyRefused }, lines: { contacts: byId, openTask } };
    },
    set: ({ overview, lines: { contacts, openTask } }) =>
      item.set({
        ...overview,
        sections: overview.sections.map(withoutPiledTasks),
        contacts: [...contacts.values()],
        ...(openTask ? { openTask } : {}),
      }),
    remove: item.remove,
  };
}

/** Until it is opened, a pile shows only the number of its tasks. */
const withoutPiledTasks = ({ rows, ...section }: TaskSection<TaskSummary>) => ({
  ...section,
  rows: rows.map((row) => (row.kind === 'pile' ? { ...row, tasks: [] } : row)),
});
