import { isSmall, ROWS, rowAround, textFrom } from './split-name';

/** What of the page is still to be read. To hear of a change costs next to nothing; what it asks for is found out later. */
export interface ToRead {
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

export function createToRead(): ToRead {
  const parts = createLine<Node>();
  const texts = createLine<Text>();
  /** The first text in or behind these, and behind all that is in those. */
  const [starts, ends] = [createLine<Node>(), createLine<Node>()];

  function addBehind(parent: Node, next: Node | null): void {
    if (!next) ends.add(parent);
    else if (!parts.has(next)) starts.add(next);
  }

  /** Tables change whole rows at once, and to read such a row once costs less than to look beside each of its texts. */
  function partOf(text: Text): Node {
    const row = rowAround(text);
    const part = row && isSmall(row) ? row : text;
    if (!(part instanceof Element && part.matches(ROWS))) addBehind(part, null);
    return part;
  }

  return {
    addPart: parts.add,
    addText: texts.add,
    addBehind,
    noteRead: texts.delete,
    take() {
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
  const values = new Set<Value>();
  // One that is begun anew each time would come by all that was taken before.
  let next = values.values();

  return {
    add: (value: Value) => void values.add(value),
    has: (value: Value) => values.has(value),
    delete: (value: Value) => void (values.size > 0 && values.delete(value)),
    isAnyLeft: () => values.size > 0,
    shift(): Value | undefined {
      let { value, done } = next.next();
      if (done) {
        next = values.values();
        ({ value, done } = next.next());
      }
      if (done) return undefined;
      values.delete(value as Value);
      return value;
    },
  };
}
