import * as z from 'zod/mini';
import { createItemStore } from '../storage/item-store';
import { type RecordKind, removeDamaged, type StorageArea } from '../storage/record-store';
import { noPolicy, type PolicySource } from './policy';

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
  /** Identifies the current key without revealing anything about it; changes whenever a key is saved. */
  mark(): Promise<string | undefined>;
  watch(listener: (key: string | undefined) => void, signal: AbortSignal): void;
}

/**
 * The API key: the organisation's if there is one, otherwise the user's. `lockStorage` keeps content scripts out of the
 * area. They could read anything written before that, so nothing is written unless it succeeds.
 */
export function createKeyStore(
  area: StorageArea,
  lockStorage: () => Promise<void>,
  policy: PolicySource = noPolicy,
): KeyStore {
  const item = createItemStore(area, keyKind, undefined);
  const current = async () => (await policy.read()).apiKey ?? (await item.get())?.key;
  return {
    get: current,
    async set(key, now) {
      await lockStorage();
      await item.set({ key, savedAt: now });
      // Also removes a key that was set aside because this version couldn't read it.
      await removeDamaged(area, [keyKind.prefix]);
    },
    remove: item.remove,
    async mark() {
      const { apiKey } = await policy.read();
      if (apiKey !== undefined) return `policy:${shortHash(apiKey)}`;
      const stored = await item.get();
      return stored && `saved:${stored.savedAt}`;
    },
    watch(listener, signal) {
      const notify = () => void current().then(listener);
      item.watch(notify, signal);
      policy.watch(notify, signal);
    },
  };
}

/** 32 bits (FNV-1a), far too few to recover a key. */
function shortHash(key: string): string {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** Shows the last four characters, enough to tell two keys apart: `uak_…7890`. */
export const maskKey = (key: string): string => `${key.startsWith('uak_') ? 'uak_' : ''}…${key.slice(-4)}`;
