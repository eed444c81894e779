import * as s from '../storage/schema';
import { countItems, failureReportSchema, type Item, isDelivered, type Task, taskStateSchema } from './task';

/** The most people a task's row can name. More than it shows, because some may have no name yet. */
const MOST_CANDIDATES = 6;

/** A task without its people's numbers: all that its row shows, in a size that doesn't depend on the number of people. */
export const taskSummarySchema = s.object({
  id: s.string(),
  label: s.optional(s.string()),
  trackedAt: s.number(),
  state: taskStateSchema,
  failedAttempts: s.int(),
  lastFailure: s.optional(failureReportSchema),
  counts: s.object({ unlocked: s.int(), failed: s.int(), open: s.int(), total: s.int() }),
  /** The personnel IDs of people the row can name, those with a number first. */
  candidates: s.array(s.string()),
});
export type TaskSummary = s.Infer<typeof taskSummarySchema>;

const rank = (item: Item): number => (isDelivered(item) ? 0 : item.status === 'failed' ? 2 : 1);

/** People with a number first, failed ones last. */
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
