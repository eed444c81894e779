import type { Effort } from '../page/effort';
import { createYieldToPage } from '../page/yield-to-page';
import type { PartWalk } from './part-walk';

/** Walks through parts of the page, each in document order, in slices of a few milliseconds. */
export interface SlicedWalk {
  /** Schedules a slice. */
  soon(): void;
  /** Runs a slice immediately. */
  now(): void;
  /** Call when nodes were added to or removed from the page. */
  onChange(change: MutationRecord): void;
  isIdle(): boolean;
}

interface Options {
  /** Whether any part is left. */
  isAnyLeft: () => boolean;
  /** Removes and returns the next part. */
  takeNext: () => Node | undefined;
  /** Called at the start of each slice, because the page may have changed since the last one. */
  onSlice: () => void;
  /** Reads the root of a part; returns a walk through its descendants, if they are to be read. */
  begin: (root: Node) => PartWalk | undefined;
  /** Reads a node below a root; returns whether to read its descendants. */
  read: (node: Node) => boolean;
  /** Called when nothing is left. */
  onEnd: () => void;
  effort: Effort;
  signal: AbortSignal;
}

/** The maximum time for which we may block the page. */
const SLICE_MS = 4;
/** How many nodes are read between checks of the clock. */
const NODES_PER_CHECK = 64;

export function createSlicedWalk({
  isAnyLeft,
  takeNext,
  onSlice,
  begin,
  read,
  onEnd,
  effort,
  signal,
}: Options): SlicedWalk {
  const nextTurn = createYieldToPage(signal);
  let walk: PartWalk | undefined;
  let isDoneBelow = false;
  let isScheduled = false;

  const isIdle = () => (walk === undefined && !isAnyLeft()) || signal.aborted;

  function slice(): void {
    try {
      effort.spend(readOn);
    } finally {
      // Continue even after an exception, so that one bad node doesn't stop the rest.
      if (!isIdle()) soon();
    }
  }

  function readOn(): void {
    const endMs = performance.now() + SLICE_MS;
    onSlice();
    for (let count = 1; ; count++) {
      const node = walk?.next(isDoneBelow);
      if (node) isDoneBelow = !read(node);
      else {
        const root = takeNext();
        walk = undefined;
        isDoneBelow = false;
        if (!root) {
          onEnd();
          return;
        }
        walk = begin(root);
        // Beginning with a whole page takes longer than a slice.
        if (performance.now() > endMs) return;
      }
      if (count % NODES_PER_CHECK === 0 && performance.now() > endMs) return;
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

  return { soon, now, onChange: (change) => walk?.onChange(change), isIdle };
}
