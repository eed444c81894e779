import { type Hit, isPointing } from '../page/hit';

/** What was found on the page and is still there, by the node that shows it. */
export interface HitMap {
  /** Replaces what the node showed before; without hits, as `forget`. */
  note(node: Node, hits: Hit[]): void;
  /** Answers whether anything was known of it. */
  forget(node: Node): boolean;
  forgetAllIn(root: Node): void;
  clear(): void;
  /** Counts as a change of the hits. */
  touch(): void;
  /** Whether the hits may have changed since this was last called; true at first. */
  takeChange(): boolean;
  of(node: Node): readonly Hit[] | undefined;
  all(): Iterable<readonly [Node, readonly Hit[]]>;
  /** Whether anything points to somebody known. */
  hasPointing(): boolean;
}

/**
 * Pages may be full of strangers and of companies. So many nodes that show nothing else are remembered, the first ones:
 * the page's own person and company are among them. What else stands near somebody known is read when it is needed.
 */
const MOST_OTHERS = 1000;

export function createHitMap(): HitMap {
  const pointing = new Map<Node, Hit[]>();
  const others = new Map<Node, Hit[]>();
  /** So that a page full of others is not looked through for room at each of them. */
  let mayHaveRoom = true;
  let isChanged = true;

  function forgetGone(found: Map<Node, Hit[]>): void {
    for (const node of found.keys()) if (!node.isConnected) found.delete(node);
  }

  function forget(node: Node): boolean {
    const wasPointing = pointing.delete(node);
    const wasKnown = others.delete(node) || wasPointing;
    isChanged ||= wasKnown;
    return wasKnown;
  }

  return {
    note(node, hits) {
      if (hits.length === 0) {
        forget(node);
        return;
      }
      isChanged = true;
      const isOther = !hits.some(isPointing);
      (isOther ? pointing : others).delete(node);
      if (isOther && others.size >= MOST_OTHERS && !others.has(node)) {
        if (mayHaveRoom) forgetGone(others);
        mayHaveRoom = others.size < MOST_OTHERS;
        if (!mayHaveRoom) return;
      }
      (isOther ? others : pointing).set(node, hits);
    },
    forget,
    forgetAllIn(root) {
      const nodes = document.createTreeWalker(root);
      do forget(nodes.currentNode);
      while (nodes.nextNode());
    },
    clear() {
      pointing.clear();
      others.clear();
      isChanged = true;
    },
    touch() {
      isChanged = true;
    },
    takeChange() {
      const wasChanged = isChanged;
      isChanged = false;
      return wasChanged;
    },
    of: (node) => pointing.get(node) ?? others.get(node),
    *all() {
      mayHaveRoom = true;
      for (const found of [pointing, others]) {
        forgetGone(found);
        yield* found;
      }
    },
    hasPointing() {
      mayHaveRoom = true;
      forgetGone(pointing);
      return pointing.size > 0;
    },
  };
}
