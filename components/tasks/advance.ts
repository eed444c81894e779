import type { ApiFailure } from '../lensmor/failure';
import type { TaskAnswer } from '../lensmor/schema';
import { failurePolicy } from './following/failure-policy';
import { afterSilenceMs, backoffDelayMs, dueAt, GIVE_UP_AFTER_MS, pollDelayMs } from './following/poll-delays';
import { type FailureReport, type Item, isDelivered, type StopReason, type Task, waitsForKey } from './task';

/** This many failures in a row take hours, however fast they come. */
const FAILURES_TO_GIVE_UP = 100;

/** Everything that can happen to a task. `random` is in [0, 1). */
export type TaskEvent =
  | { kind: 'answered'; answer: Pick<TaskAnswer, 'taskStatus' | 'items'>; random: number }
  /** `keyMark` says which key was used (`KeyStore.mark`). */
  | { kind: 'failed'; failure: ApiFailure; keyMark: string | undefined; random: number }
  | { kind: 'checkAsked' }
  | { kind: 'stoppedByUser' }
  /** Another task's request was refused with this key. */
  | { kind: 'keyRefused'; keyMark: string | undefined }
  /** This key is in force now. */
  | { kind: 'keyFound'; keyMark: string }
  | { kind: 'resumed' }
  | { kind: 'labelled'; label: string }
  | { kind: 'announcing'; as: string }
  /** Without `as`: the user does not want to be notified. */
  | { kind: 'announced'; as: string | undefined }
  | { kind: 'seen' }
  | { kind: 'forgotten'; personnelId: string };

/** A task as it begins: due at once. */
export const newTask = (id: string, now: number): Task => ({
  id,
  trackedAt: now,
  state: { kind: 'waiting', nextPollAt: now, plannedAt: now },
  items: [],
  failedAttempts: 0,
});

/**
 * The only place where a task changes. Pure and total: an event that means nothing to a task in its state returns the
 * same task, so an answer that arrives too late, or twice, does no harm.
 */
export function advance(task: Task, event: TaskEvent, now: number): Task {
  switch (event.kind) {
    case 'answered':
      return task.state.kind === 'waiting' ? answered(task, event.answer, event.random, now) : task;
    case 'failed':
      return task.state.kind === 'waiting' ? failed(task, event, now) : task;
    case 'checkAsked':
      return checkAsked(task, now);
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
      // While one end was being announced, the task may have resumed and reached another.
      return isToBeAnnounced(task) && task.announceAs === event.as ? { ...task, announcedAt: now } : task;
    case 'seen':
      return isToBeSeen(task) ? { ...task, seenAt: now } : task;
    case 'forgotten':
      return forget(task, event.personnelId);
  }
}

/** It ended, or stopped by itself, and was not announced yet. */
export const isToBeAnnounced = (task: Task): boolean => isNews(task) && task.announcedAt === undefined;

/** It ended, or stopped by itself, and the user has not looked yet. */
export const isToBeSeen = (task: Task): boolean => isNews(task) && task.seenAt === undefined;

const isNews = ({ state }: Task): boolean =>
  state.kind === 'done' || (state.kind === 'stopped' && state.reason !== 'byUser');

/** Due at once. What was due already keeps its place: what has waited longest stays first. */
function checkAsked(task: Task, now: number): Task {
  const { state } = task;
  const due = dueAt(state, now);
  if (state.kind !== 'waiting' || due === undefined) return task;
  const nextPollAt = Math.min(due, now);
  return { ...task, state: { ...state, nextPollAt, plannedAt: nextPollAt } };
}

function answered(task: Task, answer: Pick<TaskAnswer, 'taskStatus' | 'items'>, random: number, now: number): Task {
  const { taskStatus } = answer;
  // A clock that was set back must not give the task a negative age.
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

/** What a task can hold by the API's contract; answers that name others each time must not fill the storage. */
const MOST_ITEMS = 2000;

/**
 * The latest answer is right about everybody, with one exception: a number that was delivered is not lost again, even
 * if the item disappears or goes back to an earlier status.
 */
function mergeItems(known: readonly Item[], latest: readonly Item[], forgotten: readonly string[]): Item[] {
  const delivered = new Map(known.filter(isDelivered).map((item) => [item.personnelId, item]));
  const gone = new Set(forgotten);
  const merged = latest
    .filter((item) => !gone.has(item.personnelId))
    .map((item) => (isDelivered(item) ? item : (delivered.get(item.personnelId) ?? item)));
  const listed = new Set(latest.map((item) => item.personnelId));
  const unlisted = [...delivered.values()].filter((item) => !listed.has(item.personnelId));
  // Delivered numbers first, if there is not room for all.
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
  // Not by age alone: after a long sleep the first failures say nothing about a task that may have ended meanwhile.
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

/** The same key would be refused again. */
const waitsForAnotherKey = (task: Task, keyMark: string): boolean =>
  waitsForKey(task) && task.state.kind === 'stopped' && task.state.keyMark !== keyMark;

/** Like a newly tracked task: due at once, and a later end or stop is announced again. */
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
