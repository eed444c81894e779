import { type FailureReason, reasonOfCode } from '../contacts/failure-reason';
import * as s from '../storage/schema';

/** How one person inside a task is doing. `pending` and `processing` are both still open. */
const itemSchema = s.object({
  personnelId: s.string(),
  status: s.oneOf(['pending', 'processing', 'unlocked', 'failed']),
  phone: s.optional(s.string()),
  errorCode: s.optional(s.string()),
});
export type Item = s.Infer<typeof itemSchema>;

export const stopReasons = [
  /** 401, or no key at all: entering a working key resumes it. */
  'keyRefused',
  /** 402 or 403: credits or access missing. Another key resumes it too. */
  'noAccess',
  /** 404: does not exist, or this key may not see it. */
  'notFound',
  /** 400: the API does not take this ID. */
  'notAccepted',
  /** It had not ended after 14 days. */
  'givenUp',
  'byUser',
] as const;
export type StopReason = (typeof stopReasons)[number];

/** What the user may hand to support: no key, no name, no phone. */
export const failureReportSchema = s.object({
  /** The kind of `ApiFailure`. */
  kind: s.string(),
  /** Milliseconds since 1970. */
  at: s.number(),
  method: s.string(),
  path: s.string(),
  status: s.optional(s.int()),
  errorKey: s.optional(s.string()),
  traceId: s.optional(s.string()),
});
export type FailureReport = s.Infer<typeof failureReportSchema>;

/** Not `discriminatedUnion`, whose quicker way through three shapes costs each page and the worker 2 kB. */
export const taskStateSchema = s.union([
  s.object({
    kind: s.literal('waiting'),
    nextPollAt: s.number(),
    /** When that was decided. A clock that shows less has been set back, and the plan means nothing any more. */
    plannedAt: s.number(),
    /** What the last good answer said; `unknown` is a word that this version does not know. */
    apiStatus: s.optional(s.oneOf(['pending', 'processing', 'unknown'])),
  }),
  s.object({ kind: s.literal('done'), outcome: s.oneOf(['completed', 'failed']), endedAt: s.number() }),
  s.object({
    kind: s.literal('stopped'),
    reason: s.oneOf(stopReasons),
    stoppedAt: s.number(),
    /** Which key it stopped with, when it may go on with another; absent where there was none. */
    keyMark: s.optional(s.string()),
  }),
]);

/** One phone unlock task, as followed here. Times are milliseconds since 1970. */
export const taskSchema = s.object({
  id: s.string(),
  /** The user's name for it, such as the event. */
  label: s.optional(s.string()),
  trackedAt: s.number(),
  /** When the user, or a new key, last took up again what had stopped. */
  resumedAt: s.optional(s.number()),
  state: taskStateSchema,
  items: s.array(itemSchema),
  /** The last answer of the API, successful or not. */
  lastCheckedAt: s.optional(s.number()),
  /** Attempts that failed since the last good answer. */
  failedAttempts: s.int(),
  lastFailure: s.optional(failureReportSchema),
  /** The ID of the notification about the end: stored before it is shown, so that a second try replaces it. */
  announceAs: s.optional(s.string()),
  /** When the end, or a stop that the user did not ask for, was announced. */
  announcedAt: s.optional(s.number()),
  /** When the user, after that, opened the popup or clicked the notification. */
  seenAt: s.optional(s.number()),
  /** People whom the user had forgotten while the task was still running: its answers no longer bring them in. */
  forgotten: s.optional(s.array(s.string())),
});
export type Task = s.Infer<typeof taskSchema>;
export type TaskState = Task['state'];

/** Delivered means: `unlocked`, and a phone that is not empty. */
export const isDelivered = (item: Item): boolean => item.status === 'unlocked' && (item.phone ?? '').trim() !== '';

/** Nothing but a working key helps. */
export const needsKey = ({ state }: Pick<Task, 'state'>): boolean =>
  state.kind === 'stopped' && state.reason === 'keyRefused';

/** Stopped because there was no key at all, not because one was refused. */
export const isWithoutKey = ({ state }: Pick<Task, 'state'>): boolean =>
  state.kind === 'stopped' && state.reason === 'keyRefused' && state.keyMark === undefined;

/** Another key brings it back to life: this one was refused, or has no credits for it. */
export const waitsForKey = ({ state }: Pick<Task, 'state'>): boolean =>
  state.kind === 'stopped' && (state.reason === 'keyRefused' || state.reason === 'noAccess');

/** When it ended or stopped; `undefined` while it is followed. */
export function endedAt({ state }: Pick<Task, 'state'>): number | undefined {
  if (state.kind === 'waiting') return undefined;
  return state.kind === 'done' ? state.endedAt : state.stoppedAt;
}

/** What there is to say of one person's phone. */
export type ItemOutcome =
  | { kind: 'unlocked'; phone: string }
  | { kind: 'open' }
  | { kind: 'failed'; reason: FailureReason; errorCode?: string };

/** An item that says `unlocked` without a phone is open while the task runs, and failed once it ended. */
export function outcomeOf(item: Item, hasEnded: boolean): ItemOutcome {
  if (isDelivered(item) && item.phone) return { kind: 'unlocked', phone: item.phone };
  const { status, errorCode } = item;
  if (status !== 'failed' && !hasEnded) return { kind: 'open' };
  if (errorCode) return { kind: 'failed', reason: reasonOfCode(errorCode), errorCode };
  const reason = status === 'failed' ? 'noCode' : status === 'unlocked' ? 'noPhone' : 'endedBefore';
  return { kind: 'failed', reason };
}

export const hasEnded = ({ state }: Pick<Task, 'state'>): boolean => state.kind === 'done';

export interface ItemCounts {
  unlocked: number;
  failed: number;
  open: number;
  total: number;
}

export function countItems(task: Pick<Task, 'items' | 'state'>): ItemCounts {
  const counts: ItemCounts = { unlocked: 0, failed: 0, open: 0, total: task.items.length };
  for (const item of task.items) counts[outcomeOf(item, hasEnded(task)).kind]++;
  return counts;
}
