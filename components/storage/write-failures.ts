import { createItemStore, type ItemStore } from './item-store';
import { createLazy } from './lazy';
import type { RecordKind, StorageArea } from './record-store';
import * as s from './schema';
import { createSerialQueue } from './serial-queue';

/** A problem that affects every task, for the popup and the badge. */
const troubleSchema = s.object({
  /** When the browser first rejected a write; milliseconds since 1970. */
  storageFailedAt: s.optional(s.number()),
  /** The keys whose latest write was rejected. */
  refused: s.optional(s.array(s.string())),
});
export type WriteFailure = s.Infer<typeof troubleSchema>;

const troubleKind: RecordKind<WriteFailure> = { prefix: 'trouble', version: 1, schema: troubleSchema };

/** In `storage.session`, which has its own quota, so it can record that `storage.local` is full. */
export const createWriteFailureStore = (sessionArea: StorageArea): ItemStore<WriteFailure> =>
  createItemStore(sessionArea, troubleKind, {});

/** Beyond this number, keys aren't remembered individually. */
const MOST_REFUSED = 2000;

/**
 * The same area, with a note in `trouble` from the first rejected write until all rejected keys have been written or
 * removed. A smaller write that succeeds doesn't mean that the rejected one would.
 */
export function noteRefusedWrites(area: StorageArea, trouble: ItemStore<WriteFailure>, now: () => number): StorageArea {
  const enqueue = createSerialQueue();
  const noted = createLazy(trouble.get);
  const getKeys = area.getKeys?.bind(area);

  const change = (update: (keys: Set<string>) => void): Promise<void> =>
    enqueue(async () => {
      const before = await noted.get();
      const keys = new Set(before.refused);
      update(keys);
      const isSame = keys.size === (before.refused ?? []).length;
      if (isSame && (keys.size > 0 || before.storageFailedAt === undefined)) return;
      noted.forget();
      if (keys.size === 0) return trouble.remove();
      await trouble.set({
        storageFailedAt: before.storageFailedAt ?? now(),
        refused: [...keys].slice(0, MOST_REFUSED),
      });
    });
  const settled = (written: readonly string[]) =>
    change((keys) => {
      for (const key of written) keys.delete(key);
    });

  return {
    get: (keys) => area.get(keys),
    async remove(keys) {
      await area.remove(keys);
      await settled([keys].flat());
    },
    ...(getKeys ? { getKeys } : {}),
    onChanged: area.onChanged,
    async set(items) {
      try {
        await area.set(items);
      } catch (error) {
        await change((keys) => {
          for (const key of Object.keys(items)) keys.add(key);
        });
        throw error;
      }
      await settled(Object.keys(items));
    },
  };
}
