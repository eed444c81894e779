import type { ApiFailure } from '../lensmor/failure';
import type { TaskAnswer } from '../lensmor/schema';
import { failurePolicy } from './following/failure-policy';
import { afterSilenceMs, backoffDelayMs, dueAt, GIVE_UP_AFTER_MS, pollDelayMs } from './following/poll-delays';
import { type FailureReport, type Item, isDelivered, type StopReason, type Task, waitsForKey } from './task';

/** With backoff, this many failures in a row take hours. */
const FAILURES_TO_GIVE_UP = 100;

/** Everything that can happen to a task. `random` is in [0, 1). */
export type TaskEvent =
  | { kind: 'answered'; answer: Pick<TaskAnswer, 'taskStatus' | 'items'>; random: number }
  /** `keyMark` identifies the key that was used (`KeyStore.mark`). */
  | { kind: 'failed'; failure: ApiFailure; keyMark: string | undefined; random: number }
  | { kind: 'checkRequested' }
  | { kind: 'stoppedByUser' }
  /** The API rejected this key in another task's request. */
  | { kind: 'keyRefused'; keyMark: string | undefined }
  /** This is the current key. */
  | { kind: 'keyFound'; keyMark: string }
  | { kind: 'resumed' }
  | { kind: 'labelled'; label: string }
  | { kind: 'announcing'; as: string }
  /** Without `as`: the user doesn't want a notification. */
  | { kind: 'announced'; as: string | undefined }
  | { kind: 'seen' }
  | { kind: 'forgotten'; personnelId: string };

/** A new task, due immediately. */
export const newTask = (id: string, now: number): Task => ({
  id,
  trackedAt: now,
  state: { kind: 'waiting', nextPollAt: now, plannedAt: now },
  items: [],
  failedAttempts: 0,
});

/**
 * The only function that changes a task. Pure and total: an event that doesn't apply in the task's state returns the
 * same task, so that a late or repeated answer does no harm.
 */
export function advance(task: Task, event: TaskEvent, now: number): Task {
  switch (event.kind) {
    case 'answered':
      return task.state.kind === 'waiting' ? answered(task, event.answer, event.random, now) : task;
    case 'failed':
      return task.state.kind === 'waiting' ? failed(task, event, now) : task;
    case 'checkRequested':
      return requestCheck(task, now);
    case 'stoppedByUser':
      return task.state.kind === 'waiting' ? stop(task, 'byUser', now) : task;
    case 'keyRefused':
      return task.state.kind === 'waiting' ? stop(task, 'keyRefused', now, event.keyMark) : task;
    case 'keyFound':
      return waitsForAnotherKey(task, event.keyMark) ? resume(task, now) : task;
    case 'resumed':
      return task.state.kind === 'stopped' ? resume(task, now) : task;
    case 'labelled': {
      const { label: _older, ...unlabelled } = task;
      const label = event.label.trim();
      return label === '' ? unlabelled : { ...unlabelled, label };
    }
    case 'announcing':
      return isToBeAnnounced(task) ? { ...task, announceAs: event.as } : task;
    case 'announced':
      // The task may have been resumed and finished again while the first result was being announced.
      return isToBeAnnounced(task) && task.announceAs === event.as ? { ...task, announcedAt: now } : task;
    case 'seen':
      return isToBeSeen(task) ? { ...task, seenAt: now } : task;
    case 'forgotten':
      return forget(task, event.personnelId);
  }
}

/** It finished or stopped by itself, and this has not been announced. */
export const isToBeAnnounced = (task: Task): boolean => isNoteworthy(task) && task.announcedAt === undefined;

/** It finished or stopped by itself, and the user has not seen it. */
export const isToBeSeen = (task: Task): boolean => isNoteworthy(task) && task.seenAt === undefined;

const isNoteworthy = ({ state }: Task): boolean =>
  state.kind === 'done' || (state.kind === 'stopped' && state.reason !== 'byUser');

/** Makes the task due now. If it already is, it keeps its time, so that the longest overdue task stays first. */
function requestCheck(task: Task, now: number): Task {
  const { state } = task;
  const due = dueAt(state, now);
  if (state.kind !== 'waiting' || due === undefined) return task;
  const nextPollAt = Math.min(due, now);
  return { ...task, state: { ...state, nextPollAt, plannedAt: nextPollAt } };
}

function answered(task: Task, answer: Pick<TaskAnswer, 'taskStatus' | 'items'>, random: number, now: number): Task {
  const { taskStatus } = answer;
  // If the clock was set back, the task must not get a negative age.
  const trackedAt = Math.min(task.trackedAt, now);
  const next: Task = {
    ...task,
    trackedAt,
    items: mergeItems(task.items, answer.items, task.forgotten ?? []),
    lastCheckedAt: now,
    failedAttempts: 0,
  };
  if (taskStatus === 'completed' || taskStatus === 'failed')
    return { ...next, state: { kind: 'done', outcome: taskStatus, endedAt: now } };
  if (isTooOld(task, now)) return stop(next, 'givenUp', now);
  const nextPollAt = now + pollDelayMs(now - trackedAt, random);
  return { ...next, state: { kind: 'waiting', nextPollAt, plannedAt: now, apiStatus: taskStatus } };
}

/** The API's limit. Also limits the stored items, in case every answer lists different people. */
const MOST_ITEMS = 2000;

/**
 * The latest answer wins, with one exception: a delivered number is kept even if the item disappears or returns to an
 * earlier status.
 */
function mergeItems(known: readonly Item[], latest: readonly Item[], forgotten: readonly string[]): Item[] {
  const delivered = new Map(known.filter(isDelivered).map((item) => [item.personnelId, item]));
  const gone = new Set(forgotten);
  const merged = latest
    .filter((item) => !gone.has(item.personnelId))
    .map((item) => (isDelivered(item) ? item : (delivered.get(item.personnelId) ?? item)));
  const listed = new Set(latest.map((item) => item.personnelId));
  const unlisted = [...delivered.values()].filter((item) => !listed.has(item.personnelId));
  // If not all fit, keep delivered numbers.
  const all = [...merged, ...unlisted];
  return all.length <= MOST_ITEMS
    ? all
    : [...all.filter(isDelivered), ...all.filter((item) => !isDelivered(item))].slice(0, MOST_ITEMS);
}

function failed(task: Task, { failure, keyMark, random }: Extract<TaskEvent, { kind: 'failed' }>, now: number): Task {
  const failedAttempts = task.failedAttempts + 1;
  const gotAnswer = failure.status !== undefined;
  const next: Task = {
    ...task,
    trackedAt: Math.min(task.trackedAt, now),
    failedAttempts,
    lastFailure: reportOf(failure),
    ...(gotAnswer ? { lastCheckedAt: now } : {}),
  };
  const outcome = failurePolicy[failure.kind];
  if (outcome !== 'goOn') return stop(next, outcome.stop, now, keyMark);
  // Not by age alone: if the computer was asleep for days, the task may have finished despite the first failures.
  if (isTooOld(task, now) && failedAttempts >= FAILURES_TO_GIVE_UP) return stop(next, 'givenUp', now);
  const backoffEnd = now + backoffDelayMs(failure.kind, failedAttempts - 1, random);
  const silenceEnd = failure.retryAt === undefined ? 0 : failure.retryAt + afterSilenceMs(random);
  const { apiStatus } = task.state.kind === 'waiting' ? task.state : {};
  return {
    ...next,
    state: {
      kind: 'waiting',
      nextPollAt: Math.max(backoffEnd, silenceEnd),
      plannedAt: now,
      ...(apiStatus ? { apiStatus } : {}),
    },
  };
}

const isTooOld = (task: Task, now: number): boolean => now - (task.resumedAt ?? task.trackedAt) >= GIVE_UP_AFTER_MS;

const stop = (task: Task, reason: StopReason, now: number, keyMark?: string): Task => ({
  ...task,
  state: { kind: 'stopped', reason, stoppedAt: now, ...(keyMark === undefined ? {} : { keyMark }) },
});

/** Only another key can help: this one would be rejected again. */
const waitsForAnotherKey = (task: Task, keyMark: string): boolean =>
  waitsForKey(task) && task.state.kind === 'stopped' && task.state.keyMark !== keyMark;

/** Treats it like a newly tracked task: due immediately, and its next result is announced again. */
function resume(task: Task, now: number): Task {
  const { announceAs: _id, announcedAt: _told, seenAt: _seen, ...rest } = task;
  return {
    ...rest,
    resumedAt: now,
    failedAttempts: 0,
    state: { kind: 'waiting', nextPollAt: now, plannedAt: now },
  };
}

function forget(task: Task, personnelId: string): Task {
  const isListed = task.items.some((item) => item.personnelId === personnelId);
  const isOver = task.state.kind === 'done';
  if (isOver ? !isListed : task.forgotten?.includes(personnelId)) return task;
  const items = task.items.filter((item) => item.personnelId !== personnelId);
  return isOver ? { ...task, items } : { ...task, items, forgotten: [...(task.forgotten ?? []), personnelId] };
}

const reportOf = ({ retryAt: _later, ...report }: ApiFailure): FailureReport => report;
