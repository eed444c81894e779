/** Nodes that the page replaced by equal ones, as when a list renders its rows again. */
export interface EqualReplacements {
  note(change: MutationRecord): void;
  /** The node itself if it is still in the document, else its equal in the place of what was removed. */
  nodeFor<Kind extends Node>(node: Kind): Kind | undefined;
  forget(): void;
}

/** A page that replaces a row more often than this during one pass isn't followed. */
const MOST_TURNS = 20;

export function createEqualReplacements(): EqualReplacements {
  /** By parent. */
  const changes = new Map<Node, { removed: Node[]; added: Node[] }>();

  /** What was added in the place of `removed`, counted from the start or from the end: lists grow at either. */
  function candidatesFor(removed: Node): Node[] {
    for (const change of changes.values()) {
      const at = change.removed.indexOf(removed);
      if (at >= 0) return [at, at - change.removed.length].flatMap((place) => change.added.at(place) ?? []);
    }
    return [];
  }

  /** Follows nodes that were replaced several times. */
  function nodeFor<Kind extends Node>(node: Kind): Kind | undefined {
    let current: Kind | undefined = node;
    for (let turns = 0; current && !current.isConnected && turns < MOST_TURNS; turns++) current = nextOf(current);
    return current?.isConnected ? current : undefined;
  }

  function nextOf<Kind extends Node>(node: Kind): Kind | undefined {
    const removed: Node = Node.prototype.getRootNode.call(node);
    const equal = candidatesFor(removed).find((added) => Node.prototype.isEqualNode.call(removed, added));
    return equal && nodeAtSamePlace(node, removed, equal);
  }

  return {
    note({ target, removedNodes, addedNodes }) {
      if (removedNodes.length + addedNodes.length === 0) return;
      const change = changes.get(target) ?? { removed: [], added: [] };
      changes.set(target, change);
      change.removed.push(...removedNodes);
      change.added.push(...addedNodes);
    },
    nodeFor,
    forget: () => changes.clear(),
  };
}

/** The node in `other` at the place of `node` in `root`; both are equal. Walkers, because forms may shadow `childNodes`. */
function nodeAtSamePlace<Kind extends Node>(node: Kind, root: Node, other: Node): Kind | undefined {
  const [walker, otherWalker] = [root, other].map((top) => document.createTreeWalker(top));
  while (walker && walker.currentNode !== node) if (!walker.nextNode() || !otherWalker?.nextNode()) return undefined;
  return otherWalker?.currentNode as Kind | undefined;
}
