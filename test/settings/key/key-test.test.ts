import { describe, expect, test } from 'vitest';
import type { RequestBudget, Slot } from '../../../components/lensmor/request-budget';
import { testKey } from '../../../components/settings/key/key-test';

const slot: Slot = { report: async () => {} };

/** A budget with its next slot in `inMs`, and a working key. */
function openTest(inMs: number) {
  const clock = { now: 0 };
  const asked: number[] = [];
  const budget: RequestBudget = {
    take: async () => (clock.now >= inMs ? slot : { retryAt: inMs }),
    nextSlotAt: async () => inMs,
  };
  const result = testKey({
    budget,
    client: {
      async getBalance() {
        asked.push(clock.now);
        return { ok: true, value: { totalAmount: 10, totalBalance: 7, resetAt: null } };
      },
    },
    address: async () => 'https://api.example',
    key: 'sk_test',
    now: () => clock.now,
    async wait(ms) {
      clock.now += ms;
    },
  });
  return { result, asked };
}

describe('testing a key', () => {
  test('waits for a request that is allowed soon', async () => {
    const { result, asked } = openTest(600);
    expect(await result).toEqual({ ok: true, credits: 7 });
    expect(asked).toEqual([600]);
  });

  test('fails immediately if the next request is allowed too late', async () => {
    const { result, asked } = openTest(40_000);
    expect(await result).toEqual({ ok: false, failureKind: 'rateLimited' });
    expect(asked).toEqual([]);
  });
});
