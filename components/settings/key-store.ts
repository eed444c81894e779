import * as z from 'zod/mini';
import { createItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';

const storedKeySchema = z.object({ key: z.string(), savedAt: z.number() });
type StoredKey = z.infer<typeof storedKeySchema>;
const keyKind: RecordKind<StoredKey | undefined> = {
  prefix: 'apiKey',
  version: 1,
  schema: z.optional(storedKeySchema),
};

export interface KeyStore {
  get(): Promise<string | undefined>;
  set(key: string, now: number): Promise<void>;
  remove(): Promise<void>;
  watch(listener: (key: string | undefined) => void, signal: AbortSignal): void;
}

/**
 * The API key. `lockStorage` keeps content scripts out of the area: what is written before that call
 * lies open to them, so no write happens unless it has succeeded.
 */
export function createKeyStore(area: StorageArea, lockStorage: () => Promise<void>): KeyStore {
  const item = createItemStore(area, keyKind, undefined);
  return {
    get: async () => (await item.get())?.key,
    async set(key, now) {
      await lockStorage();
      await item.set({ key, savedAt: now });
    },
    remove: item.remove,
    watch: (listener, signal) => item.watch((stored) => listener(stored?.key), signal),
  };
}

/** The last four characters, enough to tell two keys apart: `uak_…7890`. */
export const maskKey = (key: string): string => `${key.startsWith('uak_') ? 'uak_' : ''}…${key.slice(-4)}`;
