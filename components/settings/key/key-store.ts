import { createItemStore } from '../../storage/item-store';
import { type RecordKind, removeDamaged, type StorageArea } from '../../storage/record-store';
import * as s from '../../storage/schema';
import { shortHash } from '../../storage/short-hash';
import { noPolicy, type PolicySource } from '../policy';

const storedKeySchema = s.object({ key: s.string(), savedAt: s.number() });
type StoredKey = s.Infer<typeof storedKeySchema>;
const keyKind: RecordKind<StoredKey | undefined> = {
  prefix: 'apiKey',
  version: 1,
  schema: s.optional(storedKeySchema),
};

export interface KeyStore {
  get(): Promise<string | undefined>;
  set(key: string, now: number): Promise<void>;
  remove(): Promise<void>;
  /** Distinguishes the key in force from any other without revealing it; changes whenever a key is saved. */
  mark(): Promise<string | undefined>;
  watch(listener: (key: string | undefined) => void, signal: AbortSignal): void;
}

/**
 * The API key: the organisation's if it set one, else the user's. `lockStorage` keeps content scripts out of the area.
 * They could read whatever is written before that call, so a key is written only after it succeeded.
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
      // Also remove a key that a later version saved and this one could not read.
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

/** The prefix and the last four characters, enough to tell two keys apart: `sk_…7890`. */
export function maskKey(key: string): string {
  const prefix = /^[a-z]{1,8}_/i.exec(key)?.[0] ?? '';
  return key.length < prefix.length + 12 ? '…' : `${prefix}…${key.slice(-4)}`;
}
