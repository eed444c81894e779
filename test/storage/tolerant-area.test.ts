import { describe, expect, test } from 'vitest';
import { damagedRecords, removeDamaged } from '../../components/storage/record-store';
import { createTolerantArea } from '../../components/storage/tolerant-area';
import { createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from './fake-storage-area';

/**
 * An area in which these values are damaged: as in a browser, any read that includes one fails. `isRemoved`: the
 * browser deletes them on the first failed read.
 */
async function createDamagedArea(
  stored: Record<string, unknown>,
  keys: readonly string[],
  { isRemoved = false, isOpen = { now: true } } = {},
) {
  const area = createFakeStorageArea();
  await area.set(stored);
  const damaged = new Set(keys);
  return createTolerantArea({
    ...area,
    async get(asked) {
      const met = (asked === null ? Object.keys(area.contents()) : [asked].flat()).filter((key) => damaged.has(key));
      if (isOpen.now && met.length === 0) return area.get(asked);
      if (isRemoved) await area.remove(met);
      if (isRemoved) for (const key of met) damaged.delete(key);
      throw new Error(isOpen.now ? 'Invalid JSON' : 'IO error: cannot open');
    },
    async set(items) {
      await area.set(items);
      for (const key of Object.keys(items)) damaged.delete(key);
    },
    async remove(removed) {
      await area.remove(removed);
      for (const key of [removed].flat()) damaged.delete(key);
    },
    async getKeys() {
      if (!isOpen.now) throw new Error('IO error: cannot open');
      return Object.keys(area.contents());
    },
  });
}

const task = (id: string) => ({
  version: 1,
  data: {
    id,
    trackedAt: 1,
    state: { kind: 'done', outcome: 'completed', endedAt: 2 },
    items: [],
    failedAttempts: 0,
  },
});

describe('a store with damaged values', () => {
  const stored = Object.fromEntries(['1', '2', '3'].map((id) => [`task:${id}`, task(id)]));

  test.each([
    ['refuses them', false],
    ['removes them', true],
  ])('that the browser %s still returns all other records, and reports which were lost', async (_, isRemoved) => {
    const area = await createDamagedArea(stored, ['task:2'], { isRemoved });
    expect([...(await createTaskStore(area).all()).keys()]).toEqual(['1', '3']);
    expect(await damagedRecords(area)).toEqual(['task:2']);
    expect(Object.keys(await area.get(['task:1', 'task:2', 'task:3']))).toEqual(['task:1', 'task:3']);
    // A note is not a record that could be read again.
    expect([...(await createTaskStore(area).all()).keys()]).toEqual(['1', '3']);
    expect(await damagedRecords(area)).toEqual(['task:2']);
  });

  test('reports no keys that never existed', async () => {
    const area = await createDamagedArea(stored, ['task:2'], { isRemoved: true });
    await area.getKeys?.();
    expect(Object.keys(await area.get(['task:1', 'task:2', 'task:9']))).toEqual(['task:1']);
    expect(await damagedRecords(area)).toEqual(['task:2']);
  });

  test('accepts a lost record that is written again', async () => {
    const area = await createDamagedArea(stored, ['task:2']);
    await createTaskStore(area).all();
    await area.set({ 'task:2': task('2') });
    await removeDamaged(area, await damagedRecords(area));
    expect([...(await createTaskStore(area).all()).keys()].sort()).toEqual(['1', '2', '3']);
    expect(await damagedRecords(area)).toEqual([]);
  });

  test('rejects if the store does not open: nothing may count as absent then', async () => {
    const isOpen = { now: true };
    const area = await createDamagedArea(stored, [], { isOpen });
    isOpen.now = false;
    await expect(area.get('task:1')).rejects.toThrow();
    await expect(createTaskStore(area).all()).rejects.toThrow();
    isOpen.now = true;
    expect(await damagedRecords(area)).toEqual([]);
  });
});
