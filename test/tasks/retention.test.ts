import { describe, expect, test } from 'vitest';
import { createContactBook } from '../../components/contacts/contact-book';
import { createContactStore } from '../../components/contacts/contact-store';
import { defaultSettings } from '../../components/settings/settings';
import { damagedRecords, removeDamaged } from '../../components/storage/record-store';
import { createRetention, createRetentionStore } from '../../components/tasks/retention';
import type { Task } from '../../components/tasks/task';
import { createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const DAY_MS = 24 * 3_600_000;

function taskOf(id: string, personnelId: string): Task {
  return {
    id,
    trackedAt: 0,
    state: { kind: 'done', outcome: 'completed', endedAt: 0 },
    items: [{ personnelId, status: 'failed' }],
    failedAttempts: 0,
  };
}

async function setUp() {
  const area = createFakeStorageArea();
  const world = { now: 200 * DAY_MS, retentionDays: 90, removedBefore: [] as number[] };
  const contacts = createContactStore(area);
  const tasks = createTaskStore(area);
  for (const personnelId of ['1', '2', '3']) {
    const updatedAt = personnelId === '3' ? world.now : 100 * DAY_MS;
    await contacts.put(personnelId, { personnelId, phone: { kind: 'open' }, updatedAt });
  }
  await tasks.put('321', taskOf('321', '2'));
  const retain = createRetention({
    store: createRetentionStore(area),
    settings: async () => ({ ...defaultSettings, retentionDays: world.retentionDays }),
    tasks,
    damaged: { keys: () => damagedRecords(area), remove: (keys) => removeDamaged(area, keys) },
    taskCommands: { removeEndedBefore: async (time) => void world.removedBefore.push(time) },
    contactBook: createContactBook(contacts, () => world.now),
    now: () => world.now,
  });
  return { area, world, contacts, retain };
}

describe('retention', () => {
  test('removes old finished tasks, and people who are in no task any more', async () => {
    const { world, contacts, retain } = await setUp();
    await retain(false);
    expect(world.removedBefore).toEqual([110 * DAY_MS]);
    expect([...(await contacts.all()).keys()]).toEqual(['2', '3']);
  });

  test('removes damaged records after the same time', async () => {
    const { area, world, retain } = await setUp();
    await area.set({ 'damaged:task:1': 'x', 'damaged:task:__proto__': 'y' });
    await retain(false);
    world.now += 89 * DAY_MS;
    await area.set({ 'damaged:task:2': 'z' });
    await retain(false);
    expect(await damagedRecords(area)).toEqual(['task:1', 'task:__proto__', 'task:2']);
    world.now += 2 * DAY_MS;
    await retain(false);
    expect(await damagedRecords(area)).toEqual(['task:2']);
    world.now += 90 * DAY_MS;
    await retain(false);
    expect(JSON.stringify(await area.get(null))).not.toContain('damaged');
  });

  test('runs once a day, and when the setting changes', async () => {
    const { world, retain } = await setUp();
    await retain(false);
    world.now += DAY_MS / 2;
    await retain(false);
    expect(world.removedBefore).toHaveLength(1);
    world.retentionDays = 1;
    await retain(true);
    expect(world.removedBefore.at(-1)).toBe(world.now - DAY_MS);
    world.now += DAY_MS;
    await retain(false);
    expect(world.removedBefore).toHaveLength(3);
  });

  test('writes nothing after everything was deleted, including the setting', async () => {
    const { area, retain } = await setUp();
    await retain(false);
    await area.remove(Object.keys(await area.get(null)));
    await retain(true);
    expect(await area.get(null)).toEqual({});
  });

  test('a clock set back does not delay it', async () => {
    const { world, retain } = await setUp();
    await retain(false);
    world.now -= 10 * DAY_MS;
    await retain(false);
    expect(world.removedBefore).toHaveLength(2);
  });
});
