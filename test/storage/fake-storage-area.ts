import type { StorageArea, StorageChanges } from '../../components/storage/record-store';

export interface FakeStorageArea extends StorageArea {
  /** What is stored, as a copy. */
  contents(): Record<string, unknown>;
  /** The next writes reject like a browser's do, until this is set to `undefined`. */
  failWrites: Error | undefined;
}

/** Bytes as `chrome.storage.local` counts them: the key and the JSON of the value. */
const sizeOf = (items: Record<string, unknown>): number =>
  Object.entries(items).reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);

/**
 * Like `browser.storage.local`: values are copied in and out as JSON, absent keys stay absent, a write over
 * the quota changes nothing, equal writes tell nobody, listeners run after the write and before its promise resolves.
 */
export function createFakeStorageArea(quotaBytes = 10_485_760): FakeStorageArea {
  let stored: Record<string, unknown> = {};
  const listeners = new Set<(changes: StorageChanges) => void>();
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

  function tell(changes: StorageChanges): void {
    if (Object.keys(changes).length > 0) for (const listener of [...listeners]) listener(copy(changes));
  }

  const area: FakeStorageArea = {
    failWrites: undefined,
    contents: () => copy(stored),
    async get(keys) {
      await Promise.resolve();
      if (keys === null) return copy(stored);
      const wanted = typeof keys === 'string' ? [keys] : keys;
      return copy(Object.fromEntries(wanted.filter((key) => key in stored).map((key) => [key, stored[key]])));
    },
    async getKeys() {
      await Promise.resolve();
      return Object.keys(stored);
    },
    async set(items) {
      await Promise.resolve();
      if (area.failWrites) throw area.failWrites;
      const next = { ...stored, ...copy(items) };
      if (sizeOf(next) > quotaBytes) throw new Error('Resource::kQuotaBytes quota exceeded');
      const changes: StorageChanges = {};
      for (const key of Object.keys(items)) {
        if (JSON.stringify(stored[key]) === JSON.stringify(next[key])) continue;
        changes[key] = { newValue: next[key], ...(key in stored ? { oldValue: stored[key] } : {}) };
      }
      stored = next;
      tell(changes);
    },
    async remove(keys) {
      await Promise.resolve();
      const changes: StorageChanges = {};
      for (const key of typeof keys === 'string' ? [keys] : keys) {
        if (!(key in stored)) continue;
        changes[key] = { oldValue: stored[key] };
        delete stored[key];
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
