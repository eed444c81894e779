import type { RequestBudget } from '../../lensmor/request-budget';
import type { Job, JobSource } from './job';

interface Options {
  /** In order of priority. */
  sources: readonly JobSource[];
  budget: RequestBudget;
  now: () => number;
  /** When a job's pause ends; milliseconds since 1970. */
  pausedUntil: (key: string) => number;
  /** Runs a job and never rejects. */
  attempt: (key: string, work: () => Promise<void>) => Promise<boolean>;
}

/** How many urgent jobs may run in addition to a source's `mostAtOnce`. */
const URGENT_AT_ONCE = 2;

/** The jobs of all sources: starts the next one, and tracks which are running and when the next ones can start. */
export function createJobQueue({ sources, budget, now, pausedUntil, attempt }: Options) {
  const running = new Map<string, { source: JobSource; end: Promise<void> }>();

  async function waitingJobs(source: JobSource): Promise<Job[]> {
    const jobs = await source.jobs(now());
    return jobs.filter(({ key }) => !running.has(key)).sort((one, other) => one.dueAt - other.dueAt);
  }

  function mayStart(source: JobSource, job: Job): boolean {
    const runningJobs = [...running.values()].filter((other) => other.source === source).length;
    return runningJobs < source.mostAtOnce + (job.isUrgent ? URGENT_AT_ONCE : 0);
  }

  /** Starts the due job with the highest priority if the budget has a slot for it. Returns whether it started one. */
  async function startNext(): Promise<boolean> {
    for (const source of sources) {
      const due = (await waitingJobs(source)).filter(({ key, dueAt }) => dueAt <= now() && pausedUntil(key) <= now());
      const job = mostPressing(due);
      if (!job) continue;
      if (!mayStart(source, job)) return false;
      const slot = await budget.take(job.isUrgent ? 'user' : source.priority);
      // The budget allows sources with a lower priority even less.
      if ('retryAt' in slot) return false;
      const end = attempt(job.key, () => job.run(slot)).then(() => {
        running.delete(job.key);
        // Releases the slot of a job that failed before its request.
        return slot.report({});
      });
      running.set(job.key, { source, end });
      return true;
    }
    return false;
  }

  return {
    startNext,
    /** Resolve when the running jobs end. */
    runningJobs: (): Promise<void>[] => [...running.values()].map(({ end }) => end),
    /** For each source with jobs, when its first one can start. */
    async nextTimes(): Promise<number[]> {
      const times: number[] = [];
      for (const source of sources) {
        const jobs = await waitingJobs(source);
        if (jobs.length === 0) continue;
        const earliest = Math.min(...jobs.map(({ key, dueAt }) => Math.max(dueAt, pausedUntil(key))));
        const isUrgent = jobs.some((job) => job.isUrgent && job.dueAt <= now());
        times.push(Math.max(earliest, await budget.nextSlotAt(isUrgent ? 'user' : source.priority)));
      }
      return times;
    },
  };
}

/** The latest of the urgent jobs, or else the first job. */
function mostPressing(due: readonly Job[]): Job | undefined {
  const urgent = due.filter(({ isUrgent }) => isUrgent);
  if (urgent.length === 0) return due[0];
  return urgent.reduce((latest, job) => (job.dueAt >= latest.dueAt ? job : latest));
}
