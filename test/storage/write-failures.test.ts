import { expect, test } from 'vitest';
import { createWriteFailureStore, noteRefusedWrites } from '../../components/storage/write-failures';
import { createFakeStorageArea } from './fake-storage-area';

function setUp() {
  const [local, session] = [createFakeStorageArea(), createFakeStorageArea()];
  const trouble = createWriteFailureStore(session);
  /** Simulates the worker's death: only stored data is left. */
  const start = () => noteRefusedWrites(local, trouble, () => 1000);
  const isFull = async () => (await trouble.get()).storageFailedAt !== undefined;
  const refuse = async (area: ReturnType<typeof start>, items: Record<string, unknown>) => {
    local.failWrites = new Error('quota');
    await expect(area.set(items)).rejects.toThrow('quota');
    local.failWrites = undefined;
  };
  return { local, start, isFull, refuse };
}

test('full storage is reported until the rejected write succeeds, even if others fit', async () => {
  const { start, isFull, refuse } = setUp();
  const area = start();
  expect(await isFull()).toBe(false);
  await refuse(area, { 'task:321': 'large' });
  expect(await isFull()).toBe(true);
  await area.set({ 'contact:1': 'small' });
  expect(await isFull()).toBe(true);
  await area.set({ 'task:321': 'large' });
  expect(await isFull()).toBe(false);
});

test('the next worker knows which writes were rejected', async () => {
  const { start, isFull, refuse } = setUp();
  await refuse(start(), { 'task:321': 'large', 'task:322': 'large' });
  const next = start();
  await next.set({ 'task:322': 'large' });
  expect(await isFull()).toBe(true);
  await next.set({ 'task:321': 'large' });
  expect(await isFull()).toBe(false);
});

test('removing a rejected key also clears the failure', async () => {
  const { start, isFull, refuse } = setUp();
  const area = start();
  await refuse(area, { 'task:321': 'large' });
  await area.remove(['task:321']);
  expect(await isFull()).toBe(false);
});
