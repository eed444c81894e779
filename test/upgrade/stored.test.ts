import { describe, expect, test } from 'vitest';
import { createConsentStore } from '../../components/consent/consent-store';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionStore } from '../../components/contacts/decisions/decision-store';
import { lookUpKind } from '../../components/contacts/look-up';
import { createBudgetStore } from '../../components/lensmor/request-budget';
import { createKeyStore } from '../../components/settings/key/key-store';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createRecordStore, damagedRecords } from '../../components/storage/record-store';
import { createRetentionStore } from '../../components/tasks/retention';
import { createLiveIdsStore, createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';
import { EARLIER_SIMULATOR_KEY } from '../tools/simulator/simulator';
import { storedBy, storedPrefixes, storedVersions } from './stored';

const NOW = Date.UTC(2026, 10, 2);

/** These are in `storage.session`, which doesn't survive an update. */
const ONLY_IN_SESSION = [
  'visit:',
  'visitedSite:',
  'trouble',
  'refusedMessages',
  'removedTask:',
  'contactIndex',
  'fingerprints',
  'firstView',
  'firstPeople:',
  'largeTasks',
];

describe.each(storedVersions)('what version %s stored', (version) => {
  const stored = storedBy(version, NOW);
  const data = (key: string) => (stored[key] as { data: unknown }).data;
  const dataOf = (prefix: string) =>
    new Map(
      Object.keys(stored).flatMap((key) => (key.startsWith(prefix) ? [[key.slice(prefix.length), data(key)]] : [])),
    );

  async function profile() {
    const area = createFakeStorageArea();
    await area.set(stored);
    return area;
  }

  test('is read completely: tasks, people, look-ups and manual matches', async () => {
    const area = await profile();
    expect(await createTaskStore(area).all()).toEqual(dataOf('task:'));
    expect(await createContactStore(area).all()).toEqual(dataOf('contact:'));
    const ranked = new Map([...dataOf('lookUp:')].map(([id, lookUp]) => [id, { rank: 1, ...(lookUp as object) }]));
    expect(await createRecordStore(area, lookUpKind).all()).toEqual(ranked);
    expect(await createDecisionStore(area).all()).toEqual(dataOf('decision:'));
    expect(await damagedRecords(area)).toEqual(['task:320']);
    expect(Object.keys(area.contents()).sort()).toEqual(Object.keys(stored).sort());
  });

  test('is read completely: key, settings and other single values', async () => {
    const area = await profile();
    expect(await createKeyStore(area, async () => {}).get()).toBe(EARLIER_SIMULATOR_KEY);
    expect(await createSettingsStore(area).get()).toEqual(data('settings'));
    expect(await createLiveIdsStore(area).get()).toEqual(data('liveTasks'));
    expect(await createRetentionStore(area).get()).toEqual(data('retention'));
    expect(await createConsentStore(area).get()).toBe(stored.consent ? 'given' : 'asked');
    const [budget] = await createBudgetStore(area).get();
    const { sentAt } = [data('requestBudget')].flat()[0] as { sentAt?: number[]; state?: { sentAt: number[] } };
    expect(budget?.state.sentAt.length).toBe(1);
    if (sentAt) expect(budget?.state.sentAt).toEqual(sentAt);
    expect(await damagedRecords(area)).toEqual(['task:320']);
  });
});

test('the newest example contains a record of each permanently stored kind', () => {
  const forGood = storedPrefixes().filter((prefix) => !ONLY_IN_SESSION.includes(prefix));
  expect(forGood.length).toBeGreaterThan(8);
  const keys = Object.keys(storedBy(storedVersions.at(-1) ?? '', NOW));
  expect(forGood.filter((prefix) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
});
