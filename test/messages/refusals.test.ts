import { expect, test } from 'vitest';
import { createRefusals, createRefusedStore } from '../../components/messages/refusals';
import { createFakeStorageArea } from '../storage/fake-storage-area';

test('counts all refusals in few writes, however many arrive at once', async () => {
  const area = createFakeStorageArea();
  let writes = 0;
  area.onChanged.addListener(() => writes++);
  const store = createRefusedStore(area);
  const refusals = createRefusals(store);
  await Promise.all(Array.from({ length: 10_000 }, () => refusals.count()));
  await refusals.count();
  expect(await store.get()).toBe(10_001);
  expect(writes).toBeLessThan(5);
});

test('resumes counting after a failed write', async () => {
  const area = createFakeStorageArea();
  const store = createRefusedStore(area);
  const refusals = createRefusals(store);
  area.failWrites = new Error('full');
  await expect(refusals.count()).rejects.toThrow('full');
  area.failWrites = undefined;
  await refusals.count();
  expect(await store.get()).toBe(1);
});
