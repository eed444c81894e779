import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';

const refusedKind: RecordKind<number> = { prefix: 'refusedMessages', version: 1, schema: s.int() };

/** The number of messages rejected since the browser started, in `storage.session`. */
export const createRefusedStore = (sessionArea: StorageArea): ItemStore<number> =>
  createItemStore(sessionArea, refusedKind, 0);

export interface Refusals {
  /** Resolves when it is counted. At most one write runs at a time. */
  count(): Promise<void>;
}

export function createRefusals(store: ItemStore<number>): Refusals {
  let uncounted = 0;
  let counting: Promise<void> | undefined;

  async function write(): Promise<void> {
    while (uncounted > 0) {
      const some = uncounted;
      uncounted = 0;
      await store.set((await store.get()) + some);
    }
  }

  return {
    count() {
      uncounted++;
      counting ??= write().finally(() => {
        counting = undefined;
      });
      return counting;
    },
  };
}
