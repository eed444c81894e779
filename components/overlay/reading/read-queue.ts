import { isSmall, ROWS, rowAround, textFrom } from './clues/split-name';

/** What of the page is still to be read. To hear of a change costs next to nothing; what it asks for is found out later. */
export interface ReadQueue {
  /** A part of the page that is new, or another. */
  addPart(root: Node): void;
  /** Changed in place. */
  addText(text: Text): void;
  /** Something came or went before `next`, else at the end of `parent`: a name may begin there and end in the next text. */
  addBehind(parent: Node, next: Node | null): void;
  /** It was come by, and need not be read again. */
  noteRead(text: Text): void;
  /** The next part. */
  take(): Node | undefined;
  isAnyLeft(): boolean;
}

export function createReadQueue(): ReadQueue {
  const parts = createLine<Node>();
  const texts = createLine<Text>();
  /** The first text in or behind these, and behind all that is in those. */
  const [starts, ends] = [createLine<Node>(), createLine<Node>()];

  /** Whether the part that was taken last is all that changes with a text of it. */
  let isRow = false;

  function addBehind(parent: Node, next: Node | null): void {
    if (!next) ends.add(parent);
    else if (!parts.has(next)) starts.add(next);
  }

  /** Tables change whole rows at once, and to read such a row once costs less than to look beside each of its texts. */
  function partOf(text: Text): Node {
    const row = rowAround(text);
    const next = texts.next();
    isRow = row !== undefined && next !== undefined && row.contains(next) && isSmall(row);
    const part = row && isRow ? row : text;
    if (!(part instanceof Element && part.matches(ROWS))) addBehind(part, null);
    return part;
  }

  return {
    addPart: parts.add,
    addText: texts.add,
    addBehind,
    noteRead(text) {
      // What stands behind it was to be read on its account too, and may not be in the part that it was come by in.
      if (texts.delete(text) && !isRow) addBehind(text, null);
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

/** Each waits once, first come, first served. */
function createLine<Value>() {
  const waiting = new Set<Value>();
  /** With some that wait no more. */
  let inOrder: Value[] = [];
  let at = 0;

  /** The one that is taken next. */
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
