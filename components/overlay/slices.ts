/** Reads parts of the page one after the other, each in document order, in slices of a few milliseconds. */
export interface Slices {
  /** Reads a part soon; one that waits already waits on. */
  add(root: Node): void;
  isWaiting(root: Node): boolean;
  /** Reads on at once, for no longer than a slice. */
  now(): void;
  isIdle(): boolean;
}

interface Options {
  /** Before the first of a slice is read: the page may be another than it was in the last. */
  onSlice: () => void;
  /** Reads a root by itself; answers whether what is below it is read too. */
  begin: (root: Node) => boolean;
  /** Reads a node below a root by itself; answers whether what is below it is read too. */
  read: (node: Node) => boolean;
  /** All is read, for now. */
  onEnd: () => void;
  signal: AbortSignal;
}

/** Longer than this nothing of ours may keep the page from its next frame. */
const SLICE_MS = 4;
/** How often the clock is looked at. */
const NODES_A_LOOK = 64;

export function createSlices({ onSlice, begin, read, onEnd, signal }: Options): Slices {
  const queue: Node[] = [];
  const waiting = new Set<Node>();
  let walker: TreeWalker | undefined;
  let isDoneBelow = false;
  let isScheduled = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    isScheduled = false;
    if (!isIdle()) slice();
  };
  signal.addEventListener('abort', () => channel.port1.close());

  const isIdle = () => (queue.length === 0 && walker === undefined) || signal.aborted;

  /** In document order, without what is below silent elements. A filter of our own would be called for each node. */
  function nextOf(nodes: TreeWalker): Node | null {
    if (!isDoneBelow) return nodes.nextNode();
    isDoneBelow = false;
    for (;;) {
      const next = nodes.nextSibling();
      if (next || !nodes.parentNode()) return next;
    }
  }

  function enter(root: Node): void {
    waiting.delete(root);
    if (!begin(root)) return;
    walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    isDoneBelow = false;
  }

  function slice(): void {
    const endMs = performance.now() + SLICE_MS;
    onSlice();
    for (let count = 1; ; count++) {
      const node = walker && nextOf(walker);
      if (node) isDoneBelow = !read(node);
      else {
        walker = undefined;
        const root = queue.shift();
        if (!root) {
          onEnd();
          return;
        }
        enter(root);
      }
      if (count % NODES_A_LOOK === 0 && performance.now() > endMs) {
        schedule();
        return;
      }
    }
  }

  function schedule(): void {
    if (isScheduled || signal.aborted) return;
    isScheduled = true;
    channel.port2.postMessage(null);
  }

  return {
    add(root) {
      if (!waiting.has(root)) {
        waiting.add(root);
        queue.push(root);
      }
      schedule();
    },
    isWaiting: (root) => waiting.has(root),
    now() {
      if (!isIdle()) slice();
    },
    isIdle,
  };
}
