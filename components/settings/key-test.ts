import type { Client } from '../lensmor/client';
import type { RequestBudget } from '../lensmor/request-budget';
import type { KeyTest } from '../messages/messages';

/** Tests the stored key with the cheapest request. Doesn't use credits. */
export async function testKey(client: Pick<Client, 'getBalance'>, budget: RequestBudget): Promise<KeyTest> {
  const slot = await budget.take('user');
  if ('retryAt' in slot) return { ok: false, failureKind: 'rateLimited' };
  const result = await client.getBalance(slot);
  if (result.ok) return { ok: true, credits: result.value.totalBalance };
  const { kind, status } = result.failure;
  return { ok: false, failureKind: kind, ...(status === undefined ? {} : { status }) };
}
