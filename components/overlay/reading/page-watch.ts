import type { Fingerprints } from '../../contacts/matching/fingerprint';
import type { Hints } from '../../sites/catalogue';
import type { Bridge } from '../page/bridge';
import { createPageReader, type PageReader } from './page-reader';
import { READ_ATTRIBUTES } from './read-node';

/** A page that is read once, and then only where it changes. */
export interface PageWatch extends Pick<PageReader, 'hits' | 'hasPointing' | 'hitsOf' | 'shows' | 'isIdle'> {
  /** Reads what changed, for no longer than a slice. */
  catchUp(): void;
}

interface Options {
  fingerprints: Fingerprints;
  extension: Bridge;
  hints: Hints;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** Whether a change may be one of what is shown. */
  isNews: (change: MutationRecord) => boolean;
  /** What was shown may not hold any more; called before anybody sees the page that way. */
  onDoubt: () => void;
  /** Something else may have to be shown; also when all is read for the first time. */
  onNews: () => void;
  /** What was hidden may be seen now. */
  onShow: () => void;
  beforePaint: () => Promise<void>;
  signal: AbortSignal;
}

/** These do not change what an element says, but whether it is seen, and what it says it about. */
const DECIDING_ATTRIBUTES =
  'hidden class style open role aria-level aria-colindex colspan scope datetime name field col-id data-name data-field data-id data-column data-property data-state data-open data-hidden data-visible data-active aria-hidden aria-expanded aria-selected';
/** A field's value can change without any event; whenever one of these happens, it may have. */
const FIELD_EVENTS = ['input', 'change', 'focusin', 'focusout', 'selectionchange', 'click', 'keyup'];

export function watchPage(options: Options): PageWatch {
  const { fingerprints, extension, hints, isOwn, isNews, onDoubt, onNews, onShow, beforePaint, signal } = options;
  const reader = createPageReader({ fingerprints, extension, isOwn, onRoot: observe, onRead: tell, signal });
  const observer = new MutationObserver(onMutations);
  const attributeFilter = [...READ_ATTRIBUTES, ...DECIDING_ATTRIBUTES.split(' '), ...attributesIn(hints)];
  /** Where the page was when it was last looked at: it can go elsewhere without loading. */
  let address = location.href;
  /** A hidden page is left alone, and read again once it is visible. */
  let isStale = false;
  let [isReadingDue, isShowDue] = [false, false];

  function observe(root: Node): void {
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      characterDataOldValue: true,
      attributes: true,
      attributeFilter,
    });
  }

  function onMutations(records: MutationRecord[]): void {
    if (signal.aborted) return;
    if (document.hidden) {
      // Until it is seen again nothing more needs to be heard of it.
      isStale = true;
      observer.disconnect();
      return;
    }
    let [mayDiffer, hasNews] = [false, isElsewhere()];
    for (const record of records) {
      mayDiffer = hear(record) || mayDiffer;
      hasNews = isNews(record) || hasNews;
    }
    void readBeforePaint();
    if (hasNews) tell();
    else if (mayDiffer) onDoubt();
  }

  /** Only queues a change to be read; returns whether something that was visible may be gone. */
  function hear({ type, target, attributeName, addedNodes, removedNodes, nextSibling }: MutationRecord): boolean {
    if (type === 'characterData') return reader.readChanged(target as CharacterData);
    if (type === 'attributes') return READ_ATTRIBUTES.has(attributeName ?? '') && reader.read(target);
    if ([...addedNodes, ...removedNodes].every(isOwn)) return false;
    let wasKnown = removedNodes.length > 0;
    for (const node of addedNodes) wasKnown = (!isOwn(node) && reader.read(node)) || wasKnown;
    reader.readBehind(target, nextSibling);
    return wasKnown;
  }

  /** What is small enough is shown with the change that brought it. */
  async function readBeforePaint(): Promise<void> {
    if (isReadingDue) return;
    isReadingDue = true;
    await beforePaint();
    isReadingDue = false;
    if (!signal.aborted && !document.hidden) reader.readNow();
  }

  /** When the page has answered the event. */
  async function lookAtHidden(): Promise<void> {
    if (isShowDue) return;
    isShowDue = true;
    await beforePaint();
    isShowDue = false;
    if (!signal.aborted && !document.hidden) onShow();
  }

  function tell(): void {
    onDoubt();
    onNews();
  }

  function isElsewhere(): boolean {
    const before = address;
    address = location.href;
    return address !== before;
  }

  function lookAtFields(): void {
    void lookAtHidden();
    const isChanged = reader.readChangedFields();
    if (isElsewhere() || isChanged) tell();
  }

  function look(): void {
    if (signal.aborted || document.hidden) return;
    if (isStale) {
      isStale = false;
      observe(document);
      reader.readAnew(document.documentElement);
    }
    address = location.href;
    reader.readNow();
    tell();
  }

  for (const type of FIELD_EVENTS)
    document.addEventListener(type, lookAtFields, { capture: true, passive: true, signal });
  // What was hidden may come to be seen without any change of the document that is heard of: at the end of a fade, in a
  // popover, under the pointer, in a wider window.
  for (const type of ['transitionend', 'animationend', 'toggle', 'pointerover', 'resize'])
    addEventListener(type, lookAtHidden, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', look, { signal });
  for (const type of ['focus', 'popstate']) addEventListener(type, look, { signal });
  // Where the browser tells of every change of address; elsewhere what is drawn after it has to.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect());

  observe(document);
  if (document.hidden) isStale = true;
  else reader.read(document.documentElement);
  return {
    ...reader,
    catchUp() {
      reader.readNow();
      if (reader.readChangedFields()) onDoubt();
    },
  };
}

/** By which the selectors of the catalogue find what they name. */
const attributesIn = (hints: Hints): string[] =>
  Object.values(hints).flatMap((selectors) => [...selectors.matchAll(/\[([\w-]+)/g)].map(([, name = '']) => name));
