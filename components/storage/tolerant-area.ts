import { noteLost, type StorageArea } from './record-store';

/**
 * The same area, but reads record by record if the browser rejects a read of several keys because one value is damaged.
 * An unreadable value counts as absent and is noted with the records that were set aside, so that the popup can report
 * the loss. Rejects only if the store itself can't be read.
 */
export function createTolerantArea(area: StorageArea): StorageArea {
  const getKeys = area.getKeys?.bind(area);
  /** Chromium deletes damaged values: only a list of keys taken earlier shows that there was one. */
  let known: readonly string[] = [];

  async function readEach(keys: readonly string[]): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    const lost: string[] = [];
    for (const key of keys) {
      const read = await area.get(key).catch(() => undefined);
      Object.assign(found, read);
      if (read === undefined || (!(key in read) && known.includes(key))) lost.push(key);
    }
    await noteLost(area, lost);
    return found;
  }

  async function listKeys(list: () => Promise<string[]>): Promise<string[]> {
    const keys = await list();
    known = keys;
    return keys;
  }

  return {
    async get(keys) {
      try {
        return await area.get(keys);
      } catch (error) {
        if (!getKeys) throw error;
        // Rejects if the store doesn't open at all: then no single record is to blame.
        const now = await getKeys();
        return readEach(keys === null ? [...new Set([...known, ...now])] : [keys].flat());
      }
    },
    set: (items) => area.set(items),
    remove: (keys) => area.remove(keys),
    ...(getKeys ? { getKeys: () => listKeys(getKeys) } : {}),
    onChanged: area.onChanged,
  };
}
