import * as z from 'zod/mini';
import type { RateLimits } from './rate-limits';

/** Who asks: the user themselves (a key test), a poll of a task, or a look-up of a person. */
export type Priority = 'user' | 'poll' | 'lookUp';

/**
 * How many requests may have gone out in any minute before one more of this kind. The API allows 120 a minute for a
 * key and an address; we take half. The differences keep room for those who come first.
 */
const mostAMinute: Record<Priority, number> = { user: 60, poll: 57, lookUp: 45 };
/** A minute, and a second for requests that take longer to arrive than those after them. */
const WINDOW_MS = 61_000;
/** From so few on, what remains is spread over the time until the API's window ends. */
const PLENTY = 60;

/**
 * What must be known to keep within the API's limits, whatever died in between. Times are milliseconds since 1970;
 * spans are kept as a start and a length, so that a clock that was set back can be noticed.
 */
export const budgetStateSchema = z.object({
  /** When the requests of the last minute went out, oldest first. */
  sentAt: z.array(z.number()),
  /** `Retry-After`. */
  silence: z.optional(z.object({ from: z.number(), durationMs: z.number() })),
  /** `X-RateLimit-Remaining` and `-Reset`, as the latest answer said them. */
  allowance: z.optional(z.object({ at: z.number(), remaining: z.number(), resetInMs: z.number() })),
});
export type BudgetState = z.infer<typeof budgetStateSchema>;

export const unspent: BudgetState = { sentAt: [] };

/**
 * Forgets what is over. What lies in the future was written before the clock was set back: it counts as of now, which
 * can only make us slower.
 */
export function settle(state: BudgetState, now: number): BudgetState {
  const { silence, allowance } = state;
  const from = Math.min(silence?.from ?? 0, now);
  const at = Math.min(allowance?.at ?? 0, now);
  return {
    sentAt: state.sentAt.map((sent) => Math.min(sent, now)).filter((sent) => sent + WINDOW_MS > now),
    ...(silence && from + silence.durationMs > now ? { silence: { ...silence, from } } : {}),
    ...(allowance && at + allowance.resetInMs > now ? { allowance: { ...allowance, at } } : {}),
  };
}

/** Until when the API wants no requests at all; `undefined` when it does not mind. Milliseconds since 1970. */
export function silentUntil(state: BudgetState, now: number): number | undefined {
  const { silence } = settle(state, now);
  return silence && silence.from + silence.durationMs;
}

/** The earliest time, `now` or later, at which a request of this kind may go out. `state` is settled. */
export function nextSlotAt(state: BudgetState, priority: Priority, now: number): number {
  const { sentAt, silence, allowance } = state;
  const most = mostAMinute[priority];
  const inTheWay = sentAt.at(-most);
  return Math.max(
    now,
    sentAt.length >= most && inTheWay !== undefined ? inTheWay + WINDOW_MS : now,
    silence ? silence.from + silence.durationMs : now,
    allowance ? nextInAllowance(sentAt, allowance) : now,
  );
}

function nextInAllowance(sentAt: readonly number[], allowance: NonNullable<BudgetState['allowance']>): number {
  const resetAt = allowance.at + allowance.resetInMs;
  const remaining = allowance.remaining - sentAt.filter((sent) => sent > allowance.at).length;
  if (remaining >= PLENTY) return 0;
  if (remaining <= 0) return resetAt;
  const last = Math.max(sentAt.at(-1) ?? allowance.at, allowance.at);
  return last + (resetAt - last) / (remaining + 1);
}

export const afterSending = (state: BudgetState, now: number): BudgetState => ({
  ...state,
  sentAt: [...state.sentAt, now],
});

/** An answer lengthens a silence but never shortens it. */
export function afterAnswer(state: BudgetState, limits: RateLimits, now: number): BudgetState {
  const { retryAfterMs = 0, remaining, resetInMs } = limits;
  const silenceEnd = state.silence ? state.silence.from + state.silence.durationMs : 0;
  const { allowance: _older, ...rest } = state;
  return {
    ...(remaining === undefined || resetInMs === undefined ? state : rest),
    ...(now + retryAfterMs > Math.max(silenceEnd, now) ? { silence: { from: now, durationMs: retryAfterMs } } : {}),
    ...(remaining === undefined || resetInMs === undefined || remaining >= PLENTY
      ? {}
      : { allowance: { at: now, remaining, resetInMs } }),
  };
}
