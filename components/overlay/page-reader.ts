import type { Fingerprints } from '../contacts/fingerprint';
import { type ElementKind, elementKind } from './element-kind';
import type { Extension } from './extension';
import { type Field, isField, shownBy } from './field';
import { createFoundHits } from './found-hits';
import { createLateRoots } from './late-roots';
import { createQuickLook } from './quick-look';
import { createReadAlone } from './read-alone';
import { type Hit, MARKED, readElement, readTextNode, SILENT_PARTS } from './read-node';
import { createSlices } from './slices';
import { textBefore as findTextBefore, partAround, readSplitField, readSplitName, showsNamePart } from './split-name';
import { createTextReader } from './text-clues';
import { createToRead } from './to-read';
import { closest, createNodesIn, parentOf } from './tree';

/** What is known of the page: each hit by the node that shows it. */
export interface PageReader {
  /** Reads a part of the page soon, in slices. Answers whether what its root showed before no longer holds. */
  read(root: Node): boolean;
  /** As `read`, of what was changed in place: a text, or a comment, which says nothing. */
  readChanged(changed: CharacterData): boolean;
  /** As `ToRead.addBehind`. */
  readBehind(parent: Node, next: Node | null): void;
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
  hitsOf(node: Node): readonly Hit[];
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

export function createPageReader({ fingerprints, extension, isOwn, onRoot, onRead, signal }: Options): PageReader {
  const readTextOf = createTextReader(fingerprints);
  const look = createQuickLook(fingerprints);
  const readAlone = createReadAlone({ fingerprints, readText: readTextOf, isOwn });
  const nodesIn = createNodesIn((element) => (isOwn(element) ? null : extension.shadowRootOf(element)));
  const toRead = createToRead();
  const slices = createSlices({
    isAnyLeft: toRead.isAnyLeft,
    takeNext: toRead.take,
    onSlice: forgetSilence,
    begin,
    read: readNode,
    onEnd: endReading,
    signal,
  });
  const lateRoots = createLateRoots({ extension, onTime: readNow, signal });
  const found = createFoundHits();
  /** The values that fields had when they were read. */
  const fields = new Map<Field, string>();
  /** Elements below the root that is read, which their attributes make worth reading, or silent. */
  let marked = new Set<Element>();
  /** The text that was read last in this part of the page. */
  let previous: Text | undefined;
  /** Within one slice, whether what is in the element that was asked about last is silent: rows come by the hundred. */
  let [lastParent, isLastSilent]: [Element | null, boolean] = [null, false];
  /** A field was read, and a field beside it may show the other half of a name. */
  let mustReadNameParts = false;
  /** Whether the hits may be others than `onRead` was last called for, which is called for the first reading in any case. */
  let isChanged = true;

  function note(node: Node, hits: Hit[]): void {
    if (hits.length > 0) {
      found.note(node, hits);
      isChanged = true;
    } else forget(node);
  }

  /** Answers whether anything was known of it. */
  function forget(node: Node): boolean {
    const wasKnown = found.forget(node);
    isChanged ||= wasKnown;
    return wasKnown;
  }

  /** It is read no more. */
  function forgetAllIn(root: Node): void {
    const nodes = document.createTreeWalker(root);
    do forget(nodes.currentNode);
    while (nodes.nextNode());
  }

  function forgetSilence(): void {
    lastParent = null;
    isLastSilent = false;
  }

  function isInSilence(root: Node): boolean {
    const parent = parentOf(root);
    if (parent !== lastParent) {
      lastParent = parent;
      isLastSilent = parent !== null && closest(parent, SILENT_PARTS) !== undefined;
    }
    return isLastSilent;
  }

  function begin(root: Node): boolean {
    previous = undefined;
    look.startAnew();
    if (!root.isConnected || isOwn(root)) return false;
    if (isInSilence(root)) {
      forgetAllIn(root);
      return false;
    }
    if (root instanceof Text) {
      readText(root);
      return false;
    }
    const element = root as Element;
    marked = new Set(element.querySelectorAll(MARKED));
    if (root.nodeType !== Node.ELEMENT_NODE) return true;
    if (element.matches(MARKED)) marked.add(element);
    return readNode(element);
  }

  /** Answers whether what is below it is to be read. */
  function readNode(node: Node): boolean {
    if (node.nodeType !== Node.TEXT_NODE) return readElementAlone(node as HTMLElement, elementKind(node as Element));
    readText(node as Text);
    return true;
  }

  function readText(node: Text): void {
    toRead.noteRead(node);
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

  /** The text read before is mostly the one that stands before: looking for it each time would cost more than reading. */
  function textBefore(node: Text): Text | undefined {
    const before = previous;
    if (!before || before === node) return findTextBefore(node);
    return partAround(node)?.contains(before) ? before : undefined;
  }

  function readElementAlone(element: HTMLElement, { isRead, isSilentBelow, mayHostRoot }: ElementKind): boolean {
    if (element instanceof HTMLFormElement) return true;
    const isMarked = marked.has(element);
    const isOneField = (isRead || isMarked) && isField(element);
    if (isOwn(element) || (isMarked && !isOneField && element.matches(SILENT_PARTS))) {
      forgetAllIn(element);
      return false;
    }
    if (isRead || isMarked) readMarked(element, isOneField);
    else forget(element);
    if (mayHostRoot) readRootOf(element);
    if (isMarked && isOneField) for (const child of element.childNodes) forgetAllIn(child);
    return !isSilentBelow && !(isMarked && isOneField);
  }

  function readMarked(element: HTMLElement, isOneField: boolean): void {
    if (isOneField) {
      fields.set(element, shownBy(element));
      mustReadNameParts = true;
    }
    const split = element.tagName === 'INPUT' ? readSplitField(element as HTMLInputElement, fingerprints, nodesIn) : [];
    note(element, [...readElement(element, readTextOf, fingerprints), ...split]);
  }

  function readField(field: Field): void {
    marked.add(field);
    readElementAlone(field, elementKind(field));
  }

  function readNameParts(): void {
    if (!mustReadNameParts) return;
    for (const field of fields.keys()) if (field instanceof HTMLInputElement && showsNamePart(field)) readField(field);
    mustReadNameParts = false;
  }

  function readRootOf(host: Element): void {
    const root = extension.shadowRootOf(host);
    if (root) readRoot(root);
    else lateRoots.expect(host);
  }

  function readRoot(root: ShadowRoot): void {
    onRoot(root);
    addPart(root);
  }

  function readLateRoots(): void {
    for (const root of lateRoots.find()) {
      readRoot(root);
      isChanged = true;
    }
  }

  function readNow(): void {
    readLateRoots();
    slices.now();
  }

  function endReading(): void {
    readNameParts();
    if (isChanged) onRead();
    isChanged = false;
  }

  function addPart(root: Node): void {
    toRead.addPart(root);
    slices.soon();
  }

  function read(root: Node): boolean {
    // Frameworks keep their places in comments, which they put in, change and take out at every turn.
    if (root instanceof Comment) return false;
    addPart(root);
    return forget(root);
  }

  return {
    read,
    readNow,
    isIdle: slices.isIdle,
    readChanged(changed) {
      if (!(changed instanceof Text)) return false;
      toRead.addText(changed);
      slices.soon();
      return forget(changed);
    },
    readBehind(parent, next) {
      toRead.addBehind(parent, next);
      slices.soon();
    },
    readAnew(root) {
      found.clear();
      isChanged = true;
      read(root);
    },
    readChangedFields() {
      let areChanged = false;
      readLateRoots();
      for (const [field, value] of fields) {
        if (!field.isConnected) mustReadNameParts = fields.delete(field);
        else if (shownBy(field) !== value) {
          readField(field);
          areChanged = true;
        }
      }
      readNameParts();
      return areChanged;
    },
    hits: found.all,
    hasPointing: found.hasPointing,
    hitsOf,
    shows: (hit) => hit.node.isConnected && includes(hitsOf(hit.node), hit) && (!hit.begins || isStillSplit(hit)),
  };

  function hitsOf(node: Node): readonly Hit[] {
    return found.of(node) ?? readAlone(node);
  }

  /** What shows the first half can change without the second. */
  function isStillSplit(hit: Hit): boolean {
    const { node } = hit;
    return includes(
      node instanceof Text
        ? readSplitName(node, findTextBefore, fingerprints)
        : readSplitField(node as HTMLInputElement, fingerprints, nodesIn),
      hit,
    );
  }
}

const includes = (hits: readonly Hit[], { kind, key }: Hit): boolean =>
  hits.some((other) => other.kind === kind && other.key === key);
