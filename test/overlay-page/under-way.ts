/** Counts what the overlay waits for, so that a test can tell when it has finished. */
export interface UnderWay {
  /** Returns the function to call when what starts now is over. */
  begin(what: string): () => void;
  /**
   * Resolves when nothing that could change a chip is left. On a page that never rests, resolves once `seen` has
   * returned the same for a while.
   */
  settled(seen: () => string): Promise<void>;
}

/** Size and intersection observers report in the frame after a change. */
const QUIET_FRAMES = 3;
/** On a restless page, the overlay must have finished this many pieces of work without changing anything. */
const PIECES_IN_VAIN = 40;
const FRAMES_IN_VAIN = 30;
const PATIENCE_MS = 20_000;
/** Longer timers are retries and clean-up: they run when they are due, and no test waits for them. */
const LONGEST_WAIT_MS = 2000;

/**
 * Replaces the timers, frames and channels of this world by counted ones. With `hurry`, timers run at once: the rests
 * that the overlay takes for the page's sake are none then.
 */
export function countUnderWay({ hurry }: { hurry: boolean }): UnderWay {
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
          throw new Error(`Still under way: ${[...open].map(({ what }) => what).join()}`);
      }
    },
  };
}
