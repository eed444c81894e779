import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import { createSerialQueue } from '../storage/serial-queue';
import { shortHash } from '../storage/short-hash';
import {
  afterAnswer,
  afterSending,
  type BudgetState,
  budgetStateSchema,
  LONGEST_REQUEST_MS,
  mostInFlight,
  nextSlotAt,
  type Priority,
  settle,
  unspent,
} from './budget-state';
import type { RateLimits } from './rate-limits';

/** The latest last. Version 1 had no scopes; its budget is stored under '' and goes to the first scope that asks. */
const budgetsSchema = s.array(s.object({ scope: s.string(), state: budgetStateSchema }));
export type Budgets = s.Infer<typeof budgetsSchema>;

const budgetKind: RecordKind<Budgets> = {
  prefix: 'requestBudget',
  version: 2,
  schema: budgetsSchema,
  migrations: { 1: withoutScope },
};

function withoutScope(older: unknown): Budgets {
  const { sentAt, silence } = older as BudgetState;
  return [{ scope: '', state: { sentAt, ...(silence ? { silence } : {}) } }];
}

export const createBudgetStore = (area: StorageArea): ItemStore<Budgets> => createItemStore(area, budgetKind, []);

/** Limits belong to an address and a key. */
export const budgetScope = (address: string, key: string | undefined): string => `${address} ${shortHash(key ?? '')}`;

export const budgetOf = (budgets: Budgets, scope: string): BudgetState =>
  (budgets.find((one) => one.scope === scope) ?? budgets.find((one) => one.scope === ''))?.state ?? unspent;

/** The right to send one request. The client requires one for each, so that none can exceed the budget. */
export interface Slot {
  /** Call with the answer's limits when the request is over. Calling it again with `{}` does nothing. */
  report(limits: RateLimits): Promise<void>;
}

export interface RequestBudget {
  /**
   * Returns a slot, or when to try again. A slot is stored as used before it is returned, so that a request counts even
   * if the worker dies. Rejects if that write fails; then don't send anything. Pass `scope` only for a key other than
   * the current one.
   */
  take(priority: Priority, scope?: string): Promise<Slot | { retryAt: number }>;
  /** The earliest time when `take` may return a slot. */
  nextSlotAt(priority: Priority): Promise<number>;
}

/** Several, so that switching back to an earlier key or address doesn't reset its limits. */
const MOST_SCOPES = 4;
/** The retry delay while too many requests are in flight. Usually one of them ends first and triggers the retry. */
const CROWDED_MS = 1000;

interface Options {
  store: ItemStore<Budgets>;
  /** `budgetScope` of the current address and key; if absent, all requests share one budget. */
  scope?: () => Promise<string>;
  now: () => number;
}

/** Create it once, for all requests of the extension. */
export function createRequestBudget({ store, scope: currentScope = async () => 'all', now }: Options): RequestBudget {
  const enqueue = createSerialQueue();
  /** The stored value, cached: nothing else writes it. */
  let known: Budgets | undefined;
  const inFlight = new Map<object, { scope: string; at: number }>();

  /** Changes run one after the other. Also stores what only `settle` changed, so that it needn't correct it again. */
  function change<T>(
    scopeOrCurrent: string | undefined,
    decide: (state: BudgetState, at: number, scope: string) => [BudgetState, T],
  ): Promise<T> {
    return enqueue(async () => {
      const scope = scopeOrCurrent ?? (await currentScope());
      const at = now();
      known ??= await store.get();
      const before = budgetOf(known, scope);
      const [state, answer] = decide(settle(before, at), at, scope);
      if (JSON.stringify(state) !== JSON.stringify(before)) {
        const others = known.filter((one) => one.scope !== scope && one.scope !== '');
        const budgets = [...others, { scope, state }].slice(-MOST_SCOPES);
        await store.set(budgets);
        known = budgets;
      }
      return answer;
    });
  }

  function isCrowded(state: BudgetState, at: number, scope: string): boolean {
    for (const [slot, request] of inFlight)
      if (at - request.at > LONGEST_REQUEST_MS || at < request.at) inFlight.delete(slot);
    return [...inFlight.values()].filter((request) => request.scope === scope).length >= mostInFlight(state);
  }

  function handOut(scope: string): Slot {
    const slot: Slot = {
      async report(limits) {
        inFlight.delete(slot);
        if (Object.keys(limits).length === 0) return;
        await change(scope, (state, at) => [afterAnswer(state, limits, at), undefined]);
      },
    };
    inFlight.set(slot, { scope, at: now() });
    return slot;
  }

  return {
    async take(priority, wanted) {
      const taken = await change<string | { retryAt: number }>(wanted, (state, at, scope) => {
        const retryAt = nextSlotAt(state, priority, at);
        if (retryAt > at) return [state, { retryAt }];
        return isCrowded(state, at, scope) ? [state, { retryAt: at + CROWDED_MS }] : [afterSending(state, at), scope];
      });
      return typeof taken === 'string' ? handOut(taken) : taken;
    },
    nextSlotAt: (priority) =>
      change(undefined, (state, at, scope) => {
        const next = nextSlotAt(state, priority, at);
        return [state, isCrowded(state, at, scope) ? Math.max(next, at + CROWDED_MS) : next];
      }),
  };
}
