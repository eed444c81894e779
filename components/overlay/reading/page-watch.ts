import type { Fingerprints } from '../../contacts/matching/fingerprint';
import type { Hints } from '../../sites/catalogue';
import type { Bridge } from '../page/bridge';
import type { Effort } from '../page/effort';
import { isSameText } from '../page/same-text';
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
  /** Called with true when the page changes so much that it is ignored for a while, and with false when that ends. */
  onRest: (isResting: boolean) => void;
  beforePaint: () => Promise<void>;
  effort: Effort;
  signal: AbortSignal;
}

/** These do not change what an element says, but whether it is seen, and what it says it about. */
const DECIDING_ATTRIBUTES =
  'hidden class style open role aria-level aria-colindex colspan scope datetime name field col-id data-name data-field data-id data-column data-property data-state data-open data-hidden data-visible data-active aria-hidden aria-expanded aria-selected';
/** Events that show that somebody is using the page. */
const USES = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'pointerover'];
/** Doubles each time. */
const FIRST_REST_MS = 2000;
const LONGEST_REST_MS = 60_000;
/** The budget that reading a whole page may overdraw. */
const WHOLE_MS = 1000;
/** A field's value can change without any event; whenever one of these happens, it may have. */
const FIELD_EVENTS = ['input', 'change', 'focusin', 'focusout', 'selectionchange', 'click', 'keyup'];

export function watchPage(options: Options): PageWatch {
  const {
    fingerprints,
    extension,
    hints,
    isOwn,
    isNews,
    onDoubt,
    onNews,
    onShow,
    onRest,
    beforePaint,
    effort,
    signal,
  } = options;
  const reader = createPageReader({ fingerprints, extension, isOwn, onRoot: observe, onRead: tell, effort, signal });
  const observer = new MutationObserver(onMutations);
  const attributeFilter = [...READ_ATTRIBUTES, ...DECIDING_ATTRIBUTES.split(' '), ...attributesIn(hints)];
  /** Where the page was when it was last looked at: it can go elsewhere without loading. */
  let address = location.href;
  /** A hidden page is left alone, and read again once it is visible. */
  let isStale = false;
  let [isReadingDue, isShowDue] = [false, false];
  /** Whether the page has been read completely since it was last ignored. */
  let isWhole = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let restMs = FIRST_REST_MS;
  let restedUntilMs = Number.NEGATIVE_INFINITY;

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
    effort.spend(() => hearAll(records));
    if (!records.every(({ target }) => isOwn(target))) effort.noteChange();
    if (effort.isUsedUp(isWhole ? 0 : WHOLE_MS)) rest();
  }

  function hearAll(records: readonly MutationRecord[]): void {
    let [mayDiffer, hasNews] = [false, isElsewhere()];
    for (const record of records) {
      if (isSameText(record)) continue;
      mayDiffer = hear(record) || mayDiffer;
      hasNews = isNews(record) || hasNews;
    }
    void readBeforePaint();
    if (hasNews) tell();
    else if (mayDiffer) onDoubt();
  }

  /** Ignores all changes for a while, or until the user does something. Each time takes longer than the last. */
  function rest(): void {
    isStale = true;
    observer.disconnect();
    const isFirst = performance.now() - restedUntilMs > LONGEST_REST_MS;
    restMs = isFirst ? FIRST_REST_MS : Math.min(restMs * 2, LONGEST_REST_MS);
    resting = setTimeout(look, restMs);
    onRest(true);
  }

  function endRest(): void {
    if (resting === undefined) return;
    clearTimeout(resting);
    resting = undefined;
    restedUntilMs = performance.now();
    onRest(false);
  }

  /** Somebody who uses the page, or points at a chip, needs current chips. */
  function onUse({ isTrusted, type, target }: Event): void {
    if (!isTrusted || (type === 'pointerover' && !isOwn(target as Node))) return;
    effort.renew();
    if (resting !== undefined) look();
    restedUntilMs = Number.NEGATIVE_INFINITY;
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
    if (!signal.aborted && !isStale) reader.readNow();
  }

  /** When the page has answered the event. */
  async function lookAtHidden(): Promise<void> {
    if (isShowDue) return;
    isShowDue = true;
    await beforePaint();
    isShowDue = false;
    if (!signal.aborted && !isStale && !document.hidden) onShow();
  }

  function tell(): void {
    if (!isWhole && reader.isIdle()) {
      isWhole = true;
      effort.allowLook();
    }
    onDoubt();
    onNews();
  }

  function isElsewhere(): boolean {
    const before = address;
    address = location.href;
    if (address !== before) effort.renew();
    return address !== before;
  }

  function lookAtFields(): void {
    if (isStale) return;
    void lookAtHidden();
    const isChanged = reader.readChangedFields();
    if (isElsewhere() || isChanged) tell();
  }

  function look(): void {
    if (signal.aborted || document.hidden) return;
    endRest();
    if (isStale) {
      isStale = false;
      isWhole = false;
      observe(document);
      reader.readAnew(document.documentElement);
    }
    isElsewhere();
    reader.readNow();
    tell();
  }

  function comeBack(): void {
    effort.renew();
    look();
  }

  for (const type of FIELD_EVENTS)
    document.addEventListener(type, lookAtFields, { capture: true, passive: true, signal });
  // What was hidden may come to be seen without any change of the document that is heard of: at the end of a fade, in a
  // popover, under the pointer, in a wider window.
  for (const type of ['transitionend', 'animationend', 'toggle', 'pointerover', 'resize'])
    addEventListener(type, lookAtHidden, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', comeBack, { signal });
  for (const type of ['focus', 'popstate']) addEventListener(type, comeBack, { signal });
  addEventListener('load', effort.renew, { signal });
  // Where the browser tells of every change of address; elsewhere what is drawn after it has to.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look, { signal });
  for (const type of USES) document.addEventListener(type, onUse, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(resting);
  });

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
