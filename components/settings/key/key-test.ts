import type { Client } from '../../lensmor/client';
import { budgetScope, type RequestBudget } from '../../lensmor/request-budget';
import type { KeyTest } from '../../messages/messages';

interface Options {
  client: Pick<Client, 'getBalance'>;
  budget: RequestBudget;
  address: () => Promise<string>;
  /** The stored one when absent. */
  key: string | undefined;
}

/** Tests a key by the cheapest call of the API. Costs no credits. */
export async function testKey({ client, budget, address, key }: Options): Promise<KeyTest> {
  const slot = await budget.take('user', key === undefined ? undefined : budgetScope(await address(), key));
  if ('retryAt' in slot) return { ok: false, failureKind: 'rateLimited' };
  const result = await client.getBalance(slot, key);
  if (result.ok) return { ok: true, credits: result.value.totalBalance };
  const { kind, status } = result.failure;
  return { ok: false, failureKind: kind, ...(status === undefined ? {} : { status }) };
}
