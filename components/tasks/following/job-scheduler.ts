import type { RequestBudget } from '../../lensmor/request-budget';
import { createSerialQueue } from '../../storage/serial-queue';
import type { Chore, JobSource } from './job';
import { createJobQueue } from './job-queue';
import type { WakeUp } from './wake-up';

export interface JobScheduler {
  /** Runs what is due, and sets the wake-up for what comes next. Never rejects; resolves when there is nothing left to do now. */
  tick(): Promise<void>;
  /** Does something that leaves work for later, such as storing a new task. The wake-up is set before it. */
  leaveWork<T>(work: () => Promise<T>): Promise<T>;
}

interface Options {
  /** The most important first. */
  sources: readonly JobSource[];
  chores: readonly Chore[];
  budget: RequestBudget;
  wakeUp: WakeUp;
  /** Two contexts that tick at once, such as a worker and one that is still shutting down, must not share the work. */
  withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Whether anything may be done at all now: without consent nothing is, and nothing wakes the worker for it. */
  mayWork: () => Promise<boolean>;
  now: () => number;
  /** Called with what failed in a job or a chore; it is tried again. */
  onError: (error: unknown) => void;
}

/** While requests are under way, how often to check whether something else is due. */
const CHECK_MS = 20_000;

export function createJobScheduler(options: Options): JobScheduler {
  const { sources, chores, budget, wakeUp, withLock, mayWork, now, onError } = options;
  const enqueue = createSerialQueue();
  const pauses = createPauses(now);
  const queue = createJobQueue({ sources, budget, now, pausedUntil: pauses.until, attempt });
  /** How often `tick` was called, and how many of these calls the current pass knows of. */
  let ticks = 0;
  let ticksSeen = 0;
  let onTick = () => {};
  let current: Promise<void> | undefined;

  /** Runs `work`. A failure is reported and pauses it. Returns whether it succeeded. */
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

  /** Sets the wake-up for what comes next. What is due but cannot start yet starts when something under way ends. */
  async function plan(): Promise<void> {
    const times = await queue.nextTimes();
    for (const chore of chores) {
      const dueAt = await chore.dueAt(now());
      if (dueAt !== undefined) times.push(Math.max(dueAt, pauses.until(chore.name)));
    }
    const isBusy = queue.underWay().length > 0;
    const ahead = isBusy ? [now() + CHECK_MS, ...times.filter((time) => time > now())] : times;
    await wakeUp.set(ahead.length > 0 ? Math.min(...ahead) : undefined);
  }

  /** Works until nothing is due and nothing under way. */
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
      const underWay = queue.underWay();
      if (underWay.length === 0) return;
      await Promise.race([ticked, ...underWay]);
    }
  }

  /** When even planning fails, because of storage or the browser, it pauses, with the alarm to end the pause. */
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

/** How long something pauses that failed for reasons of our own, such as a full storage. */
const PAUSE_MS = 60_000;

/** What pauses since when. A clock that was set back ends every pause. */
function createPauses(now: () => number) {
  const since = new Map<string, number>();
  return {
    begin: (name: string) => void since.set(name, now()),
    /** 0 when it does not pause. */
    until(name: string): number {
      const begin = since.get(name);
      if (begin === undefined) return 0;
      if (now() >= begin && now() < begin + PAUSE_MS) return begin + PAUSE_MS;
      since.delete(name);
      return 0;
    },
  };
}
