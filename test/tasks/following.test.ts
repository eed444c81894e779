import { describe, expect, test } from 'vitest';
import { createTaskStore } from '../../components/tasks/task-store';
import { WAKE_UP_ALARM } from '../../components/tasks/wake-up';
import type { FakePerson } from './world/fake-api';
import { createWorld, KEY, type World } from './world/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const people: FakePerson[] = [
  { personnelId: '101', phone: '+12025550101' },
  { personnelId: '102', phone: '+12025550102' },
  { personnelId: '103', phone: undefined },
];

/** The API runs a task of this length from now on. */
function startTask(world: World, id: string, lengthMs: number, outcome: 'completed' | 'failed' = 'completed'): void {
  const startedAt = world.clock.elapsed();
  world.api.tasks.set(id, { id, startedAt, endsAt: startedAt + lengthMs, outcome, people });
}

const storedTask = (world: World, id: string) => createTaskStore(world.local).get(id);
const titles = (world: World) => [...world.notifications.visible.values()].map(({ title }) => title);
const asksFor = (world: World, id: string) => world.api.requests.filter(({ path }) => path.endsWith(`/${id}`)).length;

async function follow(lengthMs: number, ids: readonly string[] = ['321']): Promise<World> {
  const world = createWorld({ seed: 1 });
  for (const id of ids) startTask(world, id, lengthMs);
  await world.ask((watcher) => watcher.track(ids));
  return world;
}

describe('following a task', () => {
  test('tells its end once, and then rests for good', async () => {
    const world = await follow(2 * MINUTE);
    await world.clock.run(MINUTE);
    expect(world.badge()).toMatchObject({ text: '1', tone: 'following' });
    await world.clock.run(2 * MINUTE);
    expect(titles(world)).toEqual(['Task 321: 2 phones unlocked, 1 failed']);
    expect(world.notifications.created).toEqual(['task:321']);
    expect(world.badge()).toMatchObject({ text: '✓', tone: 'ended' });
    const asked = asksFor(world, '321');
    await world.clock.run(HOUR);
    expect(asksFor(world, '321')).toBe(asked);
    expect(world.isAlive()).toBe(false);
    expect(await world.alarms.get(WAKE_UP_ALARM)).toBeUndefined();
    expect(world.errors).toEqual([]);
  });

  test.each([
    [10_000, 5000],
    [2 * MINUTE, 0.16 * 2 * MINUTE],
    [15 * MINUTE, 0.16 * 15 * MINUTE],
    [2 * HOUR, 0.16 * 2 * HOUR],
    [24 * HOUR, 15 * MINUTE * 1.1],
  ])('notices the end of a task of %i ms within %i ms', async (lengthMs, mostMs) => {
    const world = await follow(lengthMs);
    await world.clock.run(lengthMs + mostMs + 1000);
    expect(titles(world)).toHaveLength(1);
  });

  test('a popup that opens sees what ended as seen', async () => {
    const world = await follow(10_000);
    await world.clock.run(MINUTE);
    await world.ask((watcher) => watcher.refresh());
    expect(world.badge()).toMatchObject({ text: '' });
    expect((await storedTask(world, '321'))?.seenAt).toBeDefined();
  });

  test('sends the key nowhere but to the API', async () => {
    const world = await follow(10_000);
    await world.clock.run(MINUTE);
    expect(world.api.requests.every(({ key }) => key === KEY)).toBe(true);
    expect(JSON.stringify(world.local.contents())).not.toContain(KEY);
  });
});
