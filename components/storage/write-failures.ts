import * as z from 'zod/mini';
import { createItemStore, type ItemStore } from './item-store';
import type { RecordKind, StorageArea } from './record-store';

/** A failure that affects all tasks, shown in the popup and on the badge. */
const troubleSchema = z.object({
  /** When the browser first rejected a write; milliseconds since 1970. */
  storageFailedAt: z.optional(z.number()),
});
export type WriteFailure = z.infer<typeof troubleSchema>;

const troubleKind: RecordKind<WriteFailure> = { prefix: 'trouble', version: 1, schema: troubleSchema };

/** In `storage.session`, which has its own quota and so can record that `storage.local` is full. */
export const createWriteFailureStore = (sessionArea: StorageArea): ItemStore<WriteFailure> =>
  createItemStore(sessionArea, troubleKind, {});

/** Wraps an area. `trouble` is set from the first write that fails until the next one that succeeds. */
export function noteRefusedWrites(area: StorageArea, trouble: ItemStore<WriteFailure>, now: () => number): StorageArea {
  let isFailing: boolean | undefined;
  const getKeys = area.getKeys?.bind(area);
  return {
    get: (keys) => area.get(keys),
    remove: (keys) => area.remove(keys),
    ...(getKeys ? { getKeys } : {}),
    onChanged: area.onChanged,
    async set(items) {
      try {
        await area.set(items);
      } catch (error) {
        if (isFailing !== true) await trouble.set({ storageFailedAt: now() });
        isFailing = true;
        throw error;
      }
      if (isFailing !== false) await trouble.remove();
      isFailing = false;
    },
  };
}
