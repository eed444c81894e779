import type { PhoneState } from '../../contacts/contact';
import type { PhoneUpdate } from '../../contacts/contact-book';
import { type Item, isDelivered } from '../task';

/** What the items of a task say about people's phones. Once the task has ended, items without a number have failed. */
export const phoneUpdates = (items: readonly Item[], hasEnded: boolean): PhoneUpdate[] =>
  items.map((item) => ({ personnelId: item.personnelId, phone: phoneState(item, hasEnded) }));

function phoneState(item: Item, hasEnded: boolean): PhoneState {
  if (isDelivered(item) && item.phone) return { kind: 'unlocked', number: item.phone };
  if (item.status !== 'failed' && !hasEnded) return { kind: 'open' };
  return { kind: 'failed', ...(item.errorCode ? { errorCode: item.errorCode } : {}) };
}
