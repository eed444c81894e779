import * as s from '../storage/schema';
import type { RateLimits } from './rate-limits';

/** The purpose of a request: a key test that the user waits for, a task's poll, or a person's profile. */
export type Priority = 'user' | 'poll' | 'lookUp';

/** Requests a minute, unless the API's headers say otherwise. */
const DEFAULT_LIMIT = 120;
const WINDOW_MS = 60_000;
/** Longer requests are aborted, so that they can't reach the server later. */
export const LONGEST_REQUEST_MS = 30_000;
/** An older limit may have changed. */
const LIMIT_LIFETIME_MS = 60 * 60_000;

/**
 * The share of the API's limit that each priority may use, and how many requests it may send at once before they are
 * spaced evenly. The rest is reserved for other programs that share the key, and for delayed requests that arrive
 * together. The differences between the shares are reserved for higher priorities: at 120 requests a minute, users can
 * always add four tasks a minute. Late look-ups catch up.
 */
const shares: Record<Priority, { ofLimit: number; burst: number }> = {
  user: { ofLimit: 0.9, burst: 8 },
  poll: { ofLimit: 0.87, burst: 5 },
  lookUp: { ofLimit: 0.86, burst: 3 },
};

const allowanceSchema = s.object({
  at: s.number(),
  remaining: s.number(),
  resetInMs: s.number(),
  /** The first reported end of the window. If later answers report a later end, the window is rolling, not fixed. */
  firstResetAt: s.number(),
  isRolling: s.boolean(),
  /** For a rolling window: how many requests of the last minute were sent by other programs. */
  byOthers: s.optional(s.number()),
});

/**
 * The stored state that keeps requests to one address with one key within the API's limits, even if the worker dies.
 * Times are milliseconds since 1970. Periods are stored as start and duration, to detect a clock that was set back.
 */
export const budgetStateSchema = s.object({
  /** When the requests of the last minute were sent, oldest first. */
  sentAt: s.array(s.number()),
  /** `Retry-After`. */
  silence: s.optional(s.object({ from: s.number(), durationMs: s.number() })),
  /** `X-RateLimit-Limit`, in requests a minute. */
  limit: s.optional(s.object({ at: s.number(), requests: s.number() })),
  /** `X-RateLimit-Remaining` and `-Reset` of the latest answer. */
  allowance: s.optional(allowanceSchema),
});
export type BudgetState = s.Infer<typeof budgetStateSchema>;

export const unspent: BudgetState = { sentAt: [] };

/**
 * Drops everything that has expired. Times in the future were stored before the clock was set back; they are replaced by
 * `now`, which can only slow requests down.
 */
export function settle(state: BudgetState, now: number): BudgetState {
  const { silence, limit, allowance } = state;
  const from = Math.min(silence?.from ?? 0, now);
  const at = Math.min(allowance?.at ?? 0, now);
  const limitAt = Math.min(limit?.at ?? 0, now);
  return {
    sentAt: state.sentAt.map((sent) => Math.min(sent, now)).filter((sent) => sent + windowMs(state) > now),
    ...(silence && from + silence.durationMs > now ? { silence: { ...silence, from } } : {}),
    ...(limit && limitAt + LIMIT_LIFETIME_MS > now ? { limit: { ...limit, at: limitAt } } : {}),
    ...(allowance && at + allowance.resetInMs > now ? { allowance: { ...allowance, at } } : {}),
  };
}

/** When a `Retry-After` in force ends, in milliseconds since 1970; `undefined` if there is none. */
export function silentUntil(state: BudgetState, now: number): number | undefined {
  const { silence } = settle(state, now);
  return silence && silence.from + silence.durationMs;
}

const limitOf = ({ limit }: Pick<BudgetState, 'limit'>): number => Math.max(1, limit?.requests ?? DEFAULT_LIMIT);

/** The limit minus the requests of other programs. */
const ourLimit = (state: BudgetState): number => Math.max(1, limitOf(state) - (state.allowance?.byOthers ?? 0));

const mostAMinute = (state: BudgetState, priority: Priority): number =>
  Math.max(1, Math.floor(ourLimit(state) * shares[priority].ofLimit));

/**
 * How many requests may be in flight at once: even if all of them are delayed and arrive together with later ones, the
 * limit is not exceeded.
 */
export const mostInFlight = (state: BudgetState): number =>
  Math.max(1, ourLimit(state) - mostAMinute(state, 'user') - 1);

/**
 * How long a request counts towards the limit. If the limit is too low to reserve anything for delayed requests (that
 * is, 1), it counts as if it reached the server at the last moment.
 */
const windowMs = (state: BudgetState): number =>
  mostAMinute(state, 'user') < ourLimit(state) ? WINDOW_MS : WINDOW_MS + LONGEST_REQUEST_MS;

/** The earliest time, `now` or later, for a request with this priority. `state` must be settled. */
export function nextSlotAt(state: BudgetState, priority: Priority, now: number): number {
  const { sentAt, silence } = state;
  const most = mostAMinute(state, priority);
  const { burst } = shares[priority];
  const gapMs = WINDOW_MS / most;
  // A token bucket with `burst` tokens and one more in each gap, computed from the requests sent.
  const spaced = sentAt.map((sent, at) => sent + (sentAt.length - at + 1 - burst) * gapMs);
  return Math.max(
    now,
    (sentAt.at(-most) ?? Number.NEGATIVE_INFINITY) + windowMs(state),
    ...spaced,
    silence ? silence.from + silence.durationMs : now,
    nextInAllowance(state, priority),
  );
}

/** Other programs with the same key use the limit too; only the API's answers reveal how much is left. */
function nextInAllowance(state: BudgetState, priority: Priority): number {
  const { sentAt, allowance } = state;
  if (!allowance) return Number.NEGATIVE_INFINITY;
  const resetAt = allowance.at + allowance.resetInMs;
  const sentSince = sentAt.filter((sent) => sent > allowance.at).length;
  const left = allowance.remaining - sentSince;
  if (left <= 0) return resetAt;
  // `ourLimit` already excludes other programs' requests.
  if (allowance.isRolling) return Number.NEGATIVE_INFINITY;
  const reserve = ourLimit(state) - mostAMinute(state, 'user');
  // Requests the user waits for are not spread evenly, as long as the reserve is untouched.
  if (priority === 'user' && left > reserve) return Number.NEGATIVE_INFINITY;
  const last = Math.max(sentAt.at(-1) ?? allowance.at, allowance.at);
  const ours = priority === 'user' ? left : left - reserve;
  return ours <= 0 ? resetAt : last + (resetAt - last) / (ours + 1);
}

export const afterSending = (state: BudgetState, now: number): BudgetState => ({
  ...state,
  sentAt: [...state.sentAt, now],
});

/** An answer may extend a silence but never shortens it. */
export function afterAnswer(state: BudgetState, limits: RateLimits, now: number): BudgetState {
  const { retryAfterMs = 0, limit, remaining, resetInMs } = limits;
  const silenceEnd = state.silence ? state.silence.from + state.silence.durationMs : 0;
  return {
    ...state,
    ...(now + retryAfterMs > Math.max(silenceEnd, now) ? { silence: { from: now, durationMs: retryAfterMs } } : {}),
    ...(limit === undefined ? {} : { limit: { at: now, requests: limit } }),
    ...(remaining === undefined || resetInMs === undefined
      ? {}
      : { allowance: nextAllowance(state, limit ?? limitOf(state), { at: now, remaining, resetInMs }) }),
  };
}

type Allowance = s.Infer<typeof allowanceSchema>;

/** Tolerance for whole seconds in `X-RateLimit-Reset` and for clocks that differ slightly. */
const SAME_RESET_MS = 2500;

function nextAllowance(
  { sentAt, allowance: before }: BudgetState,
  limit: number,
  now: Pick<Allowance, 'at' | 'remaining' | 'resetInMs'>,
): Allowance {
  const resetAt = now.at + now.resetInMs;
  const isSameWindow = before !== undefined && now.at < before.firstResetAt - SAME_RESET_MS;
  const firstResetAt = isSameWindow ? before.firstResetAt : resetAt;
  const isRolling = (before?.isRolling ?? false) || resetAt > firstResetAt + SAME_RESET_MS;
  const byOthers = isRolling ? Math.max(0, limit - now.remaining - sentAt.length) : 0;
  return { ...now, firstResetAt, isRolling, byOthers };
}
