import { expect, test } from 'vitest';
import { createAreaAfter } from '../../components/storage/first-reads';
import { createFakeStorageArea } from './fake-storage-area';

/** An area with two values that records what is requested, and may be read once `allow` is called. */
async function setUp() {
  const stored = createFakeStorageArea();
  await stored.set({ a: 1, b: 2 });
  const requests: unknown[] = [];
  let allow = () => {};
  const mayRead = new Promise<void>((resolve) => {
    allow = resolve;
  });
  const area = createAreaAfter(mayRead, {
    ...stored,
    get(keys) {
      requests.push(keys);
      return stored.get(keys);
    },
    getKeys() {
      requests.push('keys');
      return stored.getKeys?.() ?? Promise.resolve([]);
    },
  });
  return { area, requests, allow };
}

test('nothing is requested before it may be read', async () => {
  const { area, requests, allow } = await setUp();
  const reads = [area.get('a'), area.get(['a', 'b']), Promise.resolve(area.getKeys?.())];
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect(requests).toEqual([]);
  allow();
  expect(await Promise.all(reads)).toEqual([{ a: 1 }, { a: 1, b: 2 }, ['a', 'b']]);
});

test('the single keys read until then are one request, and each gets its own value', async () => {
  const { area, requests, allow } = await setUp();
  const reads = ['a', 'c', 'b', 'a'].map((key) => area.get(key));
  allow();
  expect(await Promise.all(reads)).toEqual([{ a: 1 }, {}, { b: 2 }, { a: 1 }]);
  expect(requests).toEqual([['a', 'c', 'b']]);
  expect(await area.get('b')).toEqual({ b: 2 });
  expect(requests).toEqual([['a', 'c', 'b'], 'b']);
});
