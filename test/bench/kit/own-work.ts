/** The overlay's work: callbacks of any kind. */
export interface OwnWork {
  calls: number;
  totalMs: number;
  longestMs: number;
}

export interface Watch {
  sinceReset(): OwnWork;
  reset(): void;
}

const none = (): OwnWork => ({ calls: 0, totalMs: 0, longestMs: 0 });
/** Work after a frame, timer or message continues for at most this many microtask turns. */
const TURNS = 30;

/**
 * From now on, times every callback the overlay registers with the browser: observers, messages, timers and frames,
 * including what awaits them. The page itself must use `pageTimers`.
 */
export function watchOwnWork(): Watch {
  let work = none();
  function note(fromMs: number): void {
    const tookMs = performance.now() - fromMs;
    work = { calls: work.calls + 1, totalMs: work.totalMs + tookMs, longestMs: Math.max(work.longestMs, tookMs) };
  }
  const timed =
    <Value>(callback: (value: Value) => unknown) =>
    (value: Value): void => {
      const fromMs = performance.now();
      callback(value);
      note(fromMs);
    };
  const timedToTheEnd =
    <Value>(callback: (value: Value) => unknown) =>
    async (value: Value): Promise<void> => {
      const fromMs = performance.now();
      callback(value);
      for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
      note(fromMs);
    };
  const { MutationObserver, MessageChannel } = globalThis;
  Object.assign(globalThis, {
    MutationObserver: function TimedObserver(callback: (records: MutationRecord[]) => void) {
      return new MutationObserver(timed(callback));
    },
    MessageChannel: function TimedChannel() {
      const { port1, port2 } = new MessageChannel();
      const timedPort = {
        set onmessage(listener: (event: MessageEvent) => void) {
          port1.onmessage = timedToTheEnd(listener);
        },
        close: () => port1.close(),
      };
      return { port1: timedPort, port2 };
    },
    setTimeout: (callback: () => void, delayMs?: number) => pageTimers.setTimeout(timedToTheEnd(callback), delayMs),
    requestAnimationFrame: (callback: FrameRequestCallback) =>
      pageTimers.requestAnimationFrame(timedToTheEnd(callback)),
  });
  return {
    sinceReset: () => work,
    reset() {
      work = none();
    },
  };
}

/** The browser's originals. */
export const pageTimers = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  requestAnimationFrame: globalThis.requestAnimationFrame.bind(globalThis),
};
