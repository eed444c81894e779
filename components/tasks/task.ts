import * as z from 'zod/mini';
import { type FailureReason, reasonOfCode } from '../contacts/failure-reason';

/** How one person inside a task is doing. `pending` and `processing` are both still open. */
const itemSchema = z.object({
  personnelId: z.string(),
  status: z.enum(['pending', 'processing', 'unlocked', 'failed']),
  phone: z.optional(z.string()),
  errorCode: z.optional(z.string()),
});
export type Item = z.infer<typeof itemSchema>;

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
export const failureReportSchema = z.object({
  /** The kind of `ApiFailure`. */
  kind: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.optional(z.int()),
  errorKey: z.optional(z.string()),
  traceId: z.optional(z.string()),
});
export type FailureReport = z.infer<typeof failureReportSchema>;

/** Not `discriminatedUnion`, whose quicker way through three shapes costs each page and the worker 2 kB. */
export const taskStateSchema = z.union([
  z.object({
    kind: z.literal('waiting'),
    nextPollAt: z.number(),
    /** When that was decided. A clock that shows less has been set back, and the plan means nothing any more. */
    plannedAt: z.number(),
    /** What the last good answer said; `unknown` is a word that this version does not know. */
    apiStatus: z.optional(z.enum(['pending', 'processing', 'unknown'])),
  }),
  z.object({ kind: z.literal('done'), outcome: z.enum(['completed', 'failed']), endedAt: z.number() }),
  z.object({
    kind: z.literal('stopped'),
    reason: z.enum(stopReasons),
    stoppedAt: z.number(),
    /** Which key it stopped with, when it may go on with another; absent where there was none. */
    keyMark: z.optional(z.string()),
  }),
]);

/** One phone unlock task, as followed here. Times are milliseconds since 1970. */
export const taskSchema = z.object({
  id: z.string(),
  /** The user's name for it, such as the event. */
  label: z.optional(z.string()),
  trackedAt: z.number(),
  /** When the user, or a new key, last took up again what had stopped. */
  resumedAt: z.optional(z.number()),
  state: taskStateSchema,
  items: z.array(itemSchema),
  /** The last answer of the API, successful or not. */
  lastCheckedAt: z.optional(z.number()),
  /** Attempts that failed since the last good answer. */
  failedAttempts: z.int(),
  lastFailure: z.optional(failureReportSchema),
  /** The ID of the notification about the end: stored before it is shown, so that a second try replaces it. */
  announceAs: z.optional(z.string()),
  /** When the end, or a stop that the user did not ask for, was announced. */
  announcedAt: z.optional(z.number()),
  /** When the user, after that, opened the popup or clicked the notification. */
  seenAt: z.optional(z.number()),
  /** People whom the user had forgotten while the task was still running: its answers no longer bring them in. */
  forgotten: z.optional(z.array(z.string())),
});
export type Task = z.infer<typeof taskSchema>;
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
