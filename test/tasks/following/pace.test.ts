import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld, type World } from '../world/world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A task of this many people that finishes after a while. */
function startTask(world: World, id: string, people: number, lengthMs: number): void {
  const startedAt = world.clock.elapsed();
  world.api.tasks.set(id, {
    id,
    startedAt,
    endsAt: startedAt + lengthMs,
    outcome: 'completed',
    people: Array.from({ length: people }, (_, n) => ({ personnelId: `${id}${n}1`, phone: '+12025550143' })),
  });
}

const arrivalsOf = (world: World): number[] => world.api.requests.map(({ at }) => at);

/** The number of requests in the busiest minute. */
function mostInAMinute(arrivals: readonly number[]): number {
  let first = 0;
  return arrivals.reduce((most, at, last) => {
    while ((arrivals[first] ?? at) <= at - MINUTE) first++;
    return Math.max(most, last - first + 1);
  }, 0);
}

const anyWorld = fc.record({
  seed: fc.integer(),
  limit: fc.constantFrom(1, 2, 3, 5, 12, 60, 120, 300),
  /** The share of the limit used by other clients of the same key. */
  othersShare: fc.constantFrom(0, 0, 0.2, 0.5),
  latencyMs: fc.constantFrom(2, 30, 150),
});

test('no minute at the server exceeds the limit, whatever the limit and the network', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, fc.array(fc.nat(40 * SECOND), { maxLength: 6 }), async (at, waits) => {
      const world = createWorld({ seed: at.seed, latencyMs: at.latencyMs });
      // The first answer reports the limit; until then it is unknown.
      world.api.limit = { requests: at.limit, since: 0, before: 120 };
      startTask(world, '1', 0, 1);
      await world.ask((commands) => commands.track(['1']));
      await world.clock.run(2 * MINUTE);
      world.api.othersAMinute = Math.floor(at.limit * at.othersShare);
      startTask(world, '2', 150, 20 * SECOND);
      await world.ask((commands) => commands.track(['2']));
      for (const [nth, wait] of waits.entries()) {
        await world.clock.run(wait);
        const ids = [`${3 + 2 * nth}`, `${4 + 2 * nth}`];
        for (const id of ids) startTask(world, id, 3, 5 * SECOND);
        await world.ask((commands) => commands.track(ids));
      }
      await world.clock.run(3 * MINUTE);
      const arrivals = arrivalsOf(world).filter((time) => time > MINUTE);
      expect(mostInAMinute(arrivals)).toBeLessThanOrEqual(at.limit - world.api.othersAMinute || 1);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test('a new task is polled within 2 s, even with thousands of names pending', async () => {
  // At most three per minute.
  const moments = fc.array(fc.integer({ min: 18 * SECOND, max: 40 * SECOND }), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(0, 12, 24), moments, async (seed, others, waits) => {
      const world = createWorld({ seed, latencyMs: 5 });
      world.api.othersAMinute = others;
      startTask(world, '1', 2000, 1);
      await world.ask((commands) => commands.track(['1']));
      for (const [nth, wait] of waits.entries()) {
        await world.clock.run(wait);
        const id = `${2 + nth}`;
        startTask(world, id, 2, MINUTE);
        const trackedAt = world.clock.elapsed();
        world.wake((commands) => commands.track([id]));
        await world.clock.run(3 * SECOND);
        const asked = world.api.requests.find(({ path }) => path.endsWith(`/${id}`));
        expect((asked?.at ?? Number.POSITIVE_INFINITY) - trackedAt).toBeLessThan(2 * SECOND);
      }
    }),
    { numRuns: 10, seed: 1 },
  );
}, 60_000);

test('names arrive in the order they are needed', async () => {
  const world = createWorld({ seed: 1, latencyMs: 5 });
  startTask(world, '1', 60, 1);
  const task = world.api.tasks.get('1');
  const people = task?.people.map((person, n) => (n % 2 === 0 ? person : { ...person, phone: undefined })) ?? [];
  if (task) world.api.tasks.set('1', { ...task, people });
  await world.ask((commands) => commands.track(['1']));
  await world.clock.run(2 * MINUTE);
  const asked = world.api.requests.flatMap(({ path }) => /personnel_id=(\d+)/.exec(path)?.[1] ?? []);
  const withNumber = new Set(people.filter(({ phone }) => phone).map(({ personnelId }) => personnelId));
  expect(asked.slice(0, 30).every((id) => withNumber.has(id))).toBe(true);
  expect(new Set(asked).size).toBe(60);
});
