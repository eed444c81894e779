import type { ContactBook } from '../contacts/contact-book';
import type { Settings } from '../settings/settings';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, RecordStore, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import type { Task } from './task';
import type { TaskCommands } from './task-commands';

const DAY_MS = 24 * 3_600_000;

/** When data that is too old was last removed; milliseconds since 1970. */
const retentionSchema = s.object({
  ranAt: s.number(),
  /** The records that could not be read (`damagedRecords`), which tell no time themselves, and since when they are known. */
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
 * Makes the function that removes ended tasks, people in no task any more, and what could not be read, when they are older
 * than the user wants.
 * Call it at each start of the worker, and when the wish changed (`atOnce`); by itself it works once a day at most, and
 * wakes nobody up for it.
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
    // Each start of the worker has let it run: here everything was deleted just now, and nothing may be written again.
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
