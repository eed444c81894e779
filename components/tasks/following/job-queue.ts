import type { RequestBudget } from '../../lensmor/request-budget';
import type { Job, JobSource } from './job';

interface Options {
  /** The most important first. */
  sources: readonly JobSource[];
  budget: RequestBudget;
  now: () => number;
  /** Until when a job pauses; milliseconds since 1970. */
  pausedUntil: (key: string) => number;
  /** Runs a job and never rejects. */
  attempt: (key: string, work: () => Promise<void>) => Promise<boolean>;
}

/** How many urgent jobs may be under way beside `mostAtOnce` others. */
const URGENT_AT_ONCE = 2;

/** The jobs of all sources: which one starts next, which are under way, and when there is something to start again. */
export function createJobQueue({ sources, budget, now, pausedUntil, attempt }: Options) {
  const running = new Map<string, { source: JobSource; end: Promise<void> }>();

  async function waitingJobs(source: JobSource): Promise<Job[]> {
    const jobs = await source.jobs(now());
    return jobs.filter(({ key }) => !running.has(key)).sort((one, other) => one.dueAt - other.dueAt);
  }

  function mayStart(source: JobSource, job: Job): boolean {
    const underWay = [...running.values()].filter((other) => other.source === source).length;
    return underWay < source.mostAtOnce + (job.isUrgent ? URGENT_AT_ONCE : 0);
  }

  /** Starts the most important job that is due, if the budget has a slot for it. Returns whether one was started. */
  async function startNext(): Promise<boolean> {
    for (const source of sources) {
      const due = (await waitingJobs(source)).filter(({ key, dueAt }) => dueAt <= now() && pausedUntil(key) <= now());
      const job = mostPressing(due);
      if (!job) continue;
      if (!mayStart(source, job)) return false;
      const slot = await budget.take(job.isUrgent ? 'user' : source.priority);
      // Less important sources would get even fewer.
      if ('retryAt' in slot) return false;
      const end = attempt(job.key, () => job.run(slot)).then(() => {
        running.delete(job.key);
        // A job that failed before its request would occupy the slot.
        return slot.report({});
      });
      running.set(job.key, { source, end });
      return true;
    }
    return false;
  }

  return {
    startNext,
    /** The ends of what is under way. */
    underWay: (): Promise<void>[] => [...running.values()].map(({ end }) => end),
    /** For each source with jobs, when the first of them can start. */
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

/** The latest of the urgent ones, else the first. */
function mostPressing(due: readonly Job[]): Job | undefined {
  const urgent = due.filter(({ isUrgent }) => isUrgent);
  if (urgent.length === 0) return due[0];
  return urgent.reduce((latest, job) => (job.dueAt >= latest.dueAt ? job : latest));
}
