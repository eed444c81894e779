/** Of the page's time we take at most one part in so many, however busy it is. */
export const SHARE_OF_TIME = 20;
/** Yet a page that was laid out anew for long is not left without its chips for long. */
const LONGEST_REST_MS = 1000;

interface Options {
  /** Brings what is shown in line with the page; answers for how many milliseconds it kept the page from its own work. */
  work: () => Promise<number>;
  onFailure: () => void;
  signal: AbortSignal;
}

/** Makes the function that has `work` done soon: one at a time; what the page changes meanwhile is looked at after. */
export function createSettling({ work, onFailure, signal }: Options): () => void {
  let isSettling = false;
  let mustSettle = false;
  let restUntilMs = 0;

  async function settle(): Promise<void> {
    isSettling = true;
    while (mustSettle && !signal.aborted) {
      const tooSoonMs = restUntilMs - performance.now();
      if (tooSoonMs > 0) await new Promise((resolve) => setTimeout(resolve, tooSoonMs));
      // A hidden page draws nothing, and waits here.
      await new Promise(requestAnimationFrame);
      mustSettle = false;
      await work().then((tookMs) => {
        restUntilMs = performance.now() + Math.min(LONGEST_REST_MS, tookMs * (SHARE_OF_TIME - 1));
      }, onFailure);
    }
    isSettling = false;
  }

  return () => {
    mustSettle = true;
    if (!isSettling) void settle();
  };
}
