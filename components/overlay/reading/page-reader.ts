import type { Fingerprints } from '../../contacts/matching/fingerprint';
import type { Bridge } from '../page/bridge';
import type { Effort } from '../page/effort';
import { type ElementKind, elementKind, NOT_PLAIN } from '../page/element-kind';
import { type Field, isField } from '../page/field';
import type { Hit } from '../page/hit';
import { createNodesIn, matches, selectAll } from '../page/safe-dom';
import { adjacentTexts } from '../page/text-run';
import { createFieldValues } from './clues/field-values';
import { readSplitField } from './clues/split-name';
import { createTextReader } from './clues/text-clues';
import { createTextSequence } from './clues/text-sequence';
import { createHitMap } from './hit-map';
import { createIgnoredAncestors } from './ignored-ancestor';
import { createLateShadowRoots } from './late-shadow-roots';
import { createPartWalk, type PartWalk } from './part-walk';
import { MARKED, MARKING_ATTRIBUTES, readElement, SILENT_PARTS } from './read-node';
import { createReadQueue } from './read-queue';
import { createSingleNodeReader } from './read-single-node';
import { createSlicedWalk } from './sliced-walk';

/** Reads the page and keeps its hits, by node. */
export interface PageReader {
  /** Schedules reading a part of the page, in slices. Returns whether the root's own hits were dropped. */
  read(root: Node): boolean;
  /** Like `read`, for a text that changed in place. Ignores comments. */
  readChanged(changed: CharacterData): boolean;
  /** See `ReadQueue.addAfter`. `before` is the node before the change. */
  readAfter(parent: Node, next: Node | null, before: Node | null): void;
  /** Call first when nodes were added or removed, because reading may have stopped at one of them. */
  keepPlace(change: MutationRecord): void;
  /** Reads immediately, for at most one slice. */
  readNow(): void;
  /** Rereads fields whose values scripts have changed; returns whether there were any. */
  readChangedFields(): boolean;
  /** Forgets everything and reads this part of the page. */
  readAgain(root: Node): void;
  isIdle(): boolean;
  /** All hits that point to contacts, and the first of the others; see `HitMap`. */
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  hasPointing(): boolean;
  /** The hits of one node, except names that start in another node. */
  hitsOf(node: Node): readonly Hit[];
  /** Whether a hit is still valid. */
  shows(hit: Hit): boolean;
}

interface Options {
  fingerprints: Fingerprints;
  extension: Pick<Bridge, 'shadowRootOf'>;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** Called with every shadow root, each time it is visited. */
  onRoot: (root: ShadowRoot) => void;
  /** Called when everything has been read and the hits have changed. */
  onRead: () => void;
  effort: Effort;
  signal: AbortSignal;
}

export function createPageReader({
  fingerprints,
  extension,
  isOwn,
  onRoot,
  onRead,
  effort,
  signal,
}: Options): PageReader {
  const readTextOf = createTextReader(fingerprints);
  const texts = createTextSequence(fingerprints, readTextOf);
  const readAlone = createSingleNodeReader({ fingerprints, readText: readTextOf, isOwn });
  const nodesIn = createNodesIn((element) => (isOwn(element) ? null : extension.shadowRootOf(element)));
  const toRead = createReadQueue();
  const silence = createIgnoredAncestors();
  const fields = createFieldValues();
  const slices = createSlicedWalk({
    isAnyLeft: toRead.isAnyLeft,
    takeNext: toRead.take,
    onSlice: silence.forget,
    begin,
    read: readNode,
    onEnd: endReading,
    effort,
    signal,
  });
  const lateRoots = createLateShadowRoots({ extension, onTime: readNow, signal });
  const found = createHitMap();
  /** Elements to read, or to ignore, because of their current or former attributes; see `MARKED`. */
  const marked = new WeakSet<Element>();
  /** The root of the last part, unless it was ignored. */
  let lastRoot: Node | undefined;

  /** Lists get many rows at once, each a part: what may precede a name needn't be searched for then. */
  function begin(root: Node): PartWalk | undefined {
    if (lastRoot === undefined || partBefore(root) !== lastRoot) texts.reset();
    lastRoot = undefined;
    if (!root.isConnected || isOwn(root)) return undefined;
    if (silence.isAround(root)) {
      found.forgetAllIn(root);
      return undefined;
    }
    if (root instanceof Text) {
      for (const text of adjacentTexts(root)) readText(text);
      return undefined;
    }
    if (!(root instanceof Element || root instanceof ShadowRoot)) return undefined;
    const elements = toRead.isTextOnly() ? 0 : selectAll(root, '*').length;
    // Changed attributes are queued as parts of their own.
    const isAnyMarked = !toRead.isTextOnly() && findMarked(root, elements);
    if (root instanceof Element && !readNode(root)) return undefined;
    lastRoot = root;
    return createPartWalk(root, () =>
      isMostlyCells(root, elements) ? selectAll(root, isAnyMarked ? SPECIAL : NOT_PLAIN) : undefined,
    );
  }

  function findMarked(root: Element | ShadowRoot, elements: number): boolean {
    if (root instanceof Element && matches(root, MARKED)) marked.add(root);
    let isAny = false;
    for (const selector of elements > LEAST_ELEMENTS ? MARKING_ATTRIBUTES : [MARKED])
      for (const element of selectAll(root, selector)) {
        marked.add(element);
        isAny = true;
      }
    return isAny;
  }

  /** Returns whether to read the node's descendants. */
  function readNode(node: Node): boolean {
    if (node.nodeType !== Node.TEXT_NODE) return readElementAlone(node as HTMLElement, elementKind(node as Element));
    readText(node as Text);
    return true;
  }

  function readText(text: Text): void {
    toRead.noteRead(text);
    found.note(text, texts.read(text));
  }

  function readElementAlone(element: HTMLElement, kind: ElementKind): boolean {
    const { isRead, isSilentBelow, mayHostRoot, isForm } = kind;
    if (isForm) return true;
    const isMarked = marked.has(element);
    if (toRead.isTextOnly() && !isRead && !isMarked) return !isSilentBelow;
    const isOneField = (isRead || isMarked) && isField(element);
    if (isOwn(element) || (isMarked && !isOneField && element.matches(SILENT_PARTS))) {
      found.forgetAllIn(element);
      return false;
    }
    if (isRead || isMarked) readMarked(element, isOneField);
    else found.forget(element);
    if (mayHostRoot) readRootOf(element);
    if (isMarked && isOneField) for (const child of element.childNodes) found.forgetAllIn(child);
    return !isSilentBelow && !(isMarked && isOneField);
  }

  function readMarked(element: HTMLElement, isOneField: boolean): void {
    if (isOneField) fields.note(element);
    const split =
      element.localName === 'input' ? readSplitField(element as HTMLInputElement, fingerprints, nodesIn) : [];
    found.note(element, [...readElement(element, readTextOf, fingerprints), ...split]);
  }

  function readField(field: Field): void {
    marked.add(field);
    readElementAlone(field, elementKind(field));
  }

  function readNameParts(): void {
    for (const field of fields.nameParts()) readField(field);
    // Discards the changes caused by reading them.
    fields.nameParts();
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
      found.touch();
    }
  }

  function readNow(): void {
    readLateRoots();
    slices.now();
  }

  function endReading(): void {
    readNameParts();
    if (found.takeChange()) onRead();
  }

  function addPart(root: Node): void {
    toRead.addPart(root);
    slices.soon();
  }

  function read(root: Node): boolean {
    // Frameworks use comments as markers and change them all the time.
    if (root instanceof Comment) return false;
    addPart(root);
    return found.forget(root);
  }

  return {
    read,
    readNow,
    isIdle: slices.isIdle,
    readChanged(changed) {
      if (!(changed instanceof Text)) return false;
      toRead.addText(changed);
      slices.soon();
      return found.forget(changed);
    },
    keepPlace: slices.onChange,
    readAfter(parent, next, before) {
      toRead.addAfter(parent, next);
      // It may have been one text with what was added or removed.
      if (before instanceof Text && before.data.trim() !== '') addPart(before);
      slices.soon();
    },
    readAgain(root) {
      found.clear();
      read(root);
    },
    readChangedFields() {
      readLateRoots();
      const changed = fields.changed();
      for (const field of changed) readField(field);
      readNameParts();
      return changed.length > 0;
    },
    hits: found.all,
    hasPointing: found.hasPointing,
    hitsOf,
    shows(hit) {
      const { node, begins } = hit;
      if (!node.isConnected) return false;
      if (!begins) return includes(hitsOf(node), hit);
      // Either half of a split name may have changed.
      return begins.isConnected && includes(readSplitName(node), hit);
    },
  };

  function hitsOf(node: Node): readonly Hit[] {
    return found.of(node) ?? readAlone(node);
  }

  function readSplitName(node: Node): readonly Hit[] {
    return node instanceof Text
      ? texts.readJoined(node)
      : readSplitField(node as HTMLInputElement, fingerprints, nodesIn);
  }
}

/** The node before this one, except for the white space between two elements. */
function partBefore({ previousSibling: before }: Node): Node | null {
  return before instanceof Text && before.data.trim() === '' ? before.previousSibling : before;
}

/** Elements that may be more than containers. */
const SPECIAL = `${NOT_PLAIN}, ${MARKED}`;
/** The number of elements from which on a search for each attribute is faster than one search for all of them. */
const LEAST_ELEMENTS = 500;

/** In smaller tables, and where most elements are special, looking at each element is as fast. */
function isMostlyCells(root: Element | ShadowRoot, elements: number): boolean {
  return elements > LEAST_ELEMENTS && selectAll(root, 'td').length * 2 > elements;
}

const includes = (hits: readonly Hit[], { kind, key }: Hit): boolean =>
  hits.some((other) => other.kind === kind && other.key === key);
