import type { StorageArea, StorageChanges } from '../../components/storage/record-store';

export interface FakeStorageArea extends StorageArea {
  /** A copy of what is stored. */
  contents(): Record<string, unknown>;
  /** Writes reject as in a browser until this is set to `undefined`. */
  failWrites: Error | undefined;
}

/**
 * Behaves like `browser.storage.local`: copies values as JSON, omits absent keys, changes nothing on a write over
 * quota, notifies only of real changes, and runs listeners after the write but before its promise resolves.
 */
export function createFakeStorageArea(quotaBytes = 10_485_760): FakeStorageArea {
  /** Each value's JSON. */
  const stored = new Map<string, string>();
  /** Counted as `chrome.storage.local` does: the key and the value's JSON. */
  let bytes = 0;
  const listeners = new Set<(changes: StorageChanges) => void>();
  const sizeOf = (key: string, json: string | undefined) => (json === undefined ? 0 : key.length + json.length);
  const parse = (json: string): unknown => JSON.parse(json);
  const contents = () => Object.fromEntries([...stored].map(([key, json]) => [key, parse(json)]));

  /** Notifies listeners with the JSON before and after. */
  function notify(changed: readonly [string, string | undefined, string | undefined][]): void {
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
      // Like the browser, copy the value at the time of the call.
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
      notify(changed.map(([key, before, after]) => [key, before, after]));
    },
    async remove(keys) {
      await Promise.resolve();
      const known = (typeof keys === 'string' ? [keys] : keys).filter((key) => stored.has(key));
      const changed = known.map((key): [string, string | undefined, undefined] => [key, stored.get(key), undefined]);
      for (const [key, json] of changed) {
        bytes -= sizeOf(key, json);
        stored.delete(key);
      }
      notify(changed);
    },
    onChanged: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  };
  return area;
}
