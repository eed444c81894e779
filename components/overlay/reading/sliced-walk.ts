import { createYieldToPage } from '../page/yield-to-page';

/** Reads parts of the page one after the other, each in document order, in slices of a few milliseconds. */
export interface SlicedWalk {
  /** Reads soon what there is to read. */
  soon(): void;
  /** Reads on at once, for no longer than a slice. */
  now(): void;
  isIdle(): boolean;
}

interface Options {
  /** Whether any part is to be read. */
  isAnyLeft: () => boolean;
  /** The next part to be read; it is not given again. */
  takeNext: () => Node | undefined;
  /** Before the first of a slice is read: the page may be another than it was in the last. */
  onSlice: () => void;
  /** Reads the root of a part by itself; answers whether what is below it is read too. */
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

export function createSlicedWalk({ isAnyLeft, takeNext, onSlice, begin, read, onEnd, signal }: Options): SlicedWalk {
  const nextTurn = createYieldToPage(signal);
  let walker: TreeWalker | undefined;
  let isDoneBelow = false;
  let isScheduled = false;

  const isIdle = () => (walker === undefined && !isAnyLeft()) || signal.aborted;

  /** In document order, without what is below silent elements. A filter of our own would be called for each node. */
  function nextOf(nodes: TreeWalker): Node | null {
    if (!isDoneBelow) return nodes.nextNode();
    isDoneBelow = false;
    for (;;) {
      const next = nodes.nextSibling();
      if (next || !nodes.parentNode()) return next;
    }
  }

  function slice(): void {
    try {
      readOn();
    } finally {
      // Also where a page has found something that throws: the rest of it is read.
      if (!isIdle()) soon();
    }
  }

  function readOn(): void {
    const endMs = performance.now() + SLICE_MS;
    onSlice();
    for (let count = 1; ; count++) {
      const node = walker && nextOf(walker);
      if (node) isDoneBelow = !read(node);
      else {
        const root = takeNext();
        walker = undefined;
        isDoneBelow = false;
        if (!root) {
          onEnd();
          return;
        }
        if (begin(root)) walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      }
      if (count % NODES_A_LOOK === 0 && performance.now() > endMs) return;
    }
  }

  function now(): void {
    if (!isIdle()) slice();
  }

  function soon(): void {
    if (isScheduled || signal.aborted) return;
    isScheduled = true;
    void nextTurn().then(() => {
      isScheduled = false;
      now();
    });
  }

  return { soon, now, isIdle };
}
