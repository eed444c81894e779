import * as z from 'zod/mini';
import { createItemStore, type ItemStore } from './item-store';
import type { RecordKind, StorageArea } from './record-store';

/** What hinders every task at once, for the popup and the badge. */
const troubleSchema = z.object({
  /** Since when the browser has refused to store more; milliseconds since 1970. */
  storageFailedAt: z.optional(z.number()),
});
export type WriteFailure = z.infer<typeof troubleSchema>;

const troubleKind: RecordKind<WriteFailure> = { prefix: 'trouble', version: 1, schema: troubleSchema };

/** In `storage.session`: that has a quota of its own, so it takes a note of `storage.local` being full. */
export const createWriteFailureStore = (sessionArea: StorageArea): ItemStore<WriteFailure> =>
  createItemStore(sessionArea, troubleKind, {});

/** The same area, with a note in `trouble` from the first write that it refuses until the next that succeeds. */
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
