import type { StorageArea, StorageChanges } from '../../components/storage/record-store';

export interface FakeStorageArea extends StorageArea {
  /** What is stored, as a copy. */
  contents(): Record<string, unknown>;
  /** The next writes reject like a browser's do, until this is set to `undefined`. */
  failWrites: Error | undefined;
}

/**
 * Like `browser.storage.local`: values are copied in and out as JSON, absent keys stay absent, a write over
 * the quota changes nothing, equal writes tell nobody, listeners run after the write and before its promise resolves.
 */
export function createFakeStorageArea(quotaBytes = 10_485_760): FakeStorageArea {
  /** The JSON of each value. */
  const stored = new Map<string, string>();
  /** As `chrome.storage.local` counts them: the key and the JSON of the value. */
  let bytes = 0;
  const listeners = new Set<(changes: StorageChanges) => void>();
  const sizeOf = (key: string, json: string | undefined) => (json === undefined ? 0 : key.length + json.length);
  const parse = (json: string): unknown => JSON.parse(json);
  const contents = () => Object.fromEntries([...stored].map(([key, json]) => [key, parse(json)]));

  /** Tells of the JSON before and after. */
  function tell(changed: readonly [string, string | undefined, string | undefined][]): void {
    if (changed.length === 0) return;
    for (const listener of [...listeners]) {
      const changes: StorageChanges = {};
      for (const [key, before, after] of changed) {
        changes[key] = {
          ...(before === undefined ? {} : { oldValue: parse(before) }),
          ...(after === undefined ? {} : { newValue: parse(after) }),
        };
      }
      listener(changes);
    }
  }

  const area: FakeStorageArea = {
    failWrites: undefined,
    contents,
    async get(keys) {
      await Promise.resolve();
      if (keys === null) return contents();
      const wanted = typeof keys === 'string' ? [keys] : keys;
      return Object.fromEntries(
        wanted.flatMap((key) => {
          const json = stored.get(key);
          return json === undefined ? [] : [[key, parse(json)]];
        }),
      );
    },
    async getKeys() {
      await Promise.resolve();
      return [...stored.keys()];
    },
    async set(items) {
      // The browser takes its copy when it is called, not later.
      const next = Object.entries(items).map(([key, value]): [string, string] => [key, JSON.stringify(value)]);
      await Promise.resolve();
      if (area.failWrites) throw area.failWrites;
      const growth = next.reduce((sum, [key, json]) => sum + sizeOf(key, json) - sizeOf(key, stored.get(key)), 0);
      if (bytes + growth > quotaBytes) throw new Error('Resource::kQuotaBytes quota exceeded');
      bytes += growth;
      const changed = next
        .map(([key, json]) => [key, stored.get(key), json] as const)
        .filter(([, before, after]) => before !== after);
      for (const [key, json] of next) stored.set(key, json);
      tell(changed.map(([key, before, after]) => [key, before, after]));
    },
    async remove(keys) {
      await Promise.resolve();
      const known = (typeof keys === 'string' ? [keys] : keys).filter((key) => stored.has(key));
      const changed = known.map((key): [string, string | undefined, undefined] => [key, stored.get(key), undefined]);
      for (const [key, json] of changed) {
        bytes -= sizeOf(key, json);
        stored.delete(key);
      }
      tell(changed);
    },
    onChanged: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  };
  return area;
}
