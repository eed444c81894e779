import type { Fingerprints } from '../contacts/fingerprint';
import { nameKeys } from '../contacts/identity';
import type { Extension } from './extension';
import { type Hit, isSilent, readElement, readTextNode, tidy } from './read-node';
import { parentOf } from './scope';
import { readSplitField } from './split-name';
import { createTextReader } from './text-clues';

/** What is known of the page: each hit by the node that shows it. */
export interface PageReader {
  /** Reads a part of the page in slices; what it showed before is forgotten. */
  read(root: Node): void;
  /** Forgets what nodes showed that are gone. */
  forget(root: Node): void;
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  /** Resolves when nothing is left to read. */
  idle(): Promise<void>;
}

interface Options {
  fingerprints: Fingerprints;
  extension: Pick<Extension, 'shadowRootOf'>;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** A shadow root that was not met before. */
  onRoot: (root: ShadowRoot) => void;
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
  const waiting: (() => void)[] = [];
  let walker: TreeWalker | undefined;
  let isScheduled = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => slice();

  function note(node: Node, hits: Hit[]): void {
    if (hits.length > 0) found.set(node, hits);
    else if (found.size > 0) found.delete(node);
  }

  function readNode(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) {
      note(node, [...readTextNode(node as Text, readText), ...readSplitName(node as Text)]);
      return;
    }
    const element = node as HTMLElement;
    if (element.attributes.length > 0) {
      const split = element instanceof HTMLInputElement ? readSplitField(element, fingerprints) : [];
      note(element, [...readElement(element, readText, fingerprints), ...split]);
    }
    const root = extension.shadowRootOf(element);
    if (root && !isOwn(element)) {
      onRoot(root);
      queue.push(root);
    }
  }

  /** "<b>Jane</b> Doe", "<td>Jane</td><td>Doe</td>": the first word looks for the rest of its name beside it. */
  function readSplitName(node: Text): Hit[] {
    const first = tidy(node.data);
    if (!/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,30},?$/u.test(first)) return [];
    const next = nextText(node);
    const second = next ? tidy(next.data) : '';
    if (!/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’. -]{0,40}$/u.test(second)) return [];
    const keys = [...nameKeys(`${first} ${second}`), ...nameKeys(`${second} ${first}`)];
    const key = keys.find((candidate) => fingerprints.has('name', candidate));
    return key ? [{ kind: 'name', key, node: next ?? node, isWhole: true, isStranger: false }] : [];
  }

  function nextText(node: Text): Text | undefined {
    const near = parentOf(node)?.parentElement?.parentElement ?? node.parentElement;
    if (!near) return undefined;
    const texts = document.createTreeWalker(near, NodeFilter.SHOW_TEXT);
    texts.currentNode = node;
    for (let tries = 0; tries < 4; tries++) {
      const next = texts.nextNode() as Text | null;
      if (!next) return undefined;
      if (next.data.trim() !== '') return next;
    }
    return undefined;
  }

  function walkerOf(root: Node): TreeWalker {
    return document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (isOwn(node)) return NodeFilter.FILTER_REJECT;
      if (node.nodeName === 'TEXTAREA') return NodeFilter.FILTER_ACCEPT;
      return isSilent(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
  }

  function slice(): void {
    isScheduled = false;
    if (signal.aborted) return;
    const end = performance.now() + SLICE_MS;
    for (let count = 1; ; count++) {
      if (!walker) {
        const root = queue.shift();
        if (!root) {
          done();
          return;
        }
        if (!root.isConnected) continue;
        walker = walkerOf(root);
        if (root.nodeType !== Node.DOCUMENT_FRAGMENT_NODE && !isOwn(root)) readNode(root);
      } else if (walker.nextNode()) readNode(walker.currentNode);
      else walker = undefined;
      if (count % NODES_A_LOOK === 0 && performance.now() > end) {
        schedule();
        return;
      }
    }
  }

  function done(): void {
    onRead();
    for (const resolve of waiting.splice(0)) resolve();
  }

  function schedule(): void {
    if (isScheduled || signal.aborted) return;
    isScheduled = true;
    channel.port2.postMessage(null);
  }

  return {
    read(root) {
      queue.push(root);
      schedule();
    },
    forget(root) {
      if (found.size === 0) return;
      for (const node of found.keys()) if (node === root || root.contains(node)) found.delete(node);
    },
    hits: () => found,
    idle: () =>
      queue.length === 0 && !walker ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
  };
}
