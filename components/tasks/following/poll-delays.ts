import type { FailureKind } from '../../lensmor/failure';
import type { TaskState } from '../task';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Tracking stops when a task has not ended this long after it was tracked or resumed. */
export const GIVE_UP_AFTER_MS = 14 * DAY_MS;

/**
 * How long to wait while a task is running: 15 % of the time since tracking began, at least 3 s, at most 15 min, ±10 %.
 * The end of a task is thus noticed within about 15 % of its length, with a number of requests that only grows with the
 * logarithm of that length. `random` is in [0, 1).
 */
export function pollDelayMs(elapsedMs: number, random: number): number {
  const base = Math.min(Math.max(0.15 * elapsedMs, 3 * SECOND_MS), 15 * MINUTE_MS);
  return base * (0.9 + 0.2 * random);
}

/**
 * How long to wait after the n-th failure in a row: doubling from 3 s, and at random between half of that and all of it,
 * so that thousands of browsers that failed at the same moment do not return at the same moment. (Jitter from zero would
 * spread requests no better, and send a third more while nobody answers: `npm run bench -- fleet`.) When the user's own
 * network fails, or answers in place of the API with a sign-in page, tasks are up to date within a minute of its return;
 * an API in trouble gets up to 15 min.
 */
export function backoffDelayMs(kind: FailureKind, failedAttempts: number, random: number): number {
  const most = kind === 'unreachable' || kind === 'notJson' ? MINUTE_MS : 15 * MINUTE_MS;
  const ceiling = Math.min(3 * SECOND_MS * 2 ** Math.min(failedAttempts, 20), most);
  return ceiling * (0.5 + 0.5 * random);
}

/** After a `Retry-After` everybody who waited would return at once; up to this much later does no harm. */
export const afterSilenceMs = (random: number): number => 5 * SECOND_MS * random;

/**
 * When to poll next, which may be in the past: what is due for longest goes first. `undefined` when there is nothing to
 * wait for. A plan that was made later than now was made before the clock was set back, so it is due.
 */
export function dueAt(state: TaskState, now: number): number | undefined {
  if (state.kind !== 'waiting') return undefined;
  return now < state.plannedAt ? now : state.nextPollAt;
}

/** The task was tracked, resumed or checked by the user and has not been polled since: it was planned for that moment. */
export const isUserWaiting = (state: TaskState): boolean =>
  state.kind === 'waiting' && state.nextPollAt === state.plannedAt;
