import { ROWS } from '../page/rows';
import { isSmall, rowAround, textFrom } from './clues/split-name';

/** The parts of the page still to be read. Adding a change costs next to nothing; what to read is decided later. */
export interface ReadQueue {
  /** Adds a new or replaced part of the page. */
  addPart(root: Node): void;
  /** Adds a text that changed in place. */
  addText(text: Text): void;
  /** Something before `next`, or at the end of `parent`, was inserted or removed: it may be half of a name. */
  addAfter(parent: Node, next: Node | null): void;
  /** This text was just read and needn't be read again. */
  noteRead(text: Text): void;
  /** Removes and returns the next part. */
  take(): Node | undefined;
  /** Whether only texts have changed in the part taken last. */
  isTextOnly(): boolean;
  isAnyLeft(): boolean;
}

export function createReadQueue(): ReadQueue {
  const parts = createUniqueQueue<Node>();
  const texts = createUniqueQueue<Text>();
  /** Nodes in or after which the first text must be read, and elements after which it must. */
  const [starts, ends] = [createUniqueQueue<Node>(), createUniqueQueue<Node>()];

  /** Whether the part taken last is a whole row. */
  let isRow = false;

  function addAfter(parent: Node, next: Node | null): void {
    if (!next) ends.add(parent);
    else if (!parts.has(next)) starts.add(next);
  }

  /** Tables change whole rows at once, and reading a row once costs less than looking around each of its texts. */
  function partOf(text: Text): Node {
    const row = rowAround(text);
    const next = texts.next();
    isRow = row !== undefined && next !== undefined && row.contains(next) && isSmall(row);
    const part = row && isRow ? row : text;
    if (!(part instanceof Element && part.matches(ROWS))) addAfter(part, null);
    return part;
  }

  return {
    isTextOnly: () => isRow,
    addPart: parts.add,
    addText: texts.add,
    addAfter,
    noteRead(text) {
      // The text after it must be read too, and may be outside the part being read.
      if (texts.delete(text) && !isRow) addAfter(text, null);
    },
    take() {
      isRow = false;
      const part = parts.shift();
      if (part) return part;
      const text = texts.shift();
      if (text) return partOf(text);
      for (let start = starts.shift(); start; start = starts.shift()) {
        const behind = start.parentNode && textFrom(start.parentNode, start);
        if (behind) return behind;
      }
      for (let end = ends.shift(); end; end = ends.shift()) {
        const behind = textFrom(end, null);
        if (behind) return behind;
      }
      return undefined;
    },
    isAnyLeft: () => [parts, texts, starts, ends].some((line) => line.isAnyLeft()),
  };
}

/** A FIFO queue without duplicates. */
function createUniqueQueue<Value>() {
  const waiting = new Set<Value>();
  /** May contain values that were deleted. */
  let inOrder: Value[] = [];
  let at = 0;

  /** The value that `shift` would return. */
  function next(): Value | undefined {
    for (; at < inOrder.length; at++) {
      const value = inOrder[at];
      if (value !== undefined && waiting.has(value)) return value;
    }
    inOrder = [];
    at = 0;
    return undefined;
  }

  return {
    add(value: Value) {
      if (waiting.has(value)) return;
      waiting.add(value);
      inOrder.push(value);
    },
    has: (value: Value) => waiting.has(value),
    delete: (value: Value) => waiting.size > 0 && waiting.delete(value),
    isAnyLeft: () => waiting.size > 0,
    next,
    shift() {
      const first = next();
      if (first === undefined) return undefined;
      waiting.delete(first);
      at++;
      return first;
    },
  };
}
