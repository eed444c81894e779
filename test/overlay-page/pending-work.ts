/** Tracks the overlay's pending work, so that a test knows when it has finished. */
export interface PendingWork {
  /** Registers pending work; call the returned function when it is done. */
  begin(what: string): () => void;
  /**
   * Resolves when no pending work can change a chip any more. On a page that never stops changing, resolves once `seen`
   * has returned the same value for a while.
   */
  settled(seen: () => string): Promise<void>;
}

/** Resize and intersection observers report in the frame after a change. */
const QUIET_FRAMES = 3;
/** On a page that never stops changing, this many units of work must finish without a change to the chips. */
const PIECES_IN_VAIN = 40;
const FRAMES_IN_VAIN = 30;
const PATIENCE_MS = 20_000;
/** Longer timers are retries and clean-up, which no test waits for. */
const LONGEST_WAIT_MS = 2000;

/**
 * Replaces the timers, frames and message channels of this world with tracked ones. With `hurry`, timers run
 * immediately, which skips the overlay's pauses.
 */
export function trackPendingWork({ hurry }: { hurry: boolean }): PendingWork {
  const { setTimeout, clearTimeout, requestAnimationFrame, MessageChannel } = globalThis;
  const open = new Set<{ what: string }>();
  const overOf = new Map<number, () => void>();
  let finished = 0;

  function begin(what: string): () => void {
    const one = { what };
    open.add(one);
    return () => {
      if (open.delete(one)) finished++;
    };
  }

  Object.assign(globalThis, {
    setTimeout(work: () => void, delayMs = 0): number {
      const isCounted = delayMs <= LONGEST_WAIT_MS;
      const over = isCounted ? begin(`${delayMs} ms`) : () => {};
      const id = setTimeout(
        () => {
          overOf.delete(id);
          over();
          work();
        },
        hurry && isCounted ? 0 : delayMs,
      ) as unknown as number;
      overOf.set(id, over);
      return id;
    },
    clearTimeout(id?: number): void {
      clearTimeout(id);
      overOf.get(id ?? -1)?.();
    },
    requestAnimationFrame(work: (atMs: number) => void): number {
      const over = begin('frame');
      return requestAnimationFrame((atMs) => {
        over();
        work(atMs);
      });
    },
    MessageChannel: function CountedChannel() {
      const channel = new MessageChannel();
      const posted: (() => void)[] = [];
      channel.port1.addEventListener('message', () => posted.shift()?.());
      const post = channel.port2.postMessage.bind(channel.port2);
      channel.port2.postMessage = (message: unknown) => {
        posted.push(begin('message'));
        post(message);
      };
      return channel;
    },
  });
  const frame = () => new Promise(requestAnimationFrame);

  return {
    begin,
    async settled(seen) {
      const deadlineMs = performance.now() + PATIENCE_MS;
      let [last, since, frames] = ['', finished, 0];
      for (let quiet = 0; quiet < QUIET_FRAMES; ) {
        await frame();
        quiet = open.size === 0 ? quiet + 1 : 0;
        if (++frames > FRAMES_IN_VAIN && finished - since > PIECES_IN_VAIN) {
          const now = seen();
          if (now === last) return;
          [last, since, frames] = [now, finished, 0];
        }
        if (performance.now() > deadlineMs)
          throw new Error(`Still pending: ${[...open].map(({ what }) => what).join()}`);
      }
    },
  };
}
