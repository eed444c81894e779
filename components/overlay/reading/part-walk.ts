/** Walks through the texts and elements below a node in document order. */
export interface PartWalk {
  /** The next node. `isDoneBelow`: ignore everything in the last one, an element. */
  next(isDoneBelow: boolean): Node | null;
  /** Call when nodes were added to or removed from the page. */
  onChange(): void;
}

/**
 * Stops only at texts and at the `special` elements below the root, in document order, because most elements of a page
 * contain nothing but texts and elements. Once the page changes, it stops at every element.
 */
export function createPartWalk(root: Element | ShadowRoot, special: ArrayLike<Element>): PartWalk {
  let walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ahead = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** Whether `walker` stops at all elements. */
  let isComplete = false;
  /** The next special element, and the first text in or after it. */
  let [at, element, before]: [number, Element | undefined, Node | null] = [-1, undefined, null];
  /** The text after the last element. */
  let text: Node | null | undefined;
  let last: Node = root;

  function findElement(): void {
    element = special[++at];
    if (!element) return;
    ahead.currentNode = element;
    before = ahead.nextNode();
  }

  function skip(): void {
    while (element && last.contains(element)) findElement();
    if (!text || !last.contains(text)) return;
    walker.currentNode = lastWithin(last);
    text = undefined;
  }

  function nextSpecial(isDoneBelow: boolean): Node | null {
    if (isDoneBelow) skip();
    text ??= walker.nextNode();
    if (element && (text === before || text === null)) {
      last = element;
      findElement();
      return last;
    }
    if (text) last = text;
    const found = text;
    text = undefined;
    return found;
  }

  /** A filter of the walker would be called for every node. */
  function nextOfAll(isDoneBelow: boolean): Node | null {
    if (!isDoneBelow) return walker.nextNode();
    for (;;) {
      const next = walker.nextSibling();
      if (next || !walker.parentNode()) return next;
    }
  }

  findElement();
  return {
    next: (isDoneBelow) => (isComplete ? nextOfAll(isDoneBelow) : nextSpecial(isDoneBelow)),
    onChange() {
      const current = isComplete ? walker.currentNode : last;
      isComplete = true;
      walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      // If the page removed the node, what came after it is unknown.
      walker.currentNode = root.contains(current) ? current : root;
    },
  };
}

function lastWithin(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
