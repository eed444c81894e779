import { parentOf } from '../page/safe-dom';

/**
 * What the last answer was taken from. Only what changes there can make it another, so that the rest of a page may do
 * what it likes without anything being looked at again.
 */
export interface Dependencies {
  add(node: Node): void;
  /** A node and all that it stands in: any of these may come to be hidden, or shown, or another kind of part. */
  addAbove(node: Node): void;
  has(node: Node): boolean;
  /** Looking begins anew. Until it has come to its end, what was looked at before counts as well. */
  begin(): void;
  end(): void;
}

export function createDependencies(): Dependencies {
  let nodes = new WeakSet<Node>();
  let above = new WeakSet<Node>();
  let before: WeakSet<Node>[] = [];

  return {
    add: (node) => void nodes.add(node),
    addAbove(node) {
      for (let at: Node | null = node; at && !above.has(at); at = parentOf(at)) {
        above.add(at);
        nodes.add(at);
        // What stands right in a shadow root is added to and taken from the root, not its host.
        if (at.parentNode instanceof ShadowRoot) nodes.add(at.parentNode);
      }
    },
    has: (node) => nodes.has(node) || before.some((earlier) => earlier.has(node)),
    begin() {
      before.push(nodes);
      nodes = new WeakSet();
      above = new WeakSet();
    },
    end() {
      before = [];
    },
  };
}
