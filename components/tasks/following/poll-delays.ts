import type { FailureKind } from '../../lensmor/failure';
import type { TaskState } from '../task';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A task that has not ended so long after it was tracked, or resumed, is given up. */
export const GIVE_UP_AFTER_MS = 14 * DAY_MS;

/**
 * How long to wait after an answer that says "not yet": 15 % of the time since tracking began, at least 3 s, at most
 * 15 min, ±10 %. So the end of a task of any length is noticed within some 15 % of that length, at a logarithmic cost.
 * `random` is in [0, 1).
 */
export function pollDelayMs(elapsedMs: number, random: number): number {
  const base = Math.min(Math.max(0.15 * elapsedMs, 3 * SECOND_MS), 15 * MINUTE_MS);
  return base * (0.9 + 0.2 * random);
}

/**
 * How long to wait after the n-th failure in a row: doubling from 3 s, and anything between half of that and all of it,
 * so that thousands of browsers that failed at the same moment do not come back at the same moment. (Jitter from zero
 * on would spread no better, and ask a third more often while nobody answers: `npm run bench -- fleet`.) Someone whose
 * own network was gone expects to be up to date within a minute of its return; an API in trouble gets up to 15 min.
 */
export function backoffDelayMs(kind: FailureKind, failedAttempts: number, random: number): number {
  const most = kind === 'unreachable' ? MINUTE_MS : 15 * MINUTE_MS;
  const ceiling = Math.min(3 * SECOND_MS * 2 ** Math.min(failedAttempts, 20), most);
  return ceiling * (0.5 + 0.5 * random);
}

/** After a `Retry-After`, everybody who waits for it would come at once: up to this much later is as good. */
export const afterSilenceMs = (random: number): number => 5 * SECOND_MS * random;

/**
 * When to ask next, which may be in the past: who waits longest goes first. `undefined` when the task waits for nothing.
 * A plan that was made later than now was made before the clock was set back: it is due.
 */
export function dueAt(state: TaskState, now: number): number | undefined {
  if (state.kind !== 'waiting') return undefined;
  return now < state.plannedAt ? now : state.nextPollAt;
}
