import { expect, test } from 'vitest';
import { createDisclosureQuota, createVisitStores } from '../../../components/overlay/worker/disclosure-quota';
import { createFakeStorageArea } from '../../storage/fake-storage-area';

const one = { visit: 'one', origin: 'https://crm.example' };
const other = { visit: 'other', origin: 'https://other.example' };

test('a forgotten person counts as shown nowhere, for this worker and the next', async () => {
  const area = createFakeStorageArea();
  const visits = createDisclosureQuota(createVisitStores(area), () => 0);
  await visits.admit(one, ['7', '8']);
  await visits.admit(other, ['8']);
  await visits.forget('7');
  expect(await visits.wasShown('one', '7')).toBe(false);
  expect(await visits.wasShown('one', '8')).toBe(true);
  expect(JSON.stringify(await area.get(null))).not.toContain('"7"');
  const next = createDisclosureQuota(createVisitStores(area), () => 0);
  expect(await next.wasShown('one', '7')).toBe(false);
  expect(await next.wasShown('other', '8')).toBe(true);
});

test('with storage full, people are still shown and counted', async () => {
  const area = createFakeStorageArea();
  const visits = createDisclosureQuota(createVisitStores(area), () => 0);
  area.failWrites = new Error('Resource::kQuotaBytes quota exceeded');
  const people = Array.from({ length: 500 }, (_, at) => `${at}`);
  expect((await visits.admit(one, people)).size).toBe(400);
  expect((await visits.admit(one, ['new'])).size).toBe(0);
  expect(await visits.wasShown('one', '7')).toBe(true);
});

test('forgetting everybody resets the quota of every page', async () => {
  const area = createFakeStorageArea();
  const visits = createDisclosureQuota(createVisitStores(area), () => 0);
  await visits.admit(one, ['7']);
  await visits.forgetAll();
  expect(await area.get(null)).toEqual({});
  await visits.admit(other, ['8']);
  expect(JSON.stringify(await area.get(null))).not.toContain('"7"');
});

test('what one page load may not be shown is left to the others of its site', async () => {
  const visits = createDisclosureQuota(createVisitStores(createFakeStorageArea()), () => 0);
  const sizes = [];
  for (const visit of ['one', 'two', 'three']) {
    const people = Array.from({ length: 2000 }, (_, at) => `${visit} ${at}`);
    sizes.push((await visits.admit({ visit, origin: one.origin }, people)).size);
  }
  expect(sizes).toEqual([400, 400, 200]);
});
