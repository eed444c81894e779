import type { Fingerprints } from '../contacts/fingerprint';
import { nameKeys } from '../contacts/identity';
import type { Extension } from './extension';
import { type Hit, isSilent, readElement, readTextNode, SILENT_PARTS, tidy } from './read-node';
import { parentOf } from './scope';
import { readSplitField } from './split-name';
import { createTextReader } from './text-clues';

/** What is known of the page: each hit by the node that shows it. */
export interface PageReader {
  /** Reads a part of the page in slices; what it showed before is forgotten. */
  read(root: Node): void;
  /** A name may begin in one text and end in the next. */
  readNextTo(node: Node): void;
  /** Reads on at once, for no longer than a slice. */
  readNow(): void;
  /** Reads the fields again whose values were changed without a word, as scripts do; answers whether there were any. */
  readChangedFields(): boolean;
  /** Forgets everything and reads this part of the page. */
  readAnew(root: Node): void;
  isIdle(): boolean;
  /** Of the nodes that are still on the page. */
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  /** Whether the node showed this when it was last read, and has not been changed since. */
  shows(hit: Hit): boolean;
}

interface Options {
  fingerprints: Fingerprints;
  extension: Pick<Extension, 'shadowRootOf'>;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** A shadow root that was not met before. */
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
  const readText = createTextReader(fingerprints);
  const found = new Map<Node, Hit[]>();
  const queue: Node[] = [];
  const queued = new Set<Node>();
  /** The values that fields had when they were read. */
  const fields = new Map<Field, string>();
  let walker: TreeWalker | undefined;
  /** The text that was read last in this part of the page. */
  let previous: Text | undefined;
  let isScheduled = false;
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
      found.set(node, hits);
      isChanged = true;
    } else forget(node);
  }

  function forget(node: Node): void {
    if (found.size > 0 && found.delete(node)) isChanged = true;
  }

  function readNode(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node as Text;
      if (!/\S/.test(text.data)) {
        forget(node);
        return;
      }
      note(node, [...readTextNode(text, readText), ...readSplitName(text)]);
      previous = text;
      return;
    }
    const element = node as HTMLElement;
    if (isField(element)) fields.set(element, element.value);
    if (element.attributes.length > 0) {
      const split = element instanceof HTMLInputElement ? readSplitField(element, fingerprints) : [];
      note(element, [...readElement(element, readText, fingerprints), ...split]);
    }
    const root = extension.shadowRootOf(element);
    if (root && !isOwn(element)) {
      onRoot(root);
      add(root);
    }
  }

  /** The text read before is mostly the one that stands before: looking for it each time would cost more than reading. */
  function textBefore(node: Text): Text | undefined {
    const before = previous;
    if (!before || !walker || before === node) return textBeside(node, 'previousNode');
    return partAround(node)?.contains(before) ? before : undefined;
  }

  /** "<b>Jane</b> Doe", "<td>Jane</td><td>Doe</td>": the last word looks for the rest of its name before it. */
  function readSplitName(node: Text): Hit[] {
    const last = tidy(node.data);
    if (!/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’. -]{0,40}$/u.test(last)) return [];
    const before = textBefore(node);
    const first = before ? tidy(before.data) : '';
    if (!/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,30},?$/u.test(first)) return [];
    const keys = [...nameKeys(`${first} ${last}`), ...nameKeys(`${last} ${first}`)];
    const key = keys.find((candidate) => fingerprints.has('name', candidate));
    return key ? [{ kind: 'name', key, node, isWhole: true, isStranger: false }] : [];
  }

  const isPartOfSilent = (node: Node): boolean => {
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
    return isOwn(node) || (element !== null && element.closest(SILENT_PARTS) !== null && !isField(element));
  };

  function walkerOf(root: Node): TreeWalker {
    return document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (isOwn(node)) return NodeFilter.FILTER_REJECT;
      if (node.nodeName === 'TEXTAREA') return NodeFilter.FILTER_ACCEPT;
      return isSilent(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
  }

  function slice(): void {
    const end = performance.now() + SLICE_MS;
    for (let count = 1; ; count++) {
      if (!walker) {
        const root = queue.shift();
        if (!root) {
          if (isChanged) onRead();
          isChanged = false;
          return;
        }
        queued.delete(root);
        if (!root.isConnected) continue;
        walker = walkerOf(root);
        previous = undefined;
        if (isPartOfSilent(root)) walker = undefined;
        else if (root.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) readNode(root);
      } else if (walker.nextNode()) readNode(walker.currentNode);
      else walker = undefined;
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
        if (!field.isConnected) fields.delete(field);
        else if (field.value !== value) {
          readNode(field);
          areChanged = true;
        }
      }
      return areChanged;
    },
    hits() {
      for (const node of found.keys()) if (!node.isConnected) found.delete(node);
      return found;
    },
    shows: ({ node, kind, key }) =>
      node.isConnected && found.get(node)?.some((hit) => hit.kind === kind && hit.key === key) === true,
  };
}

const partAround = (node: Node): Element | null => parentOf(node)?.parentElement?.parentElement ?? node.parentElement;

/** The next text either way, if it is near: in the same element, or in the next cell. */
function textBeside(node: Node, way: 'nextNode' | 'previousNode'): Text | undefined {
  const near = partAround(node);
  if (!near) return undefined;
  const texts = document.createTreeWalker(near, NodeFilter.SHOW_TEXT);
  texts.currentNode = node;
  for (let tries = 0; tries < 4; tries++) {
    const text = texts[way]() as Text | null;
    if (!text) return undefined;
    if (text.data.trim() !== '') return text;
  }
  return undefined;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** By name, not by class: a frame's own elements are of its own classes. */
const isField = (element: Element): element is Field => element.tagName === 'INPUT' || element.tagName === 'TEXTAREA';
