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
  mostUnderWay,
  nextSlotAt,
  type Priority,
  settle,
  unspent,
} from './budget-state';
import type { RateLimits } from './rate-limits';

/** The latest last. A budget without a scope was stored before budgets had one, and is the first scope's that asks. */
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

/** The right to send one request. The client takes one for each, so that none can exceed the budget. */
export interface Slot {
  /** Call once the request is over, with what the answer's headers said. Calling it again with nothing does no harm. */
  report(limits: RateLimits): Promise<void>;
}

export interface RequestBudget {
  /**
   * A slot, or the time from which asking again makes sense. A slot is stored as used before it is handed out: a worker
   * that dies with its request still counts it. Rejects when storage refuses that; then nothing may be sent. `scope` is
   * given for another key than the one in force.
   */
  take(priority: Priority, scope?: string): Promise<Slot | { retryAt: number }>;
  /** When `take` could next hand out a slot. */
  nextSlotAt(priority: Priority): Promise<number>;
}

/** Someone who went away and came back to an earlier key or address finds its limits again. */
const MOST_SCOPES = 4;
/** While too many requests are under way, the end of one is what counts; this is only for when none comes. */
const CROWDED_MS = 1000;

interface Options {
  store: ItemStore<Budgets>;
  /** `budgetScope` of the address and key in force; one for all when absent. */
  scope?: () => Promise<string>;
  now: () => number;
}

/** One for all requests of the extension. */
export function createRequestBudget({ store, scope: currentScope = async () => 'all', now }: Options): RequestBudget {
  const enqueue = createSerialQueue();
  /** What is stored, once it is known: nobody else writes it. */
  let known: Budgets | undefined;
  const underWay = new Map<object, { scope: string; at: number }>();

  /** One change after the other. Written whenever it differs, so that `settle` need not correct the same state again. */
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
    for (const [slot, request] of underWay)
      if (at - request.at > LONGEST_REQUEST_MS || at < request.at) underWay.delete(slot);
    return [...underWay.values()].filter((request) => request.scope === scope).length >= mostUnderWay(state);
  }

  function handOut(scope: string): Slot {
    const slot: Slot = {
      async report(limits) {
        underWay.delete(slot);
        if (Object.keys(limits).length === 0) return;
        await change(scope, (state, at) => [afterAnswer(state, limits, at), undefined]);
      },
    };
    underWay.set(slot, { scope, at: now() });
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
