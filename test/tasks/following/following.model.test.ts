import fc from 'fast-check';
import { test } from 'vitest';
import type { FakePerson, Fault } from '../world/fake-api';
import { createJudge, type Judge } from '../world/judge';
import { createWorld, KEY, type World } from '../world/world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEW_KEY = 'uak_test5678_invented';

interface Real {
  world: World;
  judge: Judge;
}
type Command = fc.AsyncCommand<object, Real>;

const command = (name: string, run: (real: Real) => Promise<void>): Command => ({
  check: () => true,
  async run(_, real) {
    await run(real);
    real.judge.assertNothingWrong();
  },
  toString: () => name,
});

const taskIds = ['321', '322', '323', 'a.b:c-4', '5', '6', '7', '8'];
const anyTask = fc.constantFrom(...taskIds.filter((id) => id !== '8'));
const someTasks = fc.uniqueArray(anyTask, { minLength: 1, maxLength: 6 });
/** One of the tasks has the maximum size. */
const LARGE_TASK = '8';
const peopleOf = (id: string): FakePerson[] => (id === LARGE_TASK ? manyPeople : fewPeople(id));
const manyPeople: FakePerson[] = Array.from({ length: 2000 }, (_, n) => ({
  personnelId: String(9_000_001 + 2 * n),
  phone: n % 5 === 0 ? undefined : `+120255501${String(n % 100).padStart(2, '0')}`,
}));
const fewPeople = (id: string): FakePerson[] =>
  [1, 2, 3, 4].map((n) => ({
    personnelId: `${taskIds.indexOf(id) + 1}0${n}`,
    phone: n === 3 ? undefined : `+1202555010${n}`,
  }));

const anyDuration = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 100, max: 20 * SECOND }),
  fc.integer({ min: 20 * SECOND, max: 10 * MINUTE }),
  fc.integer({ min: 10 * MINUTE, max: 3 * HOUR }),
);

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom(400, 401, 402, 403, 404, 409, 418, 500, 503).map((status) => ({ kind: 'status' as const, status })),
  fc
    .record({ status: fc.constantFrom(429, 503), retryAfter: fc.constantFrom<number | 'date'>(0, 5, 90, 'date') })
    .map((fault) => ({ kind: 'status' as const, ...fault })),
  fc
    .constantFrom(
      'redirect',
      'hang',
      'notJson',
      'wrongShape',
      'tooLarge',
      'wrongTask',
      'unknownStatus',
      'itemsVanish',
      'itemsGoBack',
    )
    .map((kind) => ({ kind }) as Fault),
);

function startInApi(world: World, id: string, lengthMs: number, outcome: 'completed' | 'failed'): void {
  if (world.api.tasks.has(id)) return;
  const startedAt = world.clock.elapsed();
  world.api.tasks.set(id, { id, startedAt, endsAt: startedAt + lengthMs, outcome, people: peopleOf(id) });
}

const wait = anyDuration.map((ms) => command(`wait ${ms}`, ({ world }) => world.clock.run(ms)));

const track = fc
  .record({ ids: someTasks, lengthMs: anyDuration, outcome: fc.constantFrom('completed' as const, 'failed' as const) })
  .map(({ ids, lengthMs, outcome }) =>
    command(`track ${ids.join(' ')}, ${outcome} after ${lengthMs}`, async ({ world, judge }) => {
      for (const id of ids) startInApi(world, id, lengthMs, outcome);
      const answer = await world.ask((taskCommands) => taskCommands.track(ids));
      if (answer) for (const id of ids) judge.promised.add(id);
    }),
  );

/** Simulating a task of 2,000 people takes a hundred times as long as others, so few sequences contain one. */
const trackLarge = fc.tuple(fc.nat(150), anyDuration).map(([chance, lengthMs]) =>
  command(chance === 0 ? `track a large task, ${lengthMs}` : 'nothing', async ({ world, judge }) => {
    if (chance > 0) return;
    startInApi(world, LARGE_TASK, lengthMs, 'completed');
    if (await world.ask((taskCommands) => taskCommands.track([LARGE_TASK]))) judge.promised.add(LARGE_TASK);
  }),
);

const removal = anyTask.map((id) =>
  command(`remove ${id}`, async ({ world, judge }) => {
    judge.promised.delete(id);
    await world.ask((taskCommands) => taskCommands.remove(id));
  }),
);
const restore = anyTask.map((id) =>
  command(`restore ${id}`, ({ world }) => world.ask((taskCommands) => taskCommands.restore(id)).then(() => {})),
);
const smallCommand = fc
  .tuple(fc.constantFrom('stop', 'resume', 'check'), anyTask)
  .map(([name, id]) =>
    command(`${name} ${id}`, ({ world }) => world.ask((taskCommands) => taskCommands[name](id)).then(() => {})),
  );
const popup = fc.constant(
  command('open the popup', ({ world }) => world.ask((taskCommands) => taskCommands.refresh()).then(() => {})),
);

const death = fc.record({ calls: fc.integer({ min: 1, max: 40 }), took: fc.boolean(), after: anyDuration }).map((at) =>
  command(`die ${at.took ? 'after' : 'before'} call ${at.calls}`, async ({ world }) => {
    world.killAt({ calls: at.calls, took: at.took });
    await world.clock.run(at.after);
  }),
);
const browserEvents = fc.oneof(
  fc.constant(command('kill the worker', async ({ world }) => world.kill())),
  fc
    .boolean()
    .map((loses) =>
      command(`restart, ${loses ? 'losing' : 'keeping'} alarms`, async ({ world }) => world.restartBrowser(loses)),
    ),
  fc.constant(command('update', async ({ world }) => world.update())),
  fc
    .constantFrom('lost' as const, 'late' as const, 'double' as const)
    .map((fate) => command(`an alarm is ${fate}`, async ({ world }) => void world.alarms.fates.push(fate))),
  fc.constant(command('sleep 8 h', async ({ world }) => world.sleep(8 * HOUR))),
  fc.constantFrom(DAY, -DAY, HOUR, -HOUR, 2 * MINUTE, -2 * MINUTE).map((ms) =>
    command(`the clock jumps by ${ms}`, async ({ world, judge }) => {
      world.setClockBy(ms);
      if (ms > 0) judge.clockJumped();
    }),
  ),
);
const trouble = fc.oneof(
  fc.array(anyFault, { minLength: 1, maxLength: 8 }).map((faults) =>
    command(`faults ${JSON.stringify(faults)}`, async ({ world }) => {
      world.api.faults = faults.map((fault) => ({ ...fault }));
    }),
  ),
  anyDuration.map((ms) =>
    command(`offline for ${ms}`, async ({ world }) => {
      world.setOnline(false);
      await world.clock.run(ms);
      world.setOnline(true);
    }),
  ),
  anyDuration.map((ms) =>
    command(`storage full for ${ms}`, async ({ world }) => {
      world.local.failWrites = new Error('Resource::kQuotaBytes quota exceeded');
      await world.clock.run(ms);
      world.local.failWrites = undefined;
    }),
  ),
  fc.constantFrom(0, 30, 100, 119).map((requests) =>
    command(`another program sends ${requests} a minute`, async ({ world }) => {
      world.api.othersAMinute = requests;
    }),
  ),
  fc.constantFrom(1, 3, 12, 60, 120, 300).map((requests) =>
    command(`the API allows ${requests} a minute`, async ({ world }) => {
      const { limit } = world.api;
      world.api.limit = { requests, since: world.clock.elapsed(), before: limit.requests };
    }),
  ),
  fc.constantFrom(KEY, NEW_KEY, undefined).map((key) =>
    command(`the key becomes ${key}`, async ({ world }) => {
      world.api.keys = new Set(key === undefined ? [] : [key]);
      world.setKey(key);
    }),
  ),
  fc.constant(
    command('the key is revoked', async ({ world }) => {
      world.api.keys = new Set();
    }),
  ),
);

const allCommands = [
  track,
  trackLarge,
  track,
  wait,
  wait,
  wait,
  removal,
  restore,
  smallCommand,
  popup,
  death,
  death,
  browserEvents,
  trouble,
  trouble,
];

/** Run more or other sequences with `RUNS=5000 SEED=7`. */
const runs = Number(process.env.RUNS ?? 500);
const seed = Number(process.env.SEED ?? 1);

test(`each result is announced exactly once, whatever happens in between (${runs} sequences)`, {
  timeout: 1_000_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(allCommands, { maxCommands: 40 }),
      fc.integer(),
      fc.boolean(),
      async (commands, worldSeed, hasButtons) => {
        const world = createWorld({ seed: worldSeed, hasButtons });
        const judge = createJudge(world, [KEY, NEW_KEY]);
        await fc.asyncModelRun(() => ({ model: {}, real: { world, judge } }), commands);
        await judge.assertAllEndsWell('uak_test9999_working');
      },
    ),
    { numRuns: runs, seed, endOnFailure: process.env.QUICK !== undefined },
  );
});
