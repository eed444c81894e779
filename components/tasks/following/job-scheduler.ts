import type { RequestBudget } from '../../lensmor/request-budget';
import { createSerialQueue } from '../../storage/serial-queue';
import type { Chore, JobSource } from './job';
import { createJobQueue } from './job-queue';
import type { WakeUp } from './wake-up';

export interface JobScheduler {
  /** Runs everything that is due and schedules the next wake-up. Never rejects; resolves when nothing is due. */
  tick(): Promise<void>;
  /** Runs something that creates work for later, such as storing a new task. Schedules the wake-up first. */
  leaveWork<T>(work: () => Promise<T>): Promise<T>;
}

interface Options {
  /** In order of priority. */
  sources: readonly JobSource[];
  chores: readonly Chore[];
  budget: RequestBudget;
  wakeUp: WakeUp;
  /** Keeps a new worker and one that is still shutting down from doing the same work. */
  withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  /** False without consent: then nothing runs and no wake-up is scheduled. */
  mayWork: () => Promise<boolean>;
  now: () => number;
  /** Called with the error of a failed job or chore, which is then retried. */
  onError: (error: unknown) => void;
}

/** How often to check for other due work while requests are in flight. */
const CHECK_MS = 20_000;

export function createJobScheduler(options: Options): JobScheduler {
  const { sources, chores, budget, wakeUp, withLock, mayWork, now, onError } = options;
  const enqueue = createSerialQueue();
  const pauses = createPauses(now);
  const queue = createJobQueue({ sources, budget, now, pausedUntil: pauses.until, attempt });
  /** The number of `tick` calls, and how many of them the current pass has seen. */
  let ticks = 0;
  let ticksSeen = 0;
  let onTick = () => {};
  let current: Promise<void> | undefined;

  /** Runs `work`. If it fails, reports the error and pauses it. Returns whether it succeeded. */
  async function attempt(name: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      pauses.begin(name);
      onError(error);
      return false;
    }
  }

  async function runChores(): Promise<void> {
    for (const chore of chores) {
      const dueAt = await chore.dueAt(now());
      if (dueAt !== undefined && dueAt <= now() && pauses.until(chore.name) <= now())
        await attempt(chore.name, chore.run);
    }
  }

  /** Schedules the next wake-up. Due work that can't start yet is started when a running job ends. */
  async function plan(): Promise<void> {
    const times = await queue.nextTimes();
    for (const chore of chores) {
      const dueAt = await chore.dueAt(now());
      if (dueAt !== undefined) times.push(Math.max(dueAt, pauses.until(chore.name)));
    }
    const isBusy = queue.runningJobs().length > 0;
    const ahead = isBusy ? [now() + CHECK_MS, ...times.filter((time) => time > now())] : times;
    await wakeUp.set(ahead.length > 0 ? Math.min(...ahead) : undefined);
  }

  /** Works until nothing is due and nothing is running. */
  async function drain(): Promise<void> {
    for (;;) {
      ticksSeen = ticks;
      const ticked = new Promise<void>((resolve) => {
        onTick = resolve;
      });
      if (!(await mayWork())) return wakeUp.set(undefined);
      await runChores();
      if (await queue.startNext()) continue;
      await enqueue(plan);
      if (ticks !== ticksSeen) continue;
      const runningJobs = queue.runningJobs();
      if (runningJobs.length === 0) return;
      await Promise.race([ticked, ...runningJobs]);
    }
  }

  /** If even planning fails, because of storage or the browser, pauses until the alarm. */
  async function drainSafely(): Promise<void> {
    if (await attempt('scheduler', drain)) return;
    ticksSeen = ticks;
    await attempt('wake-up', () => wakeUp.set(now() + PAUSE_MS));
  }

  async function pass(): Promise<void> {
    await attempt('lock', () => withLock('tick', drainSafely));
    current = ticks === ticksSeen ? undefined : pass();
    return current;
  }

  return {
    tick() {
      ticks++;
      onTick();
      current ??= pass();
      return current;
    },
    leaveWork: (work) =>
      enqueue(async () => {
        await wakeUp.ensure();
        return work();
      }),
  };
}

/** The pause after a failure on our side, such as a full storage. */
const PAUSE_MS = 60_000;

/** Tracks when each pause began. If the clock was set back, pauses end. */
function createPauses(now: () => number) {
  const since = new Map<string, number>();
  return {
    begin: (name: string) => void since.set(name, now()),
    /** 0 if it isn't paused. */
    until(name: string): number {
      const begin = since.get(name);
      if (begin === undefined) return 0;
      if (now() >= begin && now() < begin + PAUSE_MS) return begin + PAUSE_MS;
      since.delete(name);
      return 0;
    },
  };
}
