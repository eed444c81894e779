import { describe, expect, test } from 'vitest';
import type { Priority } from '../../../components/lensmor/budget-state';
import { createBudgetStore, createRequestBudget } from '../../../components/lensmor/request-budget';
import type { Chore, JobSource } from '../../../components/tasks/following/job';
import { createJobScheduler } from '../../../components/tasks/following/job-scheduler';
import { createFakeStorageArea } from '../../storage/fake-storage-area';
import { createVirtualClock } from '../world/clock';

/** A source of jobs that take a second each. */
function createSource(options: {
  priority: Priority;
  mostAtOnce?: number;
  dueTimes: readonly number[];
  clock: { elapsed(): number; after(ms: number, run: () => void): () => void };
  log: string[];
  fails?: boolean;
}) {
  const { priority, mostAtOnce = 6, dueTimes, clock, log, fails = false } = options;
  const waiting = new Map(dueTimes.map((dueAt, i) => [`${priority} ${i}`, dueAt]));
  const source: JobSource = {
    priority,
    mostAtOnce,
    jobs: async () =>
      [...waiting].map(([key, dueAt]) => ({
        key,
        dueAt,
        run: () =>
          new Promise<void>((resolve, reject) => {
            log.push(`${clock.elapsed()} ${key}`);
            clock.after(1000, () => {
              if (fails) return reject(new Error('storage'));
              waiting.delete(key);
              resolve();
            });
          }),
      })),
  };
  return source;
}

function createSetting({ lockReleaseMs = 0, mayWork = async () => true } = {}) {
  const clock = createVirtualClock();
  const area = createFakeStorageArea();
  const log: string[] = [];
  const wakeUps: (number | undefined)[] = [];
  const errors: unknown[] = [];
  const locked: string[] = [];
  let callOff = () => {};
  const create = (sources: readonly JobSource[], chores: readonly Chore[] = []) => {
    const scheduler = createJobScheduler({
      sources,
      chores,
      budget: createRequestBudget({ store: createBudgetStore(area), now: clock.elapsed }),
      wakeUp: {
        ensure: async () => void wakeUps.push(-1),
        async set(dueAt) {
          callOff();
          wakeUps.push(dueAt);
          if (dueAt !== undefined) callOff = clock.after(dueAt - clock.elapsed(), () => void scheduler.tick());
        },
      },
      withLock: async (name, work) => {
        locked.push(name);
        await work();
        await new Promise<void>((resolve) => void clock.after(lockReleaseMs, resolve));
      },
      mayWork,
      now: clock.elapsed,
      onError: (error) => errors.push(error),
    });
    return scheduler;
  };
  return { clock, area, log, wakeUps, errors, locked, create };
}

describe('scheduler', () => {
  test('runs due jobs, the longest due first, and sets the wake-up for the next one', async () => {
    const { clock, log, wakeUps, create } = createSetting();
    await clock.run(100);
    const scheduler = create([createSource({ priority: 'poll', mostAtOnce: 1, dueTimes: [90, 50, 9000], clock, log })]);
    void scheduler.tick();
    await clock.run(5000);
    expect(log).toEqual(['100 poll 1', '1100 poll 0']);
    expect(wakeUps.at(-1)).toBe(9000);
    await clock.run(10_000);
    expect(log.at(-1)).toBe('9000 poll 2');
    expect(wakeUps.at(-1)).toBeUndefined();
  });

  test('without consent no job starts and nothing wakes the worker; running jobs are the last', async () => {
    let mayWork = true;
    const { clock, log, wakeUps, create } = createSetting({ mayWork: async () => mayWork });
    const scheduler = create([createSource({ priority: 'poll', mostAtOnce: 1, dueTimes: [0, 0, 0], clock, log })]);
    void scheduler.tick();
    await clock.run(500);
    mayWork = false;
    await clock.run(60_000);
    expect(log).toEqual(['0 poll 0']);
    expect(wakeUps.at(-1)).toBeUndefined();
    mayWork = true;
    void scheduler.tick();
    await clock.run(60_000);
    expect(log).toHaveLength(3);
  });

  test('look-ups wait until all due polls have started', async () => {
    const { clock, log, create } = createSetting();
    const polls = createSource({ priority: 'poll', mostAtOnce: 1, dueTimes: [0, 0], clock, log });
    const lookUps = createSource({ priority: 'lookUp', mostAtOnce: 2, dueTimes: [0, 0, 0], clock, log });
    void create([polls, lookUps]).tick();
    await clock.run(10_000);
    expect(log).toEqual(['0 poll 0', '1000 poll 1', '1000 lookUp 0', '1000 lookUp 1', '2000 lookUp 2']);
  });

  test('a poll that becomes due starts beside a request that hangs', async () => {
    const { clock, log, create } = createSetting();
    const hanging: JobSource = {
      priority: 'poll',
      mostAtOnce: 6,
      jobs: async () => [{ key: 'hangs', dueAt: 0, run: () => new Promise(() => {}) }],
    };
    void create([hanging, createSource({ priority: 'lookUp', dueTimes: [3000], clock, log })]).tick();
    await clock.run(5000);
    expect(log).toEqual(['3000 lookUp 0']);
  });

  test('while requests run, a wake-up is set', async () => {
    const { clock, wakeUps, log, create } = createSetting();
    void create([createSource({ priority: 'poll', dueTimes: [0], clock, log })]).tick();
    await clock.run(500);
    expect(wakeUps).toEqual([20_000]);
  });

  test('without a slot it waits for the next one, without busy-looping', async () => {
    const { clock, log, wakeUps, create } = createSetting();
    const source = createSource({ priority: 'poll', dueTimes: Array.from({ length: 60 }, () => 0), clock, log });
    void create([source]).tick();
    await clock.run(30_000);
    expect(log.length).toBeGreaterThan(53);
    expect(wakeUps.length).toBeLessThan(3 * log.length);
    await clock.run(10_000);
    expect(log).toHaveLength(60);
  });

  test('an internal failure pauses its job for a minute and delays no other', async () => {
    const { clock, log, errors, create } = createSetting();
    const failing = createSource({ priority: 'poll', dueTimes: [0], clock, log, fails: true });
    const fine = createSource({ priority: 'lookUp', dueTimes: [0, 2000], clock, log });
    void create([failing, fine]).tick();
    await clock.run(61_500);
    expect(log).toEqual(['0 poll 0', '0 lookUp 0', '2000 lookUp 1', '61000 poll 0']);
    expect(errors).toHaveLength(1);
  });

  test('retries after a minute if storage fails to reserve a slot', async () => {
    const { clock, area, log, errors, wakeUps, create } = createSetting();
    area.failWrites = new Error('quota');
    void create([createSource({ priority: 'poll', dueTimes: [0], clock, log })]).tick();
    await clock.run(59_000);
    expect([log, errors.length, wakeUps]).toEqual([[], 1, [60_000]]);
    area.failWrites = undefined;
    await clock.run(2000);
    expect(log).toEqual(['60000 poll 0']);
  });

  test('chores run when due, without a slot', async () => {
    const { clock, wakeUps, create } = createSetting();
    const ran: number[] = [];
    const chore: Chore = {
      name: 'sweep',
      dueAt: async () => (ran.length === 0 ? 4000 : undefined),
      run: async () => void ran.push(clock.elapsed()),
    };
    void create([], [chore]).tick();
    await clock.run(9000);
    expect(ran).toEqual([4000]);
    expect(wakeUps).toEqual([4000, undefined]);
  });

  test('one round at a time, under the lock; a request during a round triggers another', async () => {
    const { clock, locked, log, create } = createSetting();
    const jobs: string[] = [];
    const source: JobSource = {
      priority: 'poll',
      mostAtOnce: 6,
      jobs: async () =>
        jobs.map((key) => ({
          key,
          dueAt: 0,
          run: async () => {
            log.push(key);
            jobs.splice(jobs.indexOf(key), 1);
          },
        })),
    };
    const scheduler = create([source]);
    const rounds = [scheduler.tick(), scheduler.tick()];
    jobs.push('late');
    rounds.push(scheduler.tick());
    await clock.run(0);
    await Promise.all(rounds);
    expect(log).toEqual(['late']);
    expect(new Set(locked)).toEqual(new Set(['tick']));
    expect(locked.length).toBeLessThanOrEqual(2);
  });

  test('a request while the lock is being released triggers another round', async () => {
    const { clock, log, create } = createSetting({ lockReleaseMs: 100 });
    const polls = createSource({ priority: 'poll', dueTimes: [], clock, log });
    const jobs: Awaited<ReturnType<JobSource['jobs']>>[number][] = [];
    const scheduler = create([{ ...polls, jobs: async () => jobs }]);
    void scheduler.tick();
    await clock.run(50);
    jobs.push({ key: 'late', dueAt: 0, run: async () => void log.push(...jobs.splice(0).map(({ key }) => key)) });
    void scheduler.tick();
    await clock.run(1000);
    expect(log).toEqual(['late']);
  });

  test('sets the wake-up before starting the work it covers', async () => {
    const { wakeUps, create } = createSetting();
    await create([]).leaveWork(async () => expect(wakeUps).toEqual([-1]));
    expect(wakeUps).toEqual([-1]);
  });
});
