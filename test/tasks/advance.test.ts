import { describe, expect, test } from 'vitest';
import { type ApiFailure, type FailureKind, failureKinds } from '../../components/lensmor/failure';
import { advance, newTask, type TaskEvent } from '../../components/tasks/advance';
import type { Item, StopReason, Task } from '../../components/tasks/task';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = 1_000_000;

const task = (more: Partial<Task> = {}): Task => ({ ...newTask('321', START), ...more });
const answered = (
  taskStatus: 'pending' | 'processing' | 'completed' | 'failed' | 'unknown',
  items: Item[] = [],
): TaskEvent => ({
  kind: 'answered',
  answer: {
    taskStatus,
    items: items.map(({ personnelId, status, phone, errorCode }) => ({ personnelId, status, phone, errorCode })),
  },
  random: 0.5,
});
const failure = (kind: FailureKind, more: Partial<ApiFailure> = {}): ApiFailure => ({
  kind,
  at: START,
  method: 'GET',
  path: '/external/contacts/unlock-phone-tasks/321',
  ...more,
});
const failed = (kind: FailureKind, more: Partial<ApiFailure> = {}): TaskEvent => ({
  kind: 'failed',
  failure: failure(kind, more),
  keyMark: 'key 1',
  random: 0.5,
});
const waitOf = ({ state }: Task): number =>
  state.kind === 'waiting' ? state.nextPollAt - state.plannedAt : Number.NaN;

describe('every answer has an outcome', () => {
  const table: Record<FailureKind, { stops: StopReason } | { waitsMs: number }> = {
    noKey: { stops: 'keyRefused' },
    keyRefused: { stops: 'keyRefused' },
    noAccess: { stops: 'noAccess' },
    notFound: { stops: 'notFound' },
    notAccepted: { stops: 'notAccepted' },
    badAddress: { waitsMs: 2250 },
    notAllowed: { waitsMs: 2250 },
    conflict: { waitsMs: 2250 },
    rateLimited: { waitsMs: 2250 },
    serverError: { waitsMs: 2250 },
    unexpectedStatus: { waitsMs: 2250 },
    unreachable: { waitsMs: 2250 },
    timeout: { waitsMs: 2250 },
    notJson: { waitsMs: 2250 },
    wrongShape: { waitsMs: 2250 },
    tooLarge: { waitsMs: 2250 },
    wrongSubject: { waitsMs: 2250 },
  };

  test.each(failureKinds)('%s', (kind) => {
    const next = advance(task(), failed(kind, { status: 400, traceId: 'trace-1' }), START);
    const outcome = table[kind];
    if ('stops' in outcome)
      expect(next.state).toEqual({ kind: 'stopped', reason: outcome.stops, stoppedAt: START, keyMark: 'key 1' });
    else expect(waitOf(next)).toBe(outcome.waitsMs);
    expect(next.lastFailure).toEqual(failure(kind, { status: 400, traceId: 'trace-1' }));
    expect(next.failedAttempts).toBe(1);
  });

  test.each([
    ['pending', 'pending'],
    ['processing', 'processing'],
    ['unknown', 'unknown'],
  ] as const)('%s goes on', (status, apiStatus) => {
    expect(advance(task(), answered(status), START).state).toEqual({
      kind: 'waiting',
      nextPollAt: START + 3000,
      plannedAt: START,
      apiStatus,
    });
  });

  test.each(['completed', 'failed'] as const)('%s finishes the task', (status) => {
    expect(advance(task(), answered(status), START + 5).state).toEqual({
      kind: 'done',
      outcome: status,
      endedAt: START + 5,
    });
  });
});

describe('polling intervals', () => {
  test.each([
    [0, 3000],
    [20 * SECOND, 3000],
    [2 * MINUTE, 18_000],
    [60 * MINUTE, 9 * MINUTE],
    [2 * DAY, 15 * MINUTE],
  ])('after %i ms the next check is %i ms away', (elapsed, waitMs) => {
    expect(waitOf(advance(task(), answered('processing'), START + elapsed))).toBeCloseTo(waitMs);
  });

  test.each([
    [0, 0.9],
    [1, 1.1],
  ])('jitter: %f', (random, factor) => {
    const event: TaskEvent = { kind: 'answered', answer: { taskStatus: 'processing', items: [] }, random };
    expect(waitOf(advance(task(), event, START))).toBeCloseTo(3000 * factor);
  });

  test.each<[FailureKind, number, number]>([
    ['serverError', 1, 4500],
    ['serverError', 5, 72_000],
    ['serverError', 100, 15 * MINUTE * 0.75],
    ['unreachable', 100, 45_000],
  ])('%s after %i failures waits %i ms', (kind, failedAttempts, waitMs) => {
    expect(waitOf(advance(task({ failedAttempts }), failed(kind), START))).toBe(waitMs);
  });

  test('never before a Retry-After has passed', () => {
    expect(waitOf(advance(task(), failed('rateLimited', { retryAt: START + 90_000 }), START))).toBe(92_500);
  });

  test('a successful answer resets the backoff', () => {
    expect(advance(task({ failedAttempts: 4 }), answered('pending'), START).failedAttempts).toBe(0);
  });

  test('a clock set back gives a task an age of zero', () => {
    const next = advance(task(), answered('processing'), START - DAY);
    expect(next.trackedAt).toBe(START - DAY);
    expect(waitOf(next)).toBe(3000);
  });
});

describe('items', () => {
  const delivered: Item = { personnelId: '1', status: 'unlocked', phone: '+12025550143' };
  const known = task({ items: [delivered, { personnelId: '2', status: 'processing' }] });

  test.each<[string, Item[], Item[]]>([
    [
      'appear',
      [delivered, { personnelId: '3', status: 'pending' }],
      [delivered, { personnelId: '3', status: 'pending' }],
    ],
    ['disappear, but not with a number', [], [delivered]],
    [
      'return to an earlier status, but not once they have a number',
      [{ personnelId: '1', status: 'processing' }],
      [delivered],
    ],
    ['keep their number when the phone is empty', [{ personnelId: '1', status: 'unlocked', phone: ' ' }], [delivered]],
    ['get a newer number', [{ ...delivered, phone: '+12025550199' }], [{ ...delivered, phone: '+12025550199' }]],
    [
      'fail and become pending again',
      [delivered, { personnelId: '2', status: 'failed' }],
      [delivered, { personnelId: '2', status: 'failed' }],
    ],
  ])('%s', (_, latest, expected) => {
    expect(advance(known, answered('processing', latest), START).items).toEqual(expected);
  });

  test('of forgotten people do not come back', () => {
    const forgot = advance(known, { kind: 'forgotten', personnelId: '1' }, START);
    expect(forgot.items).toEqual([{ personnelId: '2', status: 'processing' }]);
    expect(advance(forgot, answered('completed', [delivered]), START).items).toEqual([]);
  });
});

describe('giving up, stopping and resuming', () => {
  const old = START + 14 * DAY;

  test.each<[string, TaskEvent, number]>([
    ['after a "not finished" answer', answered('processing'), 0],
    ['after endless failures', failed('unreachable'), 99],
  ])('gives up after 14 days, %s', (_, event, failedAttempts) => {
    expect(advance(task({ failedAttempts }), event, old - 1).state.kind).toBe('waiting');
    expect(advance(task({ failedAttempts }), event, old).state).toMatchObject({ kind: 'stopped', reason: 'givenUp' });
  });

  test('does not give up at the first failures after a long sleep: the task may have finished meanwhile', () => {
    const woken = advance(task(), failed('unreachable'), old);
    expect(woken.state.kind).toBe('waiting');
    expect(advance(woken, answered('completed'), old + 1000).state.kind).toBe('done');
  });

  test('a result after 14 days still counts', () => {
    expect(advance(task(), answered('completed'), old).state.kind).toBe('done');
  });

  test('a resumed task is due at once, unseen again, and has another 14 days', () => {
    const stopped = advance(
      task({ announceAs: 'task:321', announcedAt: old, seenAt: old }),
      answered('processing'),
      old,
    );
    const resumed = advance(stopped, { kind: 'resumed' }, old + 5);
    expect(resumed).toEqual({
      ...task({ lastCheckedAt: old }),
      resumedAt: old + 5,
      state: { kind: 'waiting', nextPollAt: old + 5, plannedAt: old + 5 },
    });
    expect(advance(resumed, answered('processing'), old + DAY).state.kind).toBe('waiting');
  });

  test('another key resumes tasks that wait for one; the same key does not', () => {
    const refused = advance(task(), failed('keyRefused'), START);
    expect(advance(refused, { kind: 'keyFound', keyMark: 'key 1' }, START)).toBe(refused);
    expect(advance(refused, { kind: 'keyFound', keyMark: 'key 2' }, START).state.kind).toBe('waiting');
    const unknown = advance(task(), failed('notFound'), START);
    expect(advance(unknown, { kind: 'keyFound', keyMark: 'key 2' }, START)).toBe(unknown);
  });

  const done = advance(task(), answered('completed'), START);
  test.each<[string, Task, TaskEvent]>([
    ['an answer to a finished task', done, answered('processing')],
    ['a failure of a finished task', done, failed('notFound')],
    ['an answer to a stopped task', advance(task(), { kind: 'stoppedByUser' }, START), answered('completed')],
    ['resuming a finished task', done, { kind: 'resumed' }],
    ['stopping a finished task', done, { kind: 'stoppedByUser' }],
    ['checking a finished task', done, { kind: 'checkRequested' }],
    ['announcing a running task', task(), { kind: 'announced', as: undefined }],
    [
      'announcing a task the user stopped',
      advance(task(), { kind: 'stoppedByUser' }, START),
      { kind: 'announced', as: undefined },
    ],
    [
      'announcing a different result than the one announced',
      { ...done, announceAs: 'task:321' },
      { kind: 'announced', as: 'key' },
    ],
    ['marking a running task as seen', task(), { kind: 'seen' }],
    ['forgetting an unknown person', done, { kind: 'forgotten', personnelId: '9' }],
  ])('%s changes nothing', (_, before, event) => {
    expect(advance(before, event, START + 9)).toBe(before);
  });

  test('a requested check makes the task due now, or earlier if it already was', () => {
    const waiting = advance(task(), answered('processing'), START);
    expect(advance(waiting, { kind: 'checkRequested' }, START + 1).state).toMatchObject({ nextPollAt: START + 1 });
    expect(advance(waiting, { kind: 'checkRequested' }, START + MINUTE).state).toMatchObject({
      nextPollAt: START + 3000,
    });
  });

  test.each([
    ['  Berlin fair ', 'Berlin fair'],
    ['   ', undefined],
  ])('label %j', (label, expected) => {
    expect(advance(task({ label: 'old' }), { kind: 'labelled', label }, START).label).toBe(expected);
  });
});
