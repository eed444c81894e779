import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEffort, SHARE_OF_TIME } from '../../../components/overlay/page/effort';
import { createScheduler } from '../../../components/overlay/recognising/scheduler';

const LONGEST_STRETCH_MS = 8;
const LONGEST_REST_MS = 1000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Settles in one pass of steps of this duration; `inEachTurn` is what the page does between them. */
function setUp({
  stepsMs,
  inEachTurn = () => {},
}: {
  stepsMs: readonly number[];
  inEachTurn?: (settle: () => void) => void;
}) {
  const log: string[] = [];
  const stretches: number[] = [];
  let fromMs = performance.now();
  const life = new AbortController();
  function* steps(): Generator<void, string, void> {
    for (const stepMs of stepsMs) {
      vi.advanceTimersByTime(stepMs);
      yield;
    }
    return 'seen';
  }
  const settle = createScheduler({
    async work(inSteps) {
      fromMs = performance.now();
      const seen = await inSteps(steps());
      stretches.push(performance.now() - fromMs);
      log.push(seen ?? 'left');
    },
    onFailure: () => log.push('failed'),
    beforeWork: async () => {},
    async nextTurn() {
      stretches.push(performance.now() - fromMs);
      inEachTurn(settle);
      fromMs = performance.now();
    },
    effort: createEffort(),
    signal: life.signal,
  });
  /** Runs until the scheduler waits for a timer. */
  const untilItRests = async () => {
    for (let turn = 0; turn < 10_000; turn++) await Promise.resolve();
  };
  return { settle, log, stretches, untilItRests, life };
}

test('long work is split into slices, and the page runs in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }), async (stepsMs) => {
      const { settle, log, stretches, untilItRests } = setUp({ stepsMs });
      settle();
      await untilItRests();
      expect(log).toEqual(['seen']);
      const longestStepMs = Math.max(0, ...stepsMs);
      for (const tookMs of stretches) expect(tookMs).toBeLessThanOrEqual(LONGEST_STRETCH_MS + longestStepMs);
      expect(stretches.reduce((sum, ms) => sum + ms, 0)).toBe(stepsMs.reduce((sum, ms) => sum + ms, 0));
    }),
  );
});

test('a change between slices restarts the work, which still finishes if the page never rests', async () => {
  const { settle, log, untilItRests } = setUp({
    stepsMs: Array.from({ length: 20 }, () => 5),
    inEachTurn: (again) => again(),
  });
  settle();
  for (let passes = 0; passes < 6; passes++) {
    await untilItRests();
    await vi.advanceTimersByTimeAsync(LONGEST_REST_MS);
  }
  const done = log.indexOf('seen');
  expect(log.slice(0, done)).toEqual(Array.from({ length: done }, () => 'left'));
  expect(done).toBeGreaterThan(0);
  // 8, 16, 32, 64 and 128 ms: the last is long enough for all steps.
  expect(done).toBeLessThanOrEqual(4);
});

test('takes no more than its share of the page’s time', async () => {
  const { settle, log, untilItRests } = setUp({ stepsMs: [4, 4] });
  settle();
  await untilItRests();
  settle();
  await untilItRests();
  expect(log).toEqual(['seen']);
  await vi.advanceTimersByTimeAsync(8 * (SHARE_OF_TIME - 1) - 1);
  await untilItRests();
  expect(log).toEqual(['seen']);
  await vi.advanceTimersByTimeAsync(1);
  await untilItRests();
  expect(log).toEqual(['seen', 'seen']);
});

test('work requested by the work itself runs in a later turn', async () => {
  const { settle, log, untilItRests } = setUp({ stepsMs: [] });
  settle();
  await untilItRests();
  settle();
  await untilItRests();
  expect(log).toEqual(['seen']);
});

test('nothing runs after it is stopped', async () => {
  const { settle, log, untilItRests, life } = setUp({
    stepsMs: Array.from({ length: 20 }, () => 5),
    inEachTurn: () => life.abort(),
  });
  settle();
  await untilItRests();
  await vi.advanceTimersByTimeAsync(10 * LONGEST_REST_MS);
  settle();
  await untilItRests();
  expect(log).toEqual(['left']);
});
