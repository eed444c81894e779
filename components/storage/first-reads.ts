import type { StorageArea } from './record-store';

/**
 * The same area, but it is read only after `mayRead` has resolved. Until then, reads of single keys are collected, and
 * become one request to the browser: a page starts with half a dozen of them.
 */
export function createAreaAfter(mayRead: Promise<unknown>, area: StorageArea): StorageArea {
  const keys = new Set<string>();
  let isOver = false;
  let reading: Promise<Record<string, unknown>> | undefined;
  async function readTogether(): Promise<Record<string, unknown>> {
    await mayRead;
    isOver = true;
    return area.get([...keys]);
  }
  const getKeys = area.getKeys?.bind(area);
  return {
    async get(asked) {
      if (isOver) return area.get(asked);
      if (typeof asked === 'string') {
        keys.add(asked);
        reading ??= readTogether();
        const found = await reading;
        return asked in found ? { [asked]: found[asked] } : {};
      }
      await mayRead;
      return area.get(asked);
    },
    set: (items) => area.set(items),
    remove: (removed) => area.remove(removed),
    ...(getKeys ? { getKeys: () => mayRead.then(getKeys) } : {}),
    onChanged: area.onChanged,
  };
}
