import type { Priority } from '../../lensmor/budget-state';
import type { Slot } from '../../lensmor/request-budget';

/** One request that wants to be made. */
export interface Job {
  /** Unique over all sources. A job that runs is not started again. */
  key: string;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** The user is waiting for it: it goes before the others of its source, the latest first. */
  isUrgent?: boolean;
  /** Sends the request with this slot and stores the outcome. Rejects when storage refuses; then it is tried again. */
  run(slot: Slot): Promise<void>;
}

/**
 * Something that makes requests: the polls of tasks, the look-ups of people. A source lists the jobs it has now, due or
 * to come, and drops a job from that list once its outcome is stored. It needs no timer, alarm or queue of its own; when
 * it gets new jobs from elsewhere, call `tick`.
 */
export interface JobSource {
  priority: Priority;
  /** How many of its requests may be under way at once: one that hangs for 20 s must not block the others. */
  mostAtOnce: number;
  /** What is due for longest runs first. A long list may be cut to the first few, if the first to come is among them. */
  jobs(now: number): Promise<readonly Job[]>;
}

/** Work that needs no request. */
export interface Chore {
  name: string;
  /** When to run next; `undefined`: nothing to do. */
  dueAt(now: number): Promise<number | undefined>;
  run(): Promise<void>;
}
