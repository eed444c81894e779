import { describe, expect, test } from 'vitest';
import { WAKE_UP_ALARM } from '../../../components/tasks/following/wake-up';
import { createTaskStore } from '../../../components/tasks/task-store';
import type { FakePerson } from '../world/fake-api';
import { createWorld, KEY, type World } from '../world/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
  await world.ask((taskCommands) => taskCommands.track(ids));
  return world;
}

describe('tracking a task', () => {
  test('announces its result once and then stops for good', async () => {
    const world = await follow(2 * MINUTE);
    await world.clock.run(MINUTE);
    expect(world.badge()).toMatchObject({ text: '1', tone: 'following' });
    await world.clock.run(2 * MINUTE);
    expect(titles(world)).toEqual(['Task 321: 2 numbers unlocked, 1 failed']);
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

  test('checks a new task at once, even if the worker has been awake for long', async () => {
    const world = createWorld({ seed: 1 });
    world.wake();
    await world.clock.run(5000);
    startTask(world, '321', HOUR);
    await world.ask((taskCommands) => taskCommands.track(['321']));
    await world.clock.run(1000);
    expect(asksFor(world, '321')).toBe(1);
    await world.ask((taskCommands) => taskCommands.stop('321'));
    await world.clock.run(MINUTE);
    expect(await world.alarms.get(WAKE_UP_ALARM)).toBeUndefined();
    await world.ask((taskCommands) => taskCommands.resume('321'));
    await world.clock.run(1000);
    expect(asksFor(world, '321')).toBe(2);
  });

  test('opening the popup marks finished tasks as seen', async () => {
    const world = await follow(10_000);
    await world.clock.run(MINUTE);
    await world.ask((taskCommands) => taskCommands.refresh());
    expect(world.badge()).toMatchObject({ text: '' });
    expect((await storedTask(world, '321'))?.seenAt).toBeDefined();
  });

  test('sends the key only to the API', async () => {
    const world = await follow(10_000);
    await world.clock.run(MINUTE);
    expect(world.api.requests.every(({ key }) => key === KEY)).toBe(true);
    expect(JSON.stringify(world.local.contents())).not.toContain(KEY);
  });
});

describe('after sleep, outages and clock changes', { timeout: 60_000 }, () => {
  const minutesAfter = async (world: World, ms: number) => {
    await world.clock.run(ms);
    return titles(world);
  };

  test('tasks that finished during sleep are announced within a minute of waking, more than three in one notification', async () => {
    const world = await follow(HOUR, ['1', '2', '3', '4', '5']);
    await world.clock.run(10 * MINUTE);
    world.sleep(8 * HOUR);
    expect(await minutesAfter(world, MINUTE)).toEqual(['5 tasks finished']);
  });

  test.each([true, false])('the same after a restart (alarms lost: %s)', async (losesAlarms) => {
    const world = await follow(HOUR);
    await world.clock.run(10 * MINUTE);
    world.kill();
    world.alarms.loseAll();
    await world.clock.run(8 * HOUR);
    world.restartBrowser(losesAlarms);
    expect(await minutesAfter(world, 5000)).toEqual(['Task 321: 2 numbers unlocked, 1 failed']);
  });

  test('the same when the network comes back', async () => {
    const world = await follow(HOUR);
    await world.clock.run(10 * MINUTE);
    world.setOnline(false);
    await world.clock.run(8 * HOUR);
    world.setOnline(true);
    expect(await minutesAfter(world, MINUTE)).toHaveLength(1);
  });

  test('at once, if the worker is notified', async () => {
    const world = await follow(MINUTE);
    world.setOnline(false);
    await world.clock.run(10 * MINUTE);
    world.wake();
    await world.clock.run(100);
    world.setOnline(true);
    expect(await minutesAfter(world, 500)).toHaveLength(1);
  });

  test.each([DAY, -DAY])('a clock that jumps by %i ms does no harm', async (jump) => {
    const world = await follow(10 * MINUTE);
    await world.clock.run(5 * MINUTE);
    world.setClockBy(jump);
    await world.clock.run(5 * MINUTE);
    world.setClockBy(-jump);
    // No event reports a clock change: the next wake-up notices it, at most 15 min later.
    expect(await minutesAfter(world, 17 * MINUTE)).toHaveLength(1);
  });

  test('a correct alarm is not created again when the worker starts', async () => {
    const world = await follow(24 * HOUR);
    await world.clock.run(6 * HOUR);
    const { created } = world.alarms;
    for (let i = 0; i < 5; i++) {
      world.kill();
      world.wake();
      await world.clock.run(1000);
    }
    expect(world.alarms.created).toBe(created);
  });
});

describe('problems and recovery', { timeout: 60_000 }, () => {
  test('a rejected key stops all tasks at once, is announced once, and another key resumes all', async () => {
    const world = await follow(10 * MINUTE, ['1', '2', '3', '4', '5']);
    await world.clock.run(MINUTE);
    world.api.keys = new Set(['uak_test9999_other']);
    await world.clock.run(MINUTE);
    const refused = world.api.requests.length;
    expect(titles(world)).toEqual(['5 tasks need a valid API key']);
    expect(world.badge()).toMatchObject({ text: '!', tone: 'needsUser' });
    await world.clock.run(HOUR);
    expect(world.api.requests.length).toBe(refused);
    world.setKey('uak_test9999_other');
    await world.clock.run(MINUTE);
    expect(titles(world)).toContain('5 tasks finished');
  });

  test('a rejected key is not tried for every task', async () => {
    const world = createWorld({ seed: 1 });
    world.api.keys = new Set();
    await world.ask((taskCommands) => taskCommands.track(Array.from({ length: 50 }, (_, i) => String(i))));
    await world.clock.run(10 * MINUTE);
    expect(world.api.requests.length).toBeLessThanOrEqual(6);
    expect(titles(world)).toEqual(['50 tasks need a valid API key']);
  });

  test('a key saved while the old one is being rejected is used', async () => {
    const world = createWorld({ seed: 1, latencyMs: 200 });
    startTask(world, '321', 1);
    world.api.keys = new Set();
    await world.ask((taskCommands) => taskCommands.track(['321']));
    while (world.api.requests.length === 0) await world.clock.run(20);
    world.api.keys = new Set(['uak_test9999_other']);
    world.setKey('uak_test9999_other');
    await world.clock.run(MINUTE);
    expect(titles(world)).toContain('Task 321: 2 numbers unlocked, 1 failed');
  });

  test('an answer about a task that was removed meanwhile leaves nothing behind', async () => {
    const world = createWorld({ seed: 1, latencyMs: 200 });
    startTask(world, '321', 1);
    await world.ask((taskCommands) => taskCommands.track(['321']));
    while (world.api.requests.length === 0) await world.clock.run(20);
    await world.ask((taskCommands) => taskCommands.remove('321'));
    await world.clock.run(MINUTE);
    expect(Object.keys(world.local.contents()).filter((key) => /^(task|contact|lookUp):/.test(key))).toEqual([]);
    expect(titles(world)).toEqual([]);
  });

  test('a key saved while the worker was dead is noticed when it starts', async () => {
    const world = await follow(HOUR);
    await world.clock.run(MINUTE);
    world.setKey(undefined);
    await world.clock.run(HOUR);
    expect((await storedTask(world, '321'))?.state).toMatchObject({ reason: 'keyRefused' });
    world.killAt({ calls: 1, took: false });
    world.setKey(KEY);
    await world.clock.run(1000);
    world.wake();
    await world.clock.run(5000);
    expect(titles(world)).toContain('Task 321: 2 numbers unlocked, 1 failed');
  });

  test('full storage is shown, loses nothing, and recovers', async () => {
    const world = await follow(10 * MINUTE);
    await world.clock.run(MINUTE);
    world.local.failWrites = new Error('Resource::kQuotaBytes quota exceeded');
    await world.clock.run(20 * MINUTE);
    expect(world.session().contents()).toMatchObject({ trouble: { data: { storageFailedAt: expect.any(Number) } } });
    expect(await storedTask(world, '321')).toMatchObject({ state: { kind: 'waiting' } });
    const asked = asksFor(world, '321');
    expect(asked).toBeLessThan(40);
    world.local.failWrites = undefined;
    await world.clock.run(2 * MINUTE);
    expect(titles(world)).toHaveLength(1);
    expect(world.session().contents()).toEqual({});
  });

  test('a task that does not finish is given up after 14 days, announced, and can be resumed', async () => {
    const world = await follow(30 * DAY);
    await world.clock.run(14 * DAY + HOUR);
    expect(titles(world)).toEqual(['Task 321: Still running after 14 days; tracking stopped']);
    await world.ask((taskCommands) => taskCommands.resume('321'));
    await world.clock.run(DAY);
    expect((await storedTask(world, '321'))?.state.kind).toBe('waiting');
  });

  test('opening the popup checks only tasks last checked more than 5 s ago', async () => {
    const world = await follow(24 * HOUR);
    await world.clock.run(HOUR);
    const asked = asksFor(world, '321');
    await world.ask((taskCommands) => taskCommands.refresh());
    await world.clock.run(1000);
    expect(asksFor(world, '321')).toBe(asked + 1);
    await world.ask((taskCommands) => taskCommands.refresh());
    await world.clock.run(1000);
    expect(asksFor(world, '321')).toBe(asked + 1);
  });

  test('a removed task can be restored completely', async () => {
    const world = await follow(10_000);
    await world.clock.run(MINUTE);
    const before = await storedTask(world, '321');
    await world.ask((taskCommands) => taskCommands.remove('321'));
    expect(await storedTask(world, '321')).toBeUndefined();
    expect(titles(world)).toEqual([]);
    world.kill();
    await world.ask((taskCommands) => taskCommands.restore('321'));
    expect(await storedTask(world, '321')).toEqual(before);
  });

  test('a forgotten person is in no task any more, and does not come back', async () => {
    const world = await follow(10 * MINUTE);
    await world.clock.run(9 * MINUTE);
    await world.ask((taskCommands) => taskCommands.forget('101'));
    await world.clock.run(5 * MINUTE);
    expect(JSON.stringify((await storedTask(world, '321'))?.items)).not.toContain('101');
  });

  test('later answers about a forgotten person are not stored', async () => {
    const world = await follow(10 * MINUTE);
    await world.clock.run(9 * MINUTE);
    expect(Object.keys(world.local.contents())).toContain('contact:101');
    await world.ask((taskCommands) => taskCommands.forget('101'));
    await world.local.remove(['contact:101', 'lookUp:101']);
    await world.clock.run(5 * MINUTE);
    expect(titles(world)).toHaveLength(1);
    const stored = Object.keys(world.local.contents());
    expect(stored).toContain('contact:102');
    expect(stored.filter((key) => key.endsWith(':101'))).toEqual([]);
  });

  test('a notification that may name someone is cleared when they are forgotten, and when its task is removed for its age', async () => {
    const world = await follow(MINUTE, ['321', '322']);
    await world.clock.run(10 * MINUTE);
    expect(titles(world)).toHaveLength(2);
    await world.ask((taskCommands) => taskCommands.forget('9'));
    expect(titles(world)).toHaveLength(2);
    await world.ask((taskCommands) => taskCommands.forget('101'));
    expect(titles(world)).toEqual([]);

    startTask(world, '400', MINUTE);
    await world.ask((taskCommands) => taskCommands.track(['400']));
    await world.clock.run(10 * MINUTE);
    expect(titles(world)).toHaveLength(1);
    await world.ask((taskCommands) => taskCommands.removeEndedBefore(world.wall()));
    expect(titles(world)).toEqual([]);
  });

  test('tasks that wait for a key are kept as long as running ones, but not forever', async () => {
    const world = await follow(HOUR);
    world.setKey(undefined);
    await world.clock.run(10 * MINUTE);
    expect((await storedTask(world, '321'))?.state).toMatchObject({ kind: 'stopped', reason: 'keyRefused' });
    await world.ask((taskCommands) => taskCommands.removeEndedBefore(world.wall()));
    expect(await storedTask(world, '321')).toBeDefined();
    await world.clock.run(15 * DAY);
    await world.ask((taskCommands) => taskCommands.removeEndedBefore(world.wall()));
    expect(await storedTask(world, '321')).toBeUndefined();
  });

  test('removing a task and forgetting a person work even if nothing more can be stored for an undo', async () => {
    const world = await follow(MINUTE, ['321', '322']);
    await world.clock.run(10 * MINUTE);
    await world.ask((taskCommands) => taskCommands.remove('321'));
    world.session().failWrites = new Error('quota');
    await world.ask((taskCommands) => taskCommands.forget('101'));
    await world.ask((taskCommands) => taskCommands.remove('322'));
    expect(await storedTask(world, '322')).toBeUndefined();
    expect(JSON.stringify(world.session().contents())).not.toContain('101');
  });

  test('tasks that finished long ago are removed, running ones are not', async () => {
    const world = await follow(10_000, ['1']);
    startTask(world, '2', DAY);
    await world.ask((taskCommands) => taskCommands.track(['2']));
    await world.clock.run(HOUR);
    await world.ask((taskCommands) => taskCommands.removeEndedBefore(world.wall()));
    expect(Object.keys(world.local.contents()).filter((key) => key.startsWith('task:'))).toEqual(['task:2']);
  });
});

describe('one budget', { timeout: 60_000 }, () => {
  /** Requests in the busiest minute. */
  const fullestMinute = (world: World) => {
    const times = world.api.requests.map(({ at }) => at);
    return Math.max(...times.map((at, i) => times.slice(i).filter((other) => other - at <= MINUTE).length));
  };

  test('1,000 tasks at once all finish, and none starves', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => String(1000 + i));
    const world = await follow(MINUTE, ids);
    await world.clock.run(20 * MINUTE);
    const tasks = await createTaskStore(world.local).all();
    expect([...tasks.values()].filter(({ state }) => state.kind !== 'done')).toEqual([]);
    expect(fullestMinute(world)).toBeLessThanOrEqual(110);
    // One at a time, they would be a thousand.
    expect(world.notifications.created.length).toBeLessThan(50);
  });

  test('people are looked up once, those with a number first, and never before a poll that is due', async () => {
    const world = await follow(10_000);
    await world.clock.run(HOUR);
    world.restartBrowser(false);
    await world.clock.run(HOUR);
    expect(world.api.requests.filter(({ path }) => path.includes('profile')).map(({ path }) => path.slice(-3))).toEqual(
      ['101', '102', '103'],
    );
  });

  test('a request that hangs delays no other', async () => {
    const world = createWorld({ seed: 1 });
    world.api.faults = [{ kind: 'hang' }];
    for (const id of ['1', '2', '3']) startTask(world, id, 10_000);
    await world.ask((taskCommands) => taskCommands.track(['1', '2', '3']));
    // Less than the request timeout.
    await world.clock.run(19_000);
    expect(titles(world)).toHaveLength(2);
  });
});
