import { type Effort, SHARE_OF_TIME } from '../page/effort';
import { whileStill } from '../page/text-run';

/** The maximum pause, so that chips appear soon even on a page that never stops changing. */
const LONGEST_REST_MS = 1000;
/** The minimum pause, so that our own changes don't trigger another pass in the same task. */
const LEAST_REST_MS = 1;
/** The maximum duration of a slice. It doubles after each interrupted pass. */
const STRETCH_MS = 8;

/**
 * Runs steps and yields to the page in between. If the page changes in the meantime, it stops and returns `undefined`,
 * because earlier steps may be out of date.
 */
export type InSteps = <Value>(steps: Generator<void, Value, void>) => Promise<Value | undefined>;

interface Options {
  /** Updates the chips. Runs again after an interruption. */
  work: (inSteps: InSteps) => Promise<void>;
  onFailure: () => void;
  /** Resolves when `work` may start. May itself request work. */
  beforeWork: () => Promise<void>;
  nextTurn: () => Promise<void>;
  effort: Effort;
  signal: AbortSignal;
}

/** Creates a function that runs `work` soon. Only one run at a time; changes in the meantime cause another one. */
export function createScheduler({ work, onFailure, beforeWork, nextTurn, effort, signal }: Options): () => void {
  let isSettling = false;
  let mustSettle = false;
  let restUntilMs = 0;
  let inVain = 0;
  let spentMs = 0;

  async function inSteps<Value>(steps: Generator<void, Value, void>): Promise<Value | undefined> {
    for (;;) {
      const fromMs = performance.now();
      const isLong = () => performance.now() - fromMs > STRETCH_MS * 2 ** inVain;
      const step = effort.spend(() =>
        whileStill(() => {
          let next = steps.next();
          while (!next.done && !isLong()) next = steps.next();
          return next;
        }),
      );
      spentMs += performance.now() - fromMs;
      if (step.done) return step.value;
      await nextTurn();
      if (mustSettle || signal.aborted) {
        inVain++;
        return undefined;
      }
    }
  }

  async function settle(): Promise<void> {
    isSettling = true;
    while (mustSettle && !signal.aborted) {
      const tooSoonMs = restUntilMs - performance.now();
      if (tooSoonMs > 0) await new Promise((resolve) => setTimeout(resolve, tooSoonMs));
      mustSettle = false;
      spentMs = 0;
      const before = inVain;
      try {
        await beforeWork();
        mustSettle = false;
        await work(inSteps);
      } catch {
        onFailure();
      }
      // An uninterrupted pass shortens the slices again.
      if (inVain === before) inVain = Math.max(0, inVain - 1);
      const restMs = Math.min(LONGEST_REST_MS, spentMs * (SHARE_OF_TIME - 1));
      restUntilMs = performance.now() + Math.max(LEAST_REST_MS, restMs);
    }
    isSettling = false;
  }

  return () => {
    mustSettle = true;
    if (!isSettling) void settle();
  };
}
