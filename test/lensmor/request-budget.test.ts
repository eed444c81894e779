import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Priority } from '../../components/lensmor/budget-state';
import type { RateLimits } from '../../components/lensmor/rate-limits';
import { createBudgetStore, createRequestBudget, type Slot } from '../../components/lensmor/request-budget';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const MINUTE = 60_000;

function createBudget() {
  const area = createFakeStorageArea();
  const clock = { now: 1_000_000 };
  const open = () => createRequestBudget({ store: createBudgetStore(area), now: () => clock.now });
  return { area, clock, open, budget: open() };
}
const isSlot = (taken: Slot | { retryAt: number }): taken is Slot => 'report' in taken;

/** Takes slots until there is none, and answers with how many there were. */
async function takeAll(budget: ReturnType<typeof createRequestBudget>, priority: Priority): Promise<number> {
  let slots = 0;
  while (isSlot(await budget.take(priority))) slots++;
  return slots;
}

describe('request budget', () => {
  test('60 a minute in all, and room left for who comes first', async () => {
    const { budget } = createBudget();
    expect(await takeAll(budget, 'lookUp')).toBe(45);
    expect(await takeAll(budget, 'poll')).toBe(12);
    expect(await takeAll(budget, 'user')).toBe(3);
  });

  test('is written before a slot is handed out, and outlives the worker', async () => {
    const { budget, open } = createBudget();
    await takeAll(budget, 'user');
    expect(await takeAll(open(), 'user')).toBe(0);
  });

  test('hands out nothing while storage refuses, and counts nothing that it did not hand out', async () => {
    const { area, budget } = createBudget();
    area.failWrites = new Error('quota');
    await expect(budget.take('poll')).rejects.toThrow('quota');
    area.failWrites = undefined;
    expect(await takeAll(budget, 'user')).toBe(60);
  });

  test('any 60 s hold at most 60 requests, whenever they are asked for', async () => {
    const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20_000 })), {
      minLength: 100,
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(gaps, fc.constantFrom<Priority>('user', 'poll'), async (waits, priority) => {
        const { budget, clock } = createBudget();
        const sent: number[] = [];
        for (const wait of waits) {
          clock.now += wait;
          if (isSlot(await budget.take(priority))) sent.push(clock.now);
        }
        for (const [i, at] of sent.entries())
          expect(at - (sent[i - 60] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(MINUTE);
      }),
      { numRuns: 50 },
    );
  });

  test('nextSlotAt is when take succeeds, and not before', async () => {
    const { budget, clock } = createBudget();
    await takeAll(budget, 'poll');
    const at = await budget.nextSlotAt('poll');
    clock.now = at - 1;
    expect(await budget.take('poll')).toEqual({ retryAt: at });
    clock.now = at;
    expect(isSlot(await budget.take('poll'))).toBe(true);
  });

  async function report(limits: RateLimits) {
    const made = createBudget();
    const taken = await made.budget.take('poll');
    if (isSlot(taken)) await taken.report(limits);
    return made;
  }

  test('is silent until Retry-After has passed, for everybody, and after a restart', async () => {
    const { clock, open } = await report({ retryAfterMs: 32_000 });
    const from = clock.now;
    for (const priority of ['user', 'poll', 'lookUp'] as const)
      expect(await open().take(priority)).toEqual({ retryAt: from + 32_000 });
    clock.now += 32_000;
    expect(isSlot(await open().take('poll'))).toBe(true);
  });

  test('a shorter silence does not end a longer one', async () => {
    const { budget, clock } = createBudget();
    const [first, second] = [await budget.take('poll'), await budget.take('poll')];
    if (isSlot(first)) await first.report({ retryAfterMs: 60_000 });
    if (isSlot(second)) await second.report({ retryAfterMs: 1000 });
    expect(await budget.nextSlotAt('poll')).toBe(clock.now + 60_000);
  });

  test.each([
    [119, 0],
    [60, 0],
    [29, 2000],
    [9, 6000],
    [1, 30_000],
    [0, 60_000],
  ])('with %i requests remaining, the next waits %i ms', async (remaining, waitMs) => {
    const { budget, clock } = await report({ remaining, resetInMs: 60_000 });
    expect((await budget.nextSlotAt('poll')) - clock.now).toBe(waitMs);
  });

  test('what remains counts down by what is sent, and is forgotten when the window ends', async () => {
    const { budget, clock } = await report({ remaining: 2, resetInMs: 60_000 });
    for (let i = 0; i < 2; i++) {
      clock.now = await budget.nextSlotAt('poll');
      await budget.take('poll');
    }
    const reset = 1_000_000 + 60_000;
    expect(await budget.nextSlotAt('poll')).toBe(reset);
    clock.now = reset;
    expect(isSlot(await budget.take('poll'))).toBe(true);
  });

  test.each([
    ['a full minute', {}, MINUTE + 1000],
    ['a silence', { retryAfterMs: 32_000 }, 32_000],
    ['an allowance that is used up', { remaining: 0, resetInMs: 60_000 }, 60_000],
  ])('a clock set back by a day lengthens %s by no more than itself', async (_, limits, mostMs) => {
    const { budget, clock, open } = await report(limits);
    await takeAll(budget, 'poll');
    clock.now -= 86_400_000;
    // By one worker, of which the next must know.
    const at = await open().nextSlotAt('poll');
    expect(at - clock.now).toBeLessThanOrEqual(mostMs);
    clock.now = at;
    expect(isSlot(await open().take('poll'))).toBe(true);
  });
});
