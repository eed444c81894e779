import type { Fingerprints } from '../contacts/fingerprint';
import type { Hints } from '../sites/catalogue';
import type { Extension } from './extension';
import { createPageReader, type PageReader } from './page-reader';
import { READ_ATTRIBUTES } from './read-node';

/** A page that is read once, and then only where it changes. */
export type PageWatch = Pick<PageReader, 'hits' | 'hasPointing' | 'hitsOf' | 'shows' | 'readChangedFields' | 'isIdle'>;

interface Options {
  fingerprints: Fingerprints;
  extension: Extension;
  hints: Hints;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** Whether a change may be one of what is shown. */
  isNews: (change: MutationRecord) => boolean;
  /** What was shown may not hold any more; called before anybody sees the page that way. */
  onDoubt: () => void;
  /** Something else may have to be shown; also when all is read for the first time. */
  onNews: () => void;
  signal: AbortSignal;
}

/** These do not change what an element says, but whether it is seen, and what it says it about. */
const DECIDING_ATTRIBUTES =
  'hidden class style open role aria-level aria-colindex colspan scope datetime name field col-id data-name data-field data-id data-column data-property';
/** A field's value can change without any event; whenever one of these happens, it may have. */
const FIELD_EVENTS = ['input', 'change', 'focusin', 'focusout', 'selectionchange', 'click', 'keyup'];

export function watchPage(options: Options): PageWatch {
  const { fingerprints, extension, hints, isOwn, isNews, onDoubt, onNews, signal } = options;
  const reader = createPageReader({ fingerprints, extension, isOwn, onRoot: observe, onRead: onNews, signal });
  const observer = new MutationObserver(onMutations);
  const attributeFilter = [...READ_ATTRIBUTES, ...DECIDING_ATTRIBUTES.split(' '), ...attributesIn(hints)];
  /** Where the page was when it was last looked at: it can go elsewhere without loading. */
  let address = location.href;
  /** A hidden page is left alone, and read anew when it is seen again. */
  let isStale = false;

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
    let hasNews = false;
    for (const record of records) {
      readAgain(record);
      hasNews ||= isNews(record);
    }
    reader.readNow();
    onDoubt();
    if (isElsewhere() || hasNews) onNews();
  }

  function readAgain({ type, target, attributeName, addedNodes, nextSibling }: MutationRecord): void {
    if (type === 'characterData') reader.readChanged(target as CharacterData);
    else if (type === 'attributes') {
      if (READ_ATTRIBUTES.has(attributeName ?? '')) reader.read(target);
    } else {
      for (const node of addedNodes) if (!isOwn(node)) reader.read(node);
      reader.readBehind(target, nextSibling);
    }
  }

  function isElsewhere(): boolean {
    const before = address;
    address = location.href;
    return address !== before;
  }

  function lookAtFields(): void {
    const isChanged = reader.readChangedFields();
    if (!isElsewhere() && !isChanged) return;
    onDoubt();
    onNews();
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
    onDoubt();
    onNews();
  }

  for (const type of FIELD_EVENTS)
    document.addEventListener(type, lookAtFields, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', look, { signal });
  for (const type of ['focus', 'popstate']) addEventListener(type, look, { signal });
  // Where the browser tells of every change of address; elsewhere what is drawn after it has to.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect());

  observe(document);
  if (document.hidden) isStale = true;
  else reader.read(document.documentElement);
  return reader;
}

/** By which the selectors of the catalogue find what they name. */
const attributesIn = (hints: Hints): string[] =>
  Object.values(hints).flatMap((selectors) => [...selectors.matchAll(/\[([\w-]+)/g)].map(([, name = '']) => name));
