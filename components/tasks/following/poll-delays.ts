import type { FailureKind } from '../../lensmor/failure';
import type { TaskState } from '../task';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Tracking stops if a task is still running this long after it was tracked or resumed. */
export const GIVE_UP_AFTER_MS = 14 * DAY_MS;

/**
 * The delay between polls of a running task: 15 % of the time since tracking began, from 3 s to 15 min, ±10 %. So a
 * task's end is noticed within about 15 % of its duration, and the number of requests grows only with the logarithm of
 * that duration. `random` is in [0, 1).
 */
export function pollDelayMs(elapsedMs: number, random: number): number {
  const base = Math.min(Math.max(0.15 * elapsedMs, 3 * SECOND_MS), 15 * MINUTE_MS);
  return base * (0.9 + 0.2 * random);
}

/**
 * The delay after the n-th failure in a row: doubles from 3 s, with random jitter between 50 % and 100 %, so that
 * thousands of browsers that failed together don't retry together. (Full jitter would spread requests no better and send
 * a third more of them during an outage: `npm run bench -- fleet`.) If the user's own network fails or returns a sign-in
 * page, the delay stays within a minute, so that tasks are soon up to date when it is back; if the API fails, it grows
 * to 15 min.
 */
export function backoffDelayMs(kind: FailureKind, failedAttempts: number, random: number): number {
  const most = kind === 'unreachable' || kind === 'notJson' ? MINUTE_MS : 15 * MINUTE_MS;
  const ceiling = Math.min(3 * SECOND_MS * 2 ** Math.min(failedAttempts, 20), most);
  return ceiling * (0.5 + 0.5 * random);
}

/** A random delay after `Retry-After`, so that not all clients return at the same moment. */
export const afterSilenceMs = (random: number): number => 5 * SECOND_MS * random;

/**
 * When to poll next; may be in the past, because the longest overdue task goes first. `undefined` if the task isn't
 * polled. A plan made in the future means that the clock was set back; then the task is due.
 */
export function dueAt(state: TaskState, now: number): number | undefined {
  if (state.kind !== 'waiting') return undefined;
  return now < state.plannedAt ? now : state.nextPollAt;
}

/** Whether the user tracked, resumed or checked the task and it has not been polled since: it was due when planned. */
export const isUserWaiting = (state: TaskState): boolean =>
  state.kind === 'waiting' && state.nextPollAt === state.plannedAt;
