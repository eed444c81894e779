import * as s from '../storage/schema';

/** The status of one person in a task. `pending` and `processing` are both unfinished. */
const itemSchema = s.object({
  personnelId: s.string(),
  status: s.oneOf(['pending', 'processing', 'unlocked', 'failed']),
  phone: s.optional(s.string()),
  errorCode: s.optional(s.string()),
});
export type Item = s.Infer<typeof itemSchema>;

export const stopReasons = [
  /** 401, or no key at all. Entering a working key resumes the task. */
  'keyRefused',
  /** 402 or 403: credits or access are missing. Another key resumes the task too. */
  'noAccess',
  /** 404: it doesn't exist, or this key may not see it. */
  'notFound',
  /** 400: the API doesn't accept this ID. */
  'notAccepted',
  /** Still running after 14 days. */
  'givenUp',
  'byUser',
] as const;
export type StopReason = (typeof stopReasons)[number];

/** The failure details for support. Contains no key, name or number. */
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

/** A plain union is fast enough for three shapes. */
export const taskStateSchema = s.union([
  s.object({
    kind: s.literal('waiting'),
    nextPollAt: s.number(),
    /** When this was planned. If the clock shows an earlier time, it was set back and the plan is void. */
    plannedAt: s.number(),
    /** The status in the last valid answer; `unknown` if this version doesn't know it. */
    apiStatus: s.optional(s.oneOf(['pending', 'processing', 'unknown'])),
  }),
  s.object({ kind: s.literal('done'), outcome: s.oneOf(['completed', 'failed']), endedAt: s.number() }),
  s.object({
    kind: s.literal('stopped'),
    reason: s.oneOf(stopReasons),
    stoppedAt: s.number(),
    /** `KeyStore.mark` of the rejected key, if another key may resume the task; absent if there was no key. */
    keyMark: s.optional(s.string()),
  }),
]);

/** One tracked phone unlock task. Times are milliseconds since 1970. */
export const taskSchema = s.object({
  id: s.string(),
  /** The user's name for the task, for example a trade fair. */
  label: s.optional(s.string()),
  trackedAt: s.number(),
  /** When the user or a new key last resumed it. */
  resumedAt: s.optional(s.number()),
  state: taskStateSchema,
  items: s.array(itemSchema),
  /** When the API was last asked, successfully or not. */
  lastCheckedAt: s.optional(s.number()),
  /** Failed attempts since the last valid answer. */
  failedAttempts: s.int(),
  lastFailure: s.optional(failureReportSchema),
  /** The notification's ID, stored before it is shown, so that a retry replaces it. */
  announceAs: s.optional(s.string()),
  /** When the result, or a stop that the user did not request, was announced. */
  announcedAt: s.optional(s.number()),
  /** When the user then opened the popup or clicked the notification. */
  seenAt: s.optional(s.number()),
  /** People the user deleted while the task was running: later answers must not add them again. */
  forgotten: s.optional(s.array(s.string())),
});
export type Task = s.Infer<typeof taskSchema>;
export type TaskState = Task['state'];

/** Delivered: `unlocked` with a phone that isn't empty. */
export const isDelivered = (item: Item): boolean => item.status === 'unlocked' && (item.phone ?? '').trim() !== '';

/** Only a working key resumes it. */
export const needsKey = ({ state }: Pick<Task, 'state'>): boolean =>
  state.kind === 'stopped' && state.reason === 'keyRefused';

/** Stopped because there was no key, not because the API rejected one. */
export const isWithoutKey = ({ state }: Pick<Task, 'state'>): boolean =>
  state.kind === 'stopped' && state.reason === 'keyRefused' && state.keyMark === undefined;

/** Another key may resume it: the API rejected this one, or it has no credits. */
export const waitsForKey = ({ state }: Pick<Task, 'state'>): boolean =>
  state.kind === 'stopped' && (state.reason === 'keyRefused' || state.reason === 'noAccess');

/** When it finished or stopped; `undefined` while it is running. */
export function endedAt({ state }: Pick<Task, 'state'>): number | undefined {
  if (state.kind === 'waiting') return undefined;
  return state.kind === 'done' ? state.endedAt : state.stoppedAt;
}

/** An item that is `unlocked` without a phone is pending while the task runs, and failed once it has finished. */
export function kindOfItem(item: Item, hasEnded: boolean): 'unlocked' | 'open' | 'failed' {
  if (isDelivered(item)) return 'unlocked';
  return item.status !== 'failed' && !hasEnded ? 'open' : 'failed';
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
  for (const item of task.items) counts[kindOfItem(item, hasEnded(task))]++;
  return counts;
}
