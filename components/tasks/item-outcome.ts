import { type FailureReason, reasonOfCode } from '../contacts/failure-reason';
import { type Item, kindOfItem } from './task';

/** The outcome for one person's phone. */
export type ItemOutcome =
  | { kind: 'unlocked'; phone: string }
  | { kind: 'open' }
  | { kind: 'failed'; reason: FailureReason; errorCode?: string };

export function outcomeOf(item: Item, hasEnded: boolean): ItemOutcome {
  const { status, errorCode, phone = '' } = item;
  const kind = kindOfItem(item, hasEnded);
  if (kind !== 'failed') return kind === 'unlocked' ? { kind, phone } : { kind };
  if (errorCode) return { kind, reason: reasonOfCode(errorCode), errorCode };
  return { kind, reason: status === 'failed' ? 'noCode' : status === 'unlocked' ? 'noPhone' : 'endedBefore' };
}
