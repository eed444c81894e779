import type { StorageArea, StorageChanges } from '../../components/storage/record-store';

export interface FakeStorageArea extends StorageArea {
  /** What is stored, as a copy. */
  contents(): Record<string, unknown>;
  /** The next writes reject like a browser's do, until this is set to `undefined`. */
  failWrites: Error | undefined;
}

/** Bytes as `chrome.storage.local` counts them: the key and the JSON of the value. */
const sizeOf = (key: string, value: unknown): number => key.length + JSON.stringify(value).length;

/**
 * Like `browser.storage.local`: values are copied in and out as JSON, absent keys stay absent, a write over
 * the quota changes nothing, equal writes tell nobody, listeners run after the write and before its promise resolves.
 */
export function createFakeStorageArea(quotaBytes = 10_485_760): FakeStorageArea {
  const stored = new Map<string, unknown>();
  let bytes = 0;
  const listeners = new Set<(changes: StorageChanges) => void>();
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const sizeStored = (key: string) => (stored.has(key) ? sizeOf(key, stored.get(key)) : 0);

  function tell(changes: StorageChanges): void {
    if (Object.keys(changes).length > 0) for (const listener of [...listeners]) listener(copy(changes));
  }

  const area: FakeStorageArea = {
    failWrites: undefined,
    contents: () => copy(Object.fromEntries(stored)),
    async get(keys) {
      await Promise.resolve();
      if (keys === null) return copy(Object.fromEntries(stored));
      const wanted = typeof keys === 'string' ? [keys] : keys;
      return copy(Object.fromEntries(wanted.filter((key) => stored.has(key)).map((key) => [key, stored.get(key)])));
    },
    async getKeys() {
      await Promise.resolve();
      return [...stored.keys()];
    },
    async set(items) {
      await Promise.resolve();
      if (area.failWrites) throw area.failWrites;
      const next = Object.entries(copy(items));
      const growth = next.reduce((sum, [key, value]) => sum + sizeOf(key, value) - sizeStored(key), 0);
      if (bytes + growth > quotaBytes) throw new Error('Resource::kQuotaBytes quota exceeded');
      bytes += growth;
      const changes: StorageChanges = {};
      for (const [key, value] of next) {
        const isEqual = stored.has(key) && JSON.stringify(stored.get(key)) === JSON.stringify(value);
        if (!isEqual) changes[key] = { newValue: value, ...(stored.has(key) ? { oldValue: stored.get(key) } : {}) };
        stored.set(key, value);
      }
      tell(changes);
    },
    async remove(keys) {
      await Promise.resolve();
      const changes: StorageChanges = {};
      for (const key of typeof keys === 'string' ? [keys] : keys) {
        if (!stored.has(key)) continue;
        changes[key] = { oldValue: stored.get(key) };
        bytes -= sizeStored(key);
        stored.delete(key);
      }
      tell(changes);
    },
    onChanged: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  };
  return area;
}
