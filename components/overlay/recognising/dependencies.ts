import { parentOf } from '../page/safe-dom';

/**
 * What the last answer depends on. Only changes there can change the answer, so the rest of a page may change freely
 * without being examined again.
 */
export interface Dependencies {
  add(node: Node): void;
  /** A node and its ancestors: hiding or showing any of them may change the answer. */
  addAbove(node: Node): void;
  has(node: Node): boolean;
  /** A new examination starts. Until it ends, the dependencies of the previous one count too. */
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
        // Children of a shadow root are added to and removed from the root, not its host.
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
