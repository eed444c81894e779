import type { Effort } from '../page/effort';
import { SHARE_OF_TIME } from '../page/time-budget';

/** Yet a page that keeps laying itself out does not go without chips for long. */
const LONGEST_REST_MS = 1000;
/** At least so much, so that what we change ourselves never has us called again within the same turn. */
const LEAST_REST_MS = 1;
/** Longer than this nothing is done before the page has its turn, and twice as long after each attempt in vain. */
const STRETCH_MS = 8;

/**
 * Goes through steps, between any two of which the page may have its turn. Leaves them, with `undefined`, when the page
 * changed in that turn: what they saw may not hold any more.
 */
export type InSteps = <Value>(steps: Generator<void, Value, void>) => Promise<Value | undefined>;

interface Options {
  /** Brings what is shown in line with the page. What is left will be done again. */
  work: (inSteps: InSteps) => Promise<void>;
  onFailure: () => void;
  /** Resolves when `work` may begin, and may itself ask for it. */
  beforeWork: () => Promise<void>;
  nextTurn: () => Promise<void>;
  effort: Effort;
  signal: AbortSignal;
}

/** Makes the function that has `work` done soon: one at a time; what the page changes meanwhile is looked at after. */
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
      const step = effort.spend(() => {
        let next = steps.next();
        while (!next.done && !isLong()) next = steps.next();
        return next;
      });
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
      // A page that changed all the time may go on.
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
