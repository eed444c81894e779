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
  /** Tells the key in force from any other without telling anything of it; changes whenever one is saved. */
  mark(): Promise<string | undefined>;
  watch(listener: (key: string | undefined) => void, signal: AbortSignal): void;
}

/**
 * The API key: the organisation's where there is one, else the user's. `lockStorage` keeps content scripts out of the
 * area: what is written before that call lies open to them, so no write happens unless it has succeeded.
 */
export function createKeyStore(
  area: StorageArea,
  lockStorage: () => Promise<void>,
  policy: PolicySource = noPolicy,
): KeyStore {
  const item = createItemStore(area, keyKind, undefined);
  const inForce = async () => (await policy.read()).apiKey ?? (await item.get())?.key;
  return {
    get: inForce,
    async set(key, now) {
      await lockStorage();
      await item.set({ key, savedAt: now });
      // A key that a later version had saved, and this one could not read, goes with the one that it was.
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
      const tell = () => void inForce().then(listener);
      item.watch(tell, signal);
      policy.watch(tell, signal);
    },
  };
}

/** 32 bits (FNV-1a): far too few to lead back to a key. */
function shortHash(key: string): string {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** The last four characters, enough to tell two keys apart: `uak_…7890`. */
export const maskKey = (key: string): string => `${key.startsWith('uak_') ? 'uak_' : ''}…${key.slice(-4)}`;
