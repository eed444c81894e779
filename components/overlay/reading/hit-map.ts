import { type Hit, isPointing } from '../page/hit';

/** What was found on the page and is still there, by the node that shows it. */
export interface HitMap {
  note(node: Node, hits: Hit[]): void;
  /** Answers whether anything was known of it. */
  forget(node: Node): boolean;
  clear(): void;
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

  function forgetGone(found: Map<Node, Hit[]>): void {
    for (const node of found.keys()) if (!node.isConnected) found.delete(node);
  }

  return {
    note(node, hits) {
      const isOther = !hits.some(isPointing);
      (isOther ? pointing : others).delete(node);
      if (isOther && others.size >= MOST_OTHERS && !others.has(node)) {
        if (mayHaveRoom) forgetGone(others);
        mayHaveRoom = others.size < MOST_OTHERS;
        if (!mayHaveRoom) return;
      }
      (isOther ? others : pointing).set(node, hits);
    },
    forget(node) {
      const wasPointing = pointing.delete(node);
      return others.delete(node) || wasPointing;
    },
    clear() {
      pointing.clear();
      others.clear();
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
