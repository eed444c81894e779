import * as z from 'zod/mini';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import { createTurns } from '../storage/turns';

const refusedKind: RecordKind<number> = { prefix: 'refusedMessages', version: 1, schema: z.int() };

/** How many messages were refused since the browser started; in `storage.session`. */
export const createRefusedStore = (sessionArea: StorageArea): ItemStore<number> =>
  createItemStore(sessionArea, refusedKind, 0);

export interface Refusals {
  count(): Promise<void>;
}

export function createRefusals(store: ItemStore<number>): Refusals {
  const inTurn = createTurns();
  return { count: () => inTurn(async () => store.set((await store.get()) + 1)) };
}
