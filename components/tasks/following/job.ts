import type { Priority } from '../../lensmor/budget-state';
import type { Slot } from '../../lensmor/request-budget';

/** One pending request. */
export interface Job {
  /** Unique across all sources. A running job is not started again. */
  key: string;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** The user is waiting for it: it runs before other jobs of its source, the latest first. */
  isUrgent?: boolean;
  /** Sends the request with this slot and stores the outcome. Rejects if storage rejects; then it is retried. */
  run(slot: Slot): Promise<void>;
}

/**
 * Something that makes requests, such as the polls of tasks or the look-ups of people. A source lists its current jobs,
 * due now or later, until their outcome is stored. It needs no timer, alarm or queue of its own; call `tick` when it
 * gets new jobs.
 */
export interface JobSource {
  priority: Priority;
  /** How many of its requests may be in flight at once: one that hangs for 20 s must not block the others. */
  mostAtOnce: number;
  /** The longest overdue job runs first. May return only some jobs, if the next one that becomes due is among them. */
  jobs(now: number): Promise<readonly Job[]>;
}

/** Work that doesn't need a request. */
export interface Chore {
  name: string;
  /** When to run next; `undefined` if there is nothing to do. */
  dueAt(now: number): Promise<number | undefined>;
  run(): Promise<void>;
}
