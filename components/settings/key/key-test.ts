import type { Client } from '../../lensmor/client';
import { budgetScope, type RequestBudget } from '../../lensmor/request-budget';
import type { KeyTest } from '../../messages/messages';

interface Options {
  client: Pick<Client, 'getBalance'>;
  budget: RequestBudget;
  address: () => Promise<string>;
  /** The stored key if absent. */
  key: string | undefined;
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
}

/** Requests are throttled. If the next one is allowed within this time, wait for it instead of reporting a failure. */
const PATIENCE_MS = 8000;

/** Tests a key with the API's cheapest request. Costs no credits. */
export async function testKey({
  client,
  budget,
  address,
  key,
  now = Date.now,
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: Options): Promise<KeyTest> {
  const scope = key === undefined ? undefined : budgetScope(await address(), key);
  const until = now() + PATIENCE_MS;
  let slot = await budget.take('user', scope);
  while ('retryAt' in slot) {
    if (slot.retryAt > until) return { ok: false, failureKind: 'rateLimited' };
    await wait(slot.retryAt - now());
    slot = await budget.take('user', scope);
  }
  const result = await client.getBalance(slot, key);
  if (result.ok) return { ok: true, credits: result.value.totalBalance };
  const { kind, status } = result.failure;
  return { ok: false, failureKind: kind, ...(status === undefined ? {} : { status }) };
}
