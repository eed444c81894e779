import type { PhoneState } from '../../contacts/contact';
import type { PhoneUpdate } from '../../contacts/contact-book';
import { outcomeOf } from '../item-outcome';
import type { Item } from '../task';

/** People's phone states according to a task's items. Once the task has finished, items without a number have failed. */
export const phoneUpdates = (items: readonly Item[], hasEnded: boolean): PhoneUpdate[] =>
  items.map((item) => ({ personnelId: item.personnelId, phone: phoneState(item, hasEnded) }));

function phoneState(item: Item, hasEnded: boolean): PhoneState {
  const outcome = outcomeOf(item, hasEnded);
  switch (outcome.kind) {
    case 'unlocked':
      return { kind: 'unlocked', number: outcome.phone };
    case 'open':
      return { kind: 'open' };
    case 'failed': {
      const { reason, errorCode } = outcome;
      return {
        kind: 'failed',
        ...(errorCode ? { errorCode } : {}),
        ...(reason === 'noPhone' || reason === 'endedBefore' ? { reason } : {}),
      };
    }
  }
}
