import * as s from '../storage/schema';
import { countItems, failureReportSchema, type Item, isDelivered, type Task, taskStateSchema } from './task';

/** So many people can be named in a task's row; some of them may have no name yet. */
const MOST_CANDIDATES = 6;

/** A task without its people's numbers: everything that its row in a list says, however many people it has. */
export const taskSummarySchema = s.object({
  id: s.string(),
  label: s.optional(s.string()),
  trackedAt: s.number(),
  state: taskStateSchema,
  failedAttempts: s.int(),
  lastFailure: s.optional(failureReportSchema),
  counts: s.object({ unlocked: s.int(), failed: s.int(), open: s.int(), total: s.int() }),
  /** Personnel IDs of those who can be named, people with a number first. */
  candidates: s.array(s.string()),
});
export type TaskSummary = s.Infer<typeof taskSummarySchema>;

const rank = (item: Item): number => (isDelivered(item) ? 0 : item.status === 'failed' ? 2 : 1);

/** Those with a number first, those without one last. */
export const byOutcome = (items: readonly Item[]): Item[] => [...items].sort((one, other) => rank(one) - rank(other));

export const summarise = (task: Task): TaskSummary => ({
  id: task.id,
  ...(task.label === undefined ? {} : { label: task.label }),
  trackedAt: task.trackedAt,
  state: task.state,
  failedAttempts: task.failedAttempts,
  ...(task.lastFailure ? { lastFailure: task.lastFailure } : {}),
  counts: countItems(task),
  candidates: byOutcome(task.items)
    .slice(0, MOST_CANDIDATES)
    .map(({ personnelId }) => personnelId),
});
