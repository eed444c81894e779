import type { ContactBook } from '../contacts/contact-book';
import type { Settings } from '../settings/settings';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, RecordStore, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import type { Task } from './task';
import type { TaskCommands } from './task-commands';

const DAY_MS = 24 * 3_600_000;

/** When old data was last removed; milliseconds since 1970. */
const retentionSchema = s.object({
  ranAt: s.number(),
  /** When each damaged record (`damagedRecords`) was first seen: its own times can't be read. */
  damaged: s.optional(s.array(s.object({ key: s.string(), since: s.number() }))),
});
type Retention = s.Infer<typeof retentionSchema>;
const retentionKind: RecordKind<Retention> = { prefix: 'retention', version: 1, schema: retentionSchema };

export const createRetentionStore = (area: StorageArea): ItemStore<Retention> =>
  createItemStore(area, retentionKind, { ranAt: 0 });

interface Options {
  store: ItemStore<Retention>;
  settings: () => Promise<Settings>;
  tasks: RecordStore<Task>;
  /** `damagedRecords` and `removeDamaged` */
  damaged: { keys(): Promise<readonly string[]>; remove(keys: readonly string[]): Promise<void> };
  taskCommands: Pick<TaskCommands, 'removeEndedBefore'>;
  contactBook: Pick<ContactBook, 'removeUnchangedSince'>;
  now: () => number;
}

/**
 * Creates the function that removes finished tasks, people who are no longer in a task, and damaged records, if they are
 * older than the retention setting. Call it at each start of the worker, and with `atOnce` when the setting changes.
 * Otherwise it runs at most once a day and never wakes the worker.
 */
export function createRetention({ store, settings, tasks, damaged, taskCommands, contactBook, now }: Options) {
  async function removeDamagedBefore(time: number, known: Retention['damaged'] = []): Promise<Retention['damaged']> {
    const sinceWhen = new Map(known.map(({ key, since }) => [key, since]));
    const all = (await damaged.keys()).map((key) => ({ key, since: sinceWhen.get(key) ?? now() }));
    await damaged.remove(all.filter(({ since }) => since < time).map(({ key }) => key));
    return all.filter(({ since }) => since >= time);
  }

  return async (atOnce: boolean): Promise<void> => {
    const { ranAt, damaged: known } = await store.get();
    // It has run at each start of the worker, so 0 means "Delete everything" just ran: don't write anything.
    if (atOnce && ranAt === 0) return;
    const sinceThen = now() - ranAt;
    if (!atOnce && sinceThen >= 0 && sinceThen < DAY_MS) return;
    const oldest = now() - (await settings()).retentionDays * DAY_MS;
    await taskCommands.removeEndedBefore(oldest);
    const inTasks = [...(await tasks.all()).values()].flatMap(({ items }) =>
      items.map(({ personnelId }) => personnelId),
    );
    await contactBook.removeUnchangedSince(oldest, new Set(inTasks));
    const left = await removeDamagedBefore(oldest, known);
    await store.set({ ranAt: now(), ...(left?.length ? { damaged: left } : {}) });
  };
}
