/** Time that passes only on request. Everything the simulated world does later is an event here. */
export interface VirtualClock {
  /** Whole milliseconds of real time since the world began; can't be set back. */
  elapsed(): number;
  after(delayMs: number, run: () => void): () => void;
  /** Runs everything due until then, in order, and lets all promises settle in between. */
  run(durationMs: number): Promise<void>;
  /** Time passes but nothing runs: the computer sleeps. */
  sleep(durationMs: number): void;
}

interface Event {
  at: number;
  order: number;
  run: (() => void) | undefined;
}

export function createVirtualClock(): VirtualClock {
  const heap: Event[] = [];
  let time = 0;
  let order = 0;
  const isBefore = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.order < b.order);

  function swap(i: number, j: number): void {
    const [a, b] = [heap[i], heap[j]];
    if (a && b) [heap[i], heap[j]] = [b, a];
  }

  function push(event: Event): void {
    heap.push(event);
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(event, above)) break;
      swap(i, parent);
      i = parent;
    }
  }

  function pop(): Event | undefined {
    swap(0, heap.length - 1);
    const first = heap.pop();
    for (let i = 0; ; ) {
      const children = [2 * i + 1, 2 * i + 2].filter((child) => child < heap.length);
      const least = children.reduce((best, child) => {
        const [a, b] = [heap[child], heap[best]];
        return a && b && isBefore(a, b) ? child : best;
      }, i);
      if (least === i) return first;
      swap(i, least);
      i = least;
    }
  }

  return {
    elapsed: () => time,
    after(delayMs, run) {
      const event: Event = { at: Math.ceil(time + Math.max(0, delayMs)), order: order++, run };
      push(event);
      return () => {
        event.run = undefined;
      };
    },
    async run(durationMs) {
      const end = time + durationMs;
      await settled();
      while (heap[0] && heap[0].at <= end) {
        const event = pop();
        if (!event?.run) continue;
        time = Math.max(time, event.at);
        event.run();
        await settled();
      }
      time = Math.max(time, end);
    },
    sleep(durationMs) {
      time += durationMs;
    },
  };
}

/** Lets every promise settle that can settle without an event. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
