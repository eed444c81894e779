import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Priority } from '../../components/lensmor/budget-state';
import type { RateLimits } from '../../components/lensmor/rate-limits';
import {
  budgetScope,
  createBudgetStore,
  createRequestBudget,
  type RequestBudget,
  type Slot,
} from '../../components/lensmor/request-budget';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const MINUTE = 60_000;

function createBudget() {
  const area = createFakeStorageArea();
  const clock = { now: 1_000_000 };
  const world = { scope: 'first' };
  const open = () =>
    createRequestBudget({ store: createBudgetStore(area), scope: async () => world.scope, now: () => clock.now });
  return { area, clock, world, open, budget: open() };
}
const isSlot = (taken: Slot | { retryAt: number }): taken is Slot => 'report' in taken;

/** Takes slots for requests that finish immediately, until none is left. Returns how many there were. */
async function takeAll(budget: RequestBudget, priority: Priority): Promise<number> {
  let slots = 0;
  for (;;) {
    const slot = await budget.take(priority);
    if (!isSlot(slot)) return slots;
    await slot.report({});
    slots++;
  }
}

/** Takes slots for a while, each as soon as it is available or a little later. Returns when each was taken. */
async function takeFor(
  durationMs: number,
  budget: RequestBudget,
  clock: { now: number },
  priority: Priority,
  lateMs: () => number = () => 0,
): Promise<number[]> {
  const sent: number[] = [];
  const end = clock.now + durationMs;
  for (;;) {
    clock.now = Math.max(clock.now, await budget.nextSlotAt(priority)) + lateMs();
    if (clock.now >= end) return sent;
    const slot = await budget.take(priority);
    if (!isSlot(slot)) continue;
    await slot.report({});
    sent.push(clock.now);
  }
}

describe('request budget', () => {
  test('allows a burst for urgent requests, then spreads them evenly, and never exceeds 90 % of the limit', async () => {
    const { budget, clock } = createBudget();
    expect(await takeAll(budget, 'lookUp')).toBe(3);
    expect(await takeAll(budget, 'poll')).toBe(2);
    expect(await takeAll(budget, 'user')).toBe(3);
    const sent = await takeFor(MINUTE, budget, clock, 'user');
    expect(sent.length + 8).toBe(108);
    const gaps = sent.slice(1, 90).map((at, i) => at - (sent[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(500);
    expect(Math.max(...gaps)).toBeLessThan(600);
  });

  test('look-ups leave room for polls, and both for the user', async () => {
    const { budget, clock } = createBudget();
    expect(await takeFor(10 * MINUTE, budget, clock, 'lookUp')).toHaveLength(1030);
    expect(await takeAll(budget, 'poll')).toBeGreaterThan(0);
    expect(await takeAll(budget, 'user')).toBeGreaterThan(0);
  });

  test('a late timer does not reduce the rate', async () => {
    const { budget, clock } = createBudget();
    let late = 0;
    const sent = await takeFor(10 * MINUTE, budget, clock, 'lookUp', () => (late++ % 3) * 100);
    expect(sent.length).toBeGreaterThan(1020);
  });

  test('is stored before a slot is handed out, and survives the worker', async () => {
    const { budget, open } = createBudget();
    await takeAll(budget, 'user');
    expect(await takeAll(open(), 'user')).toBe(0);
  });

  test('hands out nothing while storage fails, and counts only the slots it handed out', async () => {
    const { area, budget } = createBudget();
    area.failWrites = new Error('quota');
    await expect(budget.take('poll')).rejects.toThrow('quota');
    area.failWrites = undefined;
    expect(await takeAll(budget, 'user')).toBe(8);
  });

  test.each<[string, number | undefined]>([
    ['120, if the API sends no limit', undefined],
    ['30', 30],
    ['600', 600],
    ['2', 2],
    ['1', 1],
  ])('no minute at the server exceeds the limit, however requests are delayed: %s', async (_, limit) => {
    const gaps = fc.array(fc.tuple(fc.nat(3000), fc.nat(19_000)), { minLength: 150, maxLength: 400 });
    const most = limit ?? 120;
    await fc.assert(
      fc.asyncProperty(gaps, fc.constantFrom<Priority>('user', 'poll', 'lookUp'), async (waits, priority) => {
        const { budget, clock } = createBudget();
        const first = limit === undefined ? undefined : await budget.take('user');
        const arrivals = first ? [clock.now] : [];
        if (first && isSlot(first)) await first.report({ limit: most });
        const underWay: { slot: Slot; at: number }[] = [];
        for (const [wait, delay] of waits) {
          clock.now += wait;
          for (const over of underWay.filter(({ at }) => at <= clock.now)) {
            underWay.splice(underWay.indexOf(over), 1);
            await over.slot.report({});
          }
          const slot = await budget.take(priority);
          if (!isSlot(slot)) continue;
          arrivals.push(clock.now + delay);
          underWay.push({ slot, at: clock.now + delay });
        }
        arrivals.sort((one, other) => one - other);
        const tooFast = arrivals.filter((at, i) => at - (arrivals[i - most] ?? -MINUTE * 2) <= MINUTE - 1);
        expect(tooFast).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('each address and key has its own limits, which are restored', async () => {
    const { budget, clock, world } = createBudget();
    const taken = await budget.take('poll');
    if (isSlot(taken)) await taken.report({ retryAfterMs: 24 * 60 * MINUTE });
    world.scope = budgetScope('https://proxy.example', 'sk_one');
    expect(await budget.nextSlotAt('poll')).toBe(clock.now);
    expect(await takeAll(budget, 'user')).toBe(8);
    expect(isSlot(await budget.take('user', budgetScope('https://proxy.example', 'sk_two')))).toBe(true);
    world.scope = 'first';
    expect(await budget.take('user')).toEqual({ retryAt: clock.now + 24 * 60 * MINUTE });
  });

  test('a key’s scope does not contain the key', () => {
    expect(budgetScope('https://a.example', 'sk_secret')).toMatch(/^https:\/\/a\.example [0-9a-f]{1,8}$/);
    expect(budgetScope('https://a.example', 'sk_secret')).not.toBe(budgetScope('https://a.example', 'sk_other'));
  });

  test('a budget stored before scopes existed applies to the first scope', async () => {
    const { area, clock, open } = createBudget();
    const silence = { from: clock.now, durationMs: 5000 };
    await area.set({ requestBudget: { version: 1, data: { sentAt: [clock.now], silence } } });
    expect(await open().take('poll')).toEqual({ retryAt: clock.now + 5000 });
  });

  test('nextSlotAt is exactly when take succeeds', async () => {
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

  test('pauses all requests until Retry-After has passed, also after a restart', async () => {
    const { clock, open } = await report({ retryAfterMs: 32_000 });
    const from = clock.now;
    for (const priority of ['user', 'poll', 'lookUp'] as const)
      expect(await open().take(priority)).toEqual({ retryAt: from + 32_000 });
    clock.now += 32_000;
    expect(isSlot(await open().take('poll'))).toBe(true);
  });

  test('a shorter pause does not end a longer one', async () => {
    const { budget, clock } = createBudget();
    const [first, second] = [await budget.take('poll'), await budget.take('poll')];
    if (isSlot(first)) await first.report({ retryAfterMs: 60_000 });
    if (isSlot(second)) await second.report({ retryAfterMs: 1000 });
    expect(await budget.nextSlotAt('poll')).toBe(clock.now + 60_000);
  });

  test('leaves other clients of the same key their share of a fixed window', async () => {
    const { budget, clock } = createBudget();
    const resetAt = clock.now + MINUTE;
    let used = 0;
    let ours = 0;
    while (clock.now < resetAt - 100) {
      clock.now += 100;
      // Another client sends one request a second.
      if (clock.now % 1000 === 0) used++;
      const slot = await budget.take('poll');
      if (!isSlot(slot)) continue;
      used++;
      ours++;
      await slot.report({ limit: 120, remaining: 120 - used, resetInMs: resetAt - clock.now });
    }
    expect(used).toBeLessThanOrEqual(120);
    expect(ours).toBeGreaterThan(40);
  });

  test('user requests skip even spacing while others have room', async () => {
    const { budget, clock } = await report({ limit: 120, remaining: 20, resetInMs: 50_000 });
    expect((await budget.nextSlotAt('lookUp')) - clock.now).toBeGreaterThan(5000);
    expect(await takeAll(budget, 'user')).toBe(7);
    expect((await budget.nextSlotAt('user')) - clock.now).toBeLessThan(600);
  });

  test('a sliding window does not slow down the only client', async () => {
    const { budget, clock } = createBudget();
    const sent: number[] = [];
    for (const end = clock.now + 5 * MINUTE; clock.now < end; clock.now += 50) {
      const slot = await budget.take('lookUp');
      if (!isSlot(slot)) continue;
      sent.push(clock.now);
      const used = sent.filter((at) => at > clock.now - MINUTE).length;
      await slot.report({ limit: 120, remaining: 120 - used, resetInMs: MINUTE });
    }
    expect(sent.length).toBeGreaterThan(5 * 95);
  });

  test('leaves others their share of a sliding window, and keeps ours even', async () => {
    const { budget, clock } = createBudget();
    const sent: number[] = [];
    for (const end = clock.now + 6 * MINUTE; clock.now < end; clock.now += 50) {
      const slot = await budget.take('lookUp');
      if (!isSlot(slot)) continue;
      sent.push(clock.now);
      const used = sent.filter((at) => at > clock.now - MINUTE).length;
      clock.now += 200;
      await slot.report({ limit: 120, remaining: 120 - used - 40, resetInMs: MINUTE });
    }
    const later = sent.filter((at) => at > clock.now - 3 * MINUTE);
    expect(later.length / 3).toBeGreaterThan(0.82 * 80);
    expect(later.length / 3).toBeLessThanOrEqual(0.86 * 80);
  });

  test('with nothing remaining, sends nothing until the window ends', async () => {
    const { budget, clock } = await report({ remaining: 0, resetInMs: 60_000 });
    expect((await budget.nextSlotAt('user')) - clock.now).toBe(60_000);
    clock.now += 60_000;
    expect(isSlot(await budget.take('poll'))).toBe(true);
  });

  test.each([
    ['a burst', {}, MINUTE],
    ['a silence', { retryAfterMs: 32_000 }, 32_000],
    ['a used-up allowance', { remaining: 0, resetInMs: 60_000 }, 60_000],
  ])('a clock set back by a day delays %s no longer than the delay itself', async (_, limits, mostMs) => {
    const { budget, clock, open } = await report(limits);
    await takeAll(budget, 'poll');
    clock.now -= 86_400_000;
    // Taken by one worker; the next must know.
    const at = await open().nextSlotAt('poll');
    expect(at - clock.now).toBeLessThanOrEqual(mostMs);
    clock.now = at;
    expect(isSlot(await open().take('poll'))).toBe(true);
  });
});
