import type { Fingerprints } from '../contacts/fingerprint';
import { type ElementKind, elementKind } from './element-kind';
import type { Extension } from './extension';
import { type Field, isField, shownBy } from './field';
import { createFoundHits } from './found-hits';
import { createQuickLook } from './quick-look';
import { createReadAlone } from './read-alone';
import { type Hit, isPointing, MARKED, readElement, readTextNode, SILENT_PARTS } from './read-node';
import { isSmall, partAround, readSplitField, readSplitName, rowAround, showsNamePart, textBeside } from './split-name';
import { createTextReader } from './text-clues';
import { createNodesIn } from './tree';

/** What is known of the page: each hit by the node that shows it. */
export interface PageReader {
  /** Reads a part of the page in slices; what it showed before is forgotten. */
  read(root: Node): void;
  /** A text that was changed in place. */
  readChanged(text: Text): void;
  /** A name may begin in one text and end in the next. */
  readNextTo(node: Node): void;
  /** Reads on at once, for no longer than a slice. */
  readNow(): void;
  /** Reads the fields again whose values were changed without a word, as scripts do; answers whether there were any. */
  readChangedFields(): boolean;
  /** Forgets everything and reads this part of the page. */
  readAnew(root: Node): void;
  isIdle(): boolean;
  /** All that points to somebody known, and the first of what else was found; see `FoundHits`. */
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  hasPointing(): boolean;
  /** What one node shows, a name that begins in another aside. */
  hitsOf(node: Text | Element): readonly Hit[];
  /** Whether the node shows this, and did when it was last read. */
  shows(hit: Hit): boolean;
}

interface Options {
  fingerprints: Fingerprints;
  extension: Pick<Extension, 'shadowRootOf'>;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** A shadow root, each time that it is met. */
  onRoot: (root: ShadowRoot) => void;
  /** All is read, and shows something else than before. */
  onRead: () => void;
  signal: AbortSignal;
}

/** Longer than this nothing of ours may keep the page from its next frame. */
const SLICE_MS = 4;
/** How often the clock is looked at. */
const NODES_A_LOOK = 64;

export function createPageReader({ fingerprints, extension, isOwn, onRoot, onRead, signal }: Options): PageReader {
  const readTextOf = createTextReader(fingerprints);
  const look = createQuickLook(fingerprints);
  const readAlone = createReadAlone({ fingerprints, readText: readTextOf, isOwn });
  const nodesIn = createNodesIn((element) => (isOwn(element) ? null : extension.shadowRootOf(element)));
  const found = createFoundHits();
  const queue: Node[] = [];
  const queued = new Set<Node>();
  /** The values that fields had when they were read. */
  const fields = new Map<Field, string>();
  let walker: TreeWalker | undefined;
  let isDoneBelow = false;
  /** Elements below the walker's root that their attributes make worth reading, or silent. */
  let marked = new Set<Element>();
  /** The text that was read last in this part of the page. */
  let previous: Text | undefined;
  /** Within one slice, whether what is in the element that was asked about last is silent: rows come by the hundred. */
  let [lastParent, isLastSilent]: [Element | null, boolean] = [null, false];
  let isScheduled = false;
  /** A field shows another value, and a field beside it may show the other half of a name. */
  let mustReadNameParts = false;
  /** Whether the hits may be others than `onRead` was last called for. */
  let isChanged = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    isScheduled = false;
    if (isPending()) slice();
  };
  signal.addEventListener('abort', () => channel.port1.close());

  const isPending = () => (queue.length > 0 || walker !== undefined) && !signal.aborted;

  function note(node: Node, hits: Hit[]): void {
    if (hits.length > 0) {
      found.note(node, hits);
      isChanged = true;
    } else forget(node);
  }

  function forget(node: Node): void {
    if (found.forget(node)) isChanged = true;
  }

  function readText(node: Text): void {
    const seen = look.at(node.data);
    if (seen === 'blank') {
      forget(node);
      return;
    }
    const isHalf = previous === undefined || look.mayCompleteName();
    const hits = seen === 'perhaps' ? readTextNode(node, readTextOf) : [];
    if (isHalf) hits.push(...readSplitName(node, textBefore, fingerprints));
    note(node, hits);
    previous = node;
  }

  /** Answers whether what is below it is not to be read. */
  function readElementAlone(element: HTMLElement, { isRead, isSilentBelow, mayHostRoot }: ElementKind): boolean {
    if (element instanceof HTMLFormElement) return false;
    const isMarked = marked.has(element);
    if (isOwn(element) || (isMarked && !isField(element) && element.matches(SILENT_PARTS))) {
      forget(element);
      return true;
    }
    if (isRead || isMarked) {
      if (isField(element)) {
        const value = shownBy(element);
        if (fields.get(element) !== value) mustReadNameParts = true;
        fields.set(element, value);
      }
      const split =
        element.tagName === 'INPUT' ? readSplitField(element as HTMLInputElement, fingerprints, nodesIn) : [];
      note(element, [...readElement(element, readTextOf, fingerprints), ...split]);
    } else forget(element);
    const root = mayHostRoot ? extension.shadowRootOf(element) : null;
    if (root) {
      onRoot(root);
      add(root);
    }
    return isSilentBelow || (isMarked && isField(element));
  }

  /** The text read before is mostly the one that stands before: looking for it each time would cost more than reading. */
  function textBefore(node: Text): Text | undefined {
    const before = previous;
    if (!before || !walker || before === node) return textBeside(node, 'previousNode');
    return partAround(node)?.contains(before) ? before : undefined;
  }

  function readNode(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) readText(node as Text);
    else isDoneBelow = readElementAlone(node as HTMLElement, elementKind(node as Element));
  }

  /** In document order, without what is below silent elements. A filter of our own would be called for each node. */
  function nextOf(nodes: TreeWalker): Node | null {
    if (!isDoneBelow) return nodes.nextNode();
    isDoneBelow = false;
    for (;;) {
      const next = nodes.nextSibling();
      if (next || !nodes.parentNode()) return next;
    }
  }

  function isInSilence(root: Node): boolean {
    const parent = root.parentElement;
    if (parent !== lastParent) {
      lastParent = parent;
      isLastSilent = parent !== null && parent.closest(SILENT_PARTS) !== null;
    }
    return isLastSilent;
  }

  function begin(root: Node): void {
    previous = undefined;
    look.startAnew();
    if (!root.isConnected || isOwn(root) || isInSilence(root)) return;
    if (root.nodeType === Node.TEXT_NODE) {
      readText(root as Text);
      return;
    }
    const element = root as Element;
    marked = new Set(element.querySelectorAll(MARKED));
    walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    isDoneBelow = false;
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    if (element.matches(MARKED)) marked.add(element);
    readNode(element);
  }

  function readNameParts(): void {
    if (!mustReadNameParts) return;
    for (const field of fields.keys()) {
      if (field instanceof HTMLInputElement && showsNamePart(field)) readElementAlone(field, elementKind(field));
    }
    mustReadNameParts = false;
  }

  function slice(): void {
    const end = performance.now() + SLICE_MS;
    lastParent = null;
    isLastSilent = false;
    for (let count = 1; ; count++) {
      const node = walker && nextOf(walker);
      if (node) readNode(node);
      else {
        walker = undefined;
        const root = queue.shift();
        if (!root) {
          readNameParts();
          if (isChanged) onRead();
          isChanged = false;
          return;
        }
        queued.delete(root);
        begin(root);
      }
      if (count % NODES_A_LOOK === 0 && performance.now() > end) {
        schedule();
        return;
      }
    }
  }

  function add(root: Node): void {
    if (queued.has(root)) return;
    queued.add(root);
    queue.push(root);
  }

  function schedule(): void {
    if (isScheduled || signal.aborted) return;
    isScheduled = true;
    channel.port2.postMessage(null);
  }

  return {
    read(root) {
      // Frameworks keep their places in comments, which they put in, change and take out at every turn.
      if (root.nodeType === Node.COMMENT_NODE) return;
      // Until it is read, nothing that it showed before holds.
      forget(root);
      add(root);
      schedule();
    },
    readChanged(text) {
      forget(text);
      const row = rowAround(text);
      if (row && (queued.has(row) || isSmall(row))) {
        add(row);
        schedule();
      } else {
        this.read(text);
        this.readNextTo(text);
      }
    },
    readAnew(root) {
      found.clear();
      isChanged = true;
      this.read(root);
    },
    readNextTo(node) {
      const next = textBeside(node, 'nextNode');
      if (next) this.read(next);
    },
    readNow() {
      if (isPending()) slice();
    },
    isIdle: () => !isPending(),
    readChangedFields() {
      let areChanged = false;
      for (const [field, value] of fields) {
        if (!field.isConnected) mustReadNameParts = fields.delete(field);
        else if (shownBy(field) !== value) {
          readElementAlone(field, elementKind(field));
          areChanged = true;
        }
      }
      readNameParts();
      return areChanged;
    },
    hits: found.all,
    hasPointing: found.hasPointing,
    hitsOf: (node) => found.of(node) ?? readAlone(node),
    shows(hit) {
      const { node, kind, key } = hit;
      // What points to somebody is remembered for as long as it stands there unchanged.
      const hits = found.of(node) ?? (isPointing(hit) || !node.isConnected ? [] : readAlone(node));
      return node.isConnected && hits.some((other) => other.kind === kind && other.key === key);
    },
  };
}
