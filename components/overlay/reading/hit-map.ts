import { type Hit, isPointing } from '../page/hit';

/** The hits on the page, by the node that contains them. */
export interface HitMap {
  /** Replaces the node's hits. Without hits, the same as `forget`. */
  note(node: Node, hits: readonly Hit[]): void;
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
  const found = new Map<Node, readonly Hit[]>();
  const pointing = new Set<Node>();
  /** False after an unsuccessful search for removed nodes, so that it isn't repeated for every new one. */
  let mayHaveRoom = true;
  let isChanged = true;

  function forgetGone(nodes: Iterable<Node>): void {
    for (const node of nodes) if (!node.isConnected) remove(node);
  }

  /** Returns whether the node had hits. A single look-up for nearly all nodes of a page. */
  function remove(node: Node): boolean {
    if (!found.delete(node)) return false;
    pointing.delete(node);
    return true;
  }

  function forget(node: Node): boolean {
    const wasKnown = remove(node);
    isChanged ||= wasKnown;
    return wasKnown;
  }

  function hasRoom(): boolean {
    const hasRoomNow = () => found.size - pointing.size < MOST_OTHERS;
    if (hasRoomNow()) return true;
    if (mayHaveRoom) forgetGone(found.keys());
    mayHaveRoom = hasRoomNow();
    return mayHaveRoom;
  }

  return {
    note(node, hits) {
      if (hits.length === 0) {
        forget(node);
        return;
      }
      isChanged = true;
      remove(node);
      const points = hits.some(isPointing);
      if (!points && !hasRoom()) return;
      found.set(node, hits);
      if (points) pointing.add(node);
    },
    forget,
    forgetAllIn(root) {
      const nodes = document.createTreeWalker(root);
      do forget(nodes.currentNode);
      while (nodes.nextNode());
    },
    clear() {
      found.clear();
      pointing.clear();
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
    of: (node) => found.get(node),
    *all() {
      mayHaveRoom = true;
      forgetGone(found.keys());
      yield* found;
    },
    hasPointing() {
      mayHaveRoom = true;
      forgetGone(pointing);
      return pointing.size > 0;
    },
  };
}
