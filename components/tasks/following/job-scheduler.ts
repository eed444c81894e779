import type { Priority } from '../../lensmor/budget-state';
import type { RequestBudget, Slot } from '../../lensmor/request-budget';
import { createSerialQueue } from '../../storage/serial-queue';
import type { WakeUp } from './wake-up';

/** One request that wants to be made. */
interface Job {
  /** Unique over all sources. A job that runs is not started again. */
  key: string;
  /** Milliseconds since 1970. The one that is due longest goes first. */
  dueAt: number;
  /** Makes the request with this slot and stores what came of it. Rejects when storage refuses; then it is tried again. */
  run(slot: Slot): Promise<void>;
}

/**
 * Whoever wants to make requests: the watcher for its polls, the look-ups of people for theirs. To ride along, a source
 * says which jobs it has now, due or to come, and drops a job from that list once its outcome is stored. It keeps no
 * timer, no alarm and no queue of its own; after it got new jobs from elsewhere it is enough to call `tick`.
 */
export interface JobSource {
  priority: Priority;
  /** How many of its requests may be under way at once: one that hangs for 20 s must not hold up the rest. */
  mostAtOnce: number;
  jobs(now: number): Promise<readonly Job[]>;
}

/** Work that needs no request. */
export interface Chore {
  name: string;
  /** When to run next; `undefined`: nothing to do. */
  dueAt(now: number): Promise<number | undefined>;
  run(): Promise<void>;
}

export interface JobScheduler {
  /** Runs what is due, and sets the wake-up for what comes next. Never rejects; resolves when all is quiet. */
  tick(): Promise<void>;
  /** Does something that leaves work to be done later, such as storing a new task: the wake-up stands before it. */
  leaveWork<T>(work: () => Promise<T>): Promise<T>;
}

interface Options {
  /** The most important first. */
  sources: readonly JobSource[];
  chores: readonly Chore[];
  budget: RequestBudget;
  wakeUp: WakeUp;
  /** Two contexts that tick at once (an old worker that is still dying) must not work at the same tasks. */
  withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Whether anything may be done at all now: without consent nothing is, and nothing wakes the worker for it. */
  mayWork: () => Promise<boolean>;
  now: () => number;
  /** What went wrong in a job or a chore; it is tried again. */
  onError: (error: unknown) => void;
}

/** So long rests what failed for reasons of our own, such as a full storage. */
const REST_MS = 60_000;
/** While requests are under way, so often look whether something else is due. */
const GLANCE_MS = 20_000;

export function createJobScheduler(options: Options): JobScheduler {
  const { sources, chores, budget, wakeUp, withLock, mayWork, now, onError } = options;
  const inTurn = createSerialQueue();
  const resting = createRests(now);
  /** What is under way: the source and the end of each job. */
  const running = new Map<string, { source: JobSource; end: Promise<void> }>();
  /** How often `tick` was called, and how many of these calls the last round knew of. */
  let asked = 0;
  let seen = 0;
  let onAsked = () => {};
  let current: Promise<void> | undefined;

  /** Runs `work`; a failure lets it rest and is told. Answers whether it went well. */
  async function attempt(name: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      resting.begin(name);
      onError(error);
      return false;
    }
  }

  async function waitingJobs(source: JobSource): Promise<Job[]> {
    return (await source.jobs(now())).filter(({ key }) => !running.has(key)).sort((a, b) => a.dueAt - b.dueAt);
  }

  /** Starts the most important job that is due, if the budget has a slot for it. */
  async function startNext(): Promise<boolean> {
    for (const source of sources) {
      const jobs = await waitingJobs(source);
      const job = jobs.find(({ key, dueAt }) => dueAt <= now() && resting.until(key) <= now());
      if (!job) continue;
      if ([...running.values()].filter((other) => other.source === source).length >= source.mostAtOnce) return false;
      const slot = await budget.take(source.priority);
      // Who comes later may have even less than this one.
      if ('retryAt' in slot) return false;
      const end = attempt(job.key, () => job.run(slot)).then(() => void running.delete(job.key));
      running.set(job.key, { source, end });
      return true;
    }
    return false;
  }

  async function runChores(): Promise<void> {
    for (const chore of chores) {
      const dueAt = await chore.dueAt(now());
      if (dueAt !== undefined && dueAt <= now() && resting.until(chore.name) <= now())
        await attempt(chore.name, chore.run);
    }
  }

  /** Sets the wake-up for what comes next. What is due and cannot start is started when something under way ends. */
  async function plan(): Promise<void> {
    const times = running.size > 0 ? [now() + GLANCE_MS] : [];
    for (const chore of chores) {
      const dueAt = await chore.dueAt(now());
      if (dueAt !== undefined) times.push(Math.max(dueAt, resting.until(chore.name)));
    }
    for (const source of sources) {
      const jobs = await waitingJobs(source);
      if (jobs.length === 0) continue;
      const earliest = Math.min(...jobs.map(({ key, dueAt }) => Math.max(dueAt, resting.until(key))));
      times.push(Math.max(earliest, await budget.nextSlotAt(source.priority)));
    }
    const ahead = running.size > 0 ? times.filter((time) => time > now()) : times;
    await wakeUp.set(ahead.length > 0 ? Math.min(...ahead) : undefined);
  }

  /** Works until nothing is due and nothing under way. */
  async function drain(): Promise<void> {
    for (;;) {
      seen = asked;
      const nudged = new Promise<void>((resolve) => {
        onAsked = resolve;
      });
      if (!(await mayWork())) return wakeUp.set(undefined);
      await runChores();
      if (await startNext()) continue;
      await inTurn(plan);
      if (asked !== seen) continue;
      if (running.size === 0) return;
      await Promise.race([nudged, ...[...running.values()].map(({ end }) => end)]);
    }
  }

  /** When even planning fails, storage or the browser does: then there is a rest, with the alarm to end it. */
  async function drainSafely(): Promise<void> {
    if (await attempt('ticker', drain)) return;
    seen = asked;
    await attempt('wake-up', () => wakeUp.set(now() + REST_MS));
  }

  async function round(): Promise<void> {
    await attempt('lock', () => withLock('tick', drainSafely));
    current = asked === seen ? undefined : round();
    return current;
  }

  return {
    tick() {
      asked++;
      onAsked();
      current ??= round();
      return current;
    },
    leaveWork: (work) =>
      inTurn(async () => {
        await wakeUp.ensure();
        return work();
      }),
  };
}

/** What rests since when. A clock that was set back ends every rest. */
function createRests(now: () => number) {
  const since = new Map<string, number>();
  return {
    begin: (name: string) => void since.set(name, now()),
    /** 0 when it does not rest. */
    until(name: string): number {
      const begin = since.get(name);
      if (begin === undefined) return 0;
      if (now() >= begin && now() < begin + REST_MS) return begin + REST_MS;
      since.delete(name);
      return 0;
    },
  };
}
