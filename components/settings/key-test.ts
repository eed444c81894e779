import type { Client } from '../lensmor/client';
import type { RequestBudget } from '../lensmor/request-budget';
import type { KeyTest } from '../messages/messages';

/** Tests `key`, or the stored key without one, by the cheapest call of the API. Costs no credits. */
export async function testKey(
  client: Pick<Client, 'getBalance'>,
  budget: RequestBudget,
  key?: string,
): Promise<KeyTest> {
  const slot = await budget.take('user');
  if ('retryAt' in slot) return { ok: false, failureKind: 'rateLimited' };
  const result = await client.getBalance(slot, key);
  if (result.ok) return { ok: true, credits: result.value.totalBalance };
  const { kind, status } = result.failure;
  return { ok: false, failureKind: kind, ...(status === undefined ? {} : { status }) };
}
