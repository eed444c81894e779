import * as s from '../storage/schema';
import type { RateLimits } from './rate-limits';

/** What a request is for: something the user waits for (a key test), a poll of a task, or the profile of a person. */
export type Priority = 'user' | 'poll' | 'lookUp';

/** What the API allows where its headers do not say otherwise. */
const DEFAULT_LIMIT = 120;
const WINDOW_MS = 60_000;
/** From sending a request to its end: it is aborted when it takes longer, so it cannot reach the server later. */
export const LONGEST_REQUEST_MS = 30_000;
/** A limit that was reported so long ago may have changed. */
const LIMIT_LIFETIME_MS = 60 * 60_000;

/**
 * How much of the API's limit each kind may use, and how many requests may be sent at once before they are spaced evenly.
 * The rest of the limit is left to other programs that share the key, and to requests that queue up on their way and
 * arrive together. The differences are what is always left for what is more important: at 120 a minute, the user can add
 * four tasks in each. Look-ups that are late are made up for.
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
  /** When the window was first said to end. One that moves along with time is no fixed window. */
  firstResetAt: s.number(),
  isRolling: s.boolean(),
  /** How many requests of the last minute were other programs', if the window moves along. */
  byOthers: s.optional(s.number()),
});

/**
 * What must be known to stay within the API's limits for one address and key, whatever dies in between. Times are
 * milliseconds since 1970. Spans are kept as a start and a length, so that a clock that was set back can be noticed.
 */
export const budgetStateSchema = s.object({
  /** When the requests of the last minute were sent, oldest first. */
  sentAt: s.array(s.number()),
  /** `Retry-After`. */
  silence: s.optional(s.object({ from: s.number(), durationMs: s.number() })),
  /** `X-RateLimit-Limit`: requests a minute. */
  limit: s.optional(s.object({ at: s.number(), requests: s.number() })),
  /** `X-RateLimit-Remaining` and `-Reset`, as the latest answer said them. */
  allowance: s.optional(allowanceSchema),
});
export type BudgetState = s.Infer<typeof budgetStateSchema>;

export const unspent: BudgetState = { sentAt: [] };

/**
 * Forgets what is over. What lies in the future was written before the clock was set back: it counts as of now, which
 * can only make us slower.
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

/** Until when the API wants no requests at all; `undefined` when it does not mind. Milliseconds since 1970. */
export function silentUntil(state: BudgetState, now: number): number | undefined {
  const { silence } = settle(state, now);
  return silence && silence.from + silence.durationMs;
}

const limitOf = ({ limit }: Pick<BudgetState, 'limit'>): number => Math.max(1, limit?.requests ?? DEFAULT_LIMIT);

/** What other programs leave of the limit. */
const ourLimit = (state: BudgetState): number => Math.max(1, limitOf(state) - (state.allowance?.byOthers ?? 0));

const mostAMinute = (state: BudgetState, priority: Priority): number =>
  Math.max(1, Math.floor(ourLimit(state) * shares[priority].ofLimit));

/**
 * How many requests may be under way at once. If all of them are delayed and arrive together with those that follow, the
 * limit still holds.
 */
export const mostUnderWay = (state: BudgetState): number =>
  Math.max(1, ourLimit(state) - mostAMinute(state, 'user') - 1);

/**
 * How long a request counts. Where the limit is too low to leave room for delayed ones (it is 1), it counts for longer, as
 * if it reached the server at the last moment.
 */
const windowMs = (state: BudgetState): number =>
  mostAMinute(state, 'user') < ourLimit(state) ? WINDOW_MS : WINDOW_MS + LONGEST_REQUEST_MS;

/** The earliest time, `now` or later, at which a request of this kind may be sent. `state` is settled. */
export function nextSlotAt(state: BudgetState, priority: Priority, now: number): number {
  const { sentAt, silence } = state;
  const most = mostAMinute(state, priority);
  const { burst } = shares[priority];
  const gapMs = WINDOW_MS / most;
  // A bucket that holds `burst` requests and regains one in each gap, told from what was sent.
  const spaced = sentAt.map((sent, at) => sent + (sentAt.length - at + 1 - burst) * gapMs);
  return Math.max(
    now,
    (sentAt.at(-most) ?? Number.NEGATIVE_INFINITY) + windowMs(state),
    ...spaced,
    silence ? silence.from + silence.durationMs : now,
    nextInAllowance(state, priority),
  );
}

/** Other programs with the same key use up the limit too; only the API's answers tell. */
function nextInAllowance(state: BudgetState, priority: Priority): number {
  const { sentAt, allowance } = state;
  if (!allowance) return Number.NEGATIVE_INFINITY;
  const resetAt = allowance.at + allowance.resetInMs;
  const sentSince = sentAt.filter((sent) => sent > allowance.at).length;
  const left = allowance.remaining - sentSince;
  if (left <= 0) return resetAt;
  // What others use has made the limit lower.
  if (allowance.isRolling) return Number.NEGATIVE_INFINITY;
  const reserve = ourLimit(state) - mostAMinute(state, 'user');
  // Whoever the user waits for need not be spread evenly, as long as others keep their room.
  if (priority === 'user' && left > reserve) return Number.NEGATIVE_INFINITY;
  const last = Math.max(sentAt.at(-1) ?? allowance.at, allowance.at);
  const ours = priority === 'user' ? left : left - reserve;
  return ours <= 0 ? resetAt : last + (resetAt - last) / (ours + 1);
}

export const afterSending = (state: BudgetState, now: number): BudgetState => ({
  ...state,
  sentAt: [...state.sentAt, now],
});

/** An answer lengthens a silence but never shortens it. */
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

/** `X-RateLimit-Reset` has whole seconds, and clocks differ a little. */
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
