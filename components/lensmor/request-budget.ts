import type { ItemStore } from '../storage/item-store';
import { createItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import {
  afterAnswer,
  afterSending,
  type BudgetState,
  budgetStateSchema,
  nextSlotAt,
  type Priority,
  settle,
  unspent,
} from './budget-state';
import type { RateLimits } from './rate-limits';

const budgetKind: RecordKind<BudgetState> = { prefix: 'requestBudget', version: 1, schema: budgetStateSchema };

export const createBudgetStore = (area: StorageArea): ItemStore<BudgetState> =>
  createItemStore(area, budgetKind, unspent);

/** The right to send one request. The client takes one for each, so none can go past the budget. */
export interface Slot {
  /** What the answer's headers said. */
  report(limits: RateLimits): Promise<void>;
}

export interface RequestBudget {
  /**
   * A slot, or the time from which asking again makes sense. When a slot is handed out it stands in storage as used:
   * a worker that dies with its request still counts it. Rejects when storage refuses that; then nothing may be sent.
   */
  take(priority: Priority): Promise<Slot | { retryAt: number }>;
  /** When `take` could next hand out a slot. */
  nextSlotAt(priority: Priority): Promise<number>;
}

/** One for all requests of the extension. */
export function createRequestBudget(options: { store: ItemStore<BudgetState>; now: () => number }): RequestBudget {
  const { store, now } = options;
  const inTurn = createSerialQueue();
  /** What is stored, once it is known: this is the only one who writes it. */
  let known: BudgetState | undefined;

  /** One after the other, and written whenever it changed: what `settle` set right must not be set right anew each time. */
  function change<T>(decide: (state: BudgetState, at: number) => [BudgetState, T]): Promise<T> {
    return inTurn(async () => {
      const at = now();
      known ??= await store.get();
      const [state, answer] = decide(settle(known, at), at);
      if (JSON.stringify(state) !== JSON.stringify(known)) await store.set(state);
      known = state;
      return answer;
    });
  }

  const slot: Slot = {
    report: (limits) => change((state, at) => [afterAnswer(state, limits, at), undefined]),
  };

  return {
    take: (priority) =>
      change<Slot | { retryAt: number }>((state, at) => {
        const retryAt = nextSlotAt(state, priority, at);
        return retryAt > at ? [state, { retryAt }] : [afterSending(state, at), slot];
      }),
    nextSlotAt: (priority) => change((state, at) => [state, nextSlotAt(state, priority, at)]),
  };
}
