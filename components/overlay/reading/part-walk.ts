/** Walks through the texts and elements below a node in document order. */
export interface PartWalk {
  /** The next node. `isDoneBelow`: ignore everything in the last one, an element. */
  next(isDoneBelow: boolean): Node | null;
  /** Call after each change of the page's nodes, so that the walk continues from the right place. */
  onChange(change: Change): void;
}

type Change = Pick<MutationRecord, 'target' | 'removedNodes' | 'previousSibling'>;

/**
 * Stops at all texts and elements, or of the elements only at those that `findSpecial` returns in document order. Once
 * the page changes, it stops at all. `findSpecial` is called with the first step, because it may take long.
 */
export function createPartWalk(
  root: Element | ShadowRoot,
  findSpecial: () => ArrayLike<Element> | undefined,
): PartWalk {
  let special: ArrayLike<Element> | undefined;
  const ahead = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let [texts, all]: (TreeWalker | undefined)[] = [];
  /** The next special element, and the first text in or after it. */
  let [at, element, before]: [number, Element | undefined, Node | null] = [-1, undefined, null];
  /** The text after the last element. */
  let text: Node | null = null;
  let last: Node = root;
  /** Whether the last node has gone, so that the walk continues after its former place. */
  let isGone = false;
  let isOver = false;

  function findElement(): void {
    element = special?.[++at];
    if (!element) return;
    ahead.currentNode = element;
    before = ahead.nextNode();
  }

  function skip(nodes: TreeWalker): void {
    while (element && last.contains(element)) findElement();
    if (!text || !last.contains(text)) return;
    nodes.currentNode = lastWithin(last);
    text = null;
  }

  function nextSpecial(nodes: TreeWalker, isDoneBelow: boolean): Node | null {
    if (isDoneBelow) skip(nodes);
    const next = text ?? nodes.nextNode();
    text = null;
    if (element && (next === before || next === null)) {
      text = next;
      last = element;
      findElement();
      return last;
    }
    if (next) last = next;
    return next;
  }

  /** A filter of the walker would be called for every node. */
  function nextOfAll(nodes: TreeWalker, isDoneBelow: boolean): Node | null {
    if (!isDoneBelow) return nodes.nextNode();
    for (;;) {
      const next = nodes.nextSibling();
      if (next || !nodes.parentNode()) return next;
    }
  }

  function begin(): void {
    special = findSpecial();
    if (special) texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    else all = walkerOfAll(root);
    findElement();
  }

  return {
    next(isDoneBelow) {
      if (isOver) return null;
      if (!texts && !all) begin();
      if (texts && !all) return nextSpecial(texts, isDoneBelow);
      if (!all) return null;
      const next = nextOfAll(all, isDoneBelow && !isGone);
      isGone = false;
      return next;
    },
    onChange({ target, removedNodes, previousSibling }) {
      if (!all) {
        all = walkerOfAll(root);
        all.currentNode = last;
      }
      for (const node of removedNodes) {
        isOver ||= node.contains(root);
        if (!node.contains(all.currentNode)) continue;
        all.currentNode = previousSibling ? lastWithin(previousSibling) : target;
        isGone = true;
      }
    },
  };
}

const walkerOfAll = (root: Node): TreeWalker =>
  document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);

function lastWithin(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
