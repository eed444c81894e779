import { type Hit, isPointing } from '../page/hit';

/** The hits on the page, by the node that contains them. */
export interface HitMap {
  /** Replaces the node's hits. Without hits, the same as `forget`. */
  note(node: Node, hits: Hit[]): void;
  /** Returns whether the node had hits. */
  forget(node: Node): boolean;
  forgetAllIn(root: Node): void;
  clear(): void;
  /** Makes `takeChange` report a change. */
  touch(): void;
  /** Whether the hits may have changed since the last call; true the first time. */
  takeChange(): boolean;
  of(node: Node): readonly Hit[] | undefined;
  all(): Iterable<readonly [Node, readonly Hit[]]>;
  /** Whether any hit points to a contact. */
  hasPointing(): boolean;
}

/**
 * The limit for nodes with unknown people and companies only, of which pages may be full. The first ones are kept: they
 * include the page's own person and company. Others near a contact are read when needed.
 */
const MOST_OTHERS = 1000;

export function createHitMap(): HitMap {
  const pointing = new Map<Node, Hit[]>();
  const others = new Map<Node, Hit[]>();
  /** False after an unsuccessful search for removed nodes, so that it isn't repeated for every new one. */
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
