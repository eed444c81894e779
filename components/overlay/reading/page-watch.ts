import type { Fingerprints } from '../../contacts/matching/fingerprint';
import type { Hints } from '../../sites/catalogue';
import type { Bridge } from '../page/bridge';
import type { Effort } from '../page/effort';
import { isSameText } from '../page/same-text';
import { createPageReader, type PageReader } from './page-reader';
import { createPauses } from './pauses';
import { READ_ATTRIBUTES } from './read-node';

/** Reads a page once, and then only its changes. */
export interface PageWatch extends Pick<PageReader, 'hits' | 'hasPointing' | 'hitsOf' | 'shows' | 'isIdle'> {
  /** Reads pending changes, for at most one slice. */
  catchUp(): void;
}

interface Options {
  fingerprints: Fingerprints;
  extension: Bridge;
  hints: Hints;
  /** Whether an element is the overlay's own. */
  isOwn: (node: Node) => boolean;
  /** Whether a change may affect chips. */
  mayAffectChips: (change: MutationRecord) => boolean;
  /** Called, before the paint, when chips may be wrong. */
  onDoubt: () => void;
  /** Called when chips may have to change, and after the first full read. */
  onChange: () => void;
  /** Called when hidden content may have become visible. */
  onShow: () => void;
  /** Called with true when the page changes so much that it is ignored for a while, and with false when that ends. */
  onRest: (isResting: boolean) => void;
  beforePaint: () => Promise<void>;
  effort: Effort;
  signal: AbortSignal;
}

/** Attributes that affect an element's visibility or whom it is about, but not its text. */
const DECIDING_ATTRIBUTES =
  'hidden class style open role aria-level aria-colindex colspan scope datetime name field col-id data-name data-field data-id data-column data-property data-state data-open data-hidden data-visible data-active aria-hidden aria-expanded aria-selected';
/** Events that show that somebody is using the page. */
const USE_EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'pointerover'];
/** How far reading a whole page may overdraw the budget. */
const WHOLE_MS = 1000;
/** Events after which scripts may have changed field values, because such changes fire no event. */
const FIELD_EVENTS = ['input', 'change', 'focusin', 'focusout', 'selectionchange', 'click', 'keyup'];

export function watchPage(options: Options): PageWatch {
  const {
    fingerprints,
    extension,
    hints,
    isOwn,
    mayAffectChips,
    onDoubt,
    onChange,
    onShow,
    onRest,
    beforePaint,
    effort,
    signal,
  } = options;
  const reader = createPageReader({
    fingerprints,
    extension,
    isOwn,
    onRoot: observe,
    onRead: reportChange,
    effort,
    signal,
  });
  const observer = new MutationObserver(onMutations);
  const attributeFilter = [...READ_ATTRIBUTES, ...DECIDING_ATTRIBUTES.split(' '), ...attributesIn(hints)];
  /** The last known URL, which may change without a reload. */
  let address = location.href;
  /** Whether the page changed while it was hidden; it is then read again when it becomes visible. */
  let isStale = false;
  let [isReadingDue, isShowDue] = [false, false];
  /** Whether the page has been read completely since it was last ignored. */
  let isWhole = false;
  const pauses = createPauses({ onOver: refresh });

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
      // Ignore all further changes until the page is visible again.
      isStale = true;
      observer.disconnect();
      return;
    }
    effort.spend(() => queueChanges(records));
    if (!records.every(({ target }) => isOwn(target))) effort.noteChange(records.length);
    if (effort.isUsedUp(isWhole ? 0 : WHOLE_MS)) rest();
  }

  function queueChanges(records: readonly MutationRecord[]): void {
    let [mayDiffer, mayAffect] = [false, isElsewhere()];
    for (const record of records) {
      if (isSameText(record)) continue;
      mayDiffer = queueChange(record) || mayDiffer;
      mayAffect = mayAffectChips(record) || mayAffect;
    }
    void readBeforePaint();
    if (mayAffect) reportChange();
    else if (mayDiffer) onDoubt();
  }

  /** Ignores all changes for a while, or until somebody uses the page. */
  function rest(): void {
    isStale = true;
    observer.disconnect();
    pauses.begin();
    onRest(true);
  }

  /** Somebody who uses the page, or points at a chip, needs current chips. */
  function onUse({ isTrusted, type, target }: Event): void {
    if (!isTrusted || (type === 'pointerover' && !isOwn(target as Node))) return;
    effort.renew();
    if (pauses.isOn()) refresh();
    pauses.forget();
  }

  /** Only queues a change to be read; returns whether something that was visible may be gone. */
  function queueChange(record: MutationRecord): boolean {
    const { type, target } = record;
    if (type === 'characterData') return reader.readChanged(target as CharacterData);
    if (type === 'attributes') return READ_ATTRIBUTES.has(record.attributeName ?? '') && reader.read(target);
    reader.keepPlace(record);
    const { addedNodes, removedNodes, nextSibling, previousSibling } = record;
    if ([...addedNodes, ...removedNodes].every(isOwn)) return false;
    let wasKnown = removedNodes.length > 0;
    for (const node of addedNodes) wasKnown = (!isOwn(node) && reader.read(node)) || wasKnown;
    reader.readAfter(target, nextSibling, previousSibling);
    return wasKnown;
  }

  /** Reads before the paint, so that small changes get their chips in the same frame. */
  async function readBeforePaint(): Promise<void> {
    if (isReadingDue) return;
    isReadingDue = true;
    await beforePaint();
    isReadingDue = false;
    if (!signal.aborted && !isStale) reader.readNow();
  }

  /** Waits until the page has handled the event. */
  async function recheckHidden(): Promise<void> {
    if (isShowDue) return;
    isShowDue = true;
    await beforePaint();
    isShowDue = false;
    if (!signal.aborted && !isStale && !document.hidden) onShow();
  }

  function reportChange(): void {
    if (!isWhole && reader.isIdle()) {
      isWhole = true;
      effort.allowLook();
    }
    onDoubt();
    onChange();
  }

  function isElsewhere(): boolean {
    const before = address;
    address = location.href;
    if (address !== before) {
      effort.renew();
      pauses.forget();
    }
    return address !== before;
  }

  function recheckFields(): void {
    if (isStale) return;
    void recheckHidden();
    const isChanged = reader.readChangedFields();
    if (isElsewhere() || isChanged) reportChange();
  }

  function refresh(): void {
    if (signal.aborted || document.hidden) return;
    if (pauses.end()) onRest(false);
    if (isStale) {
      isStale = false;
      isWhole = false;
      observe(document);
      reader.readAgain(document.documentElement);
    }
    isElsewhere();
    reader.readNow();
    reportChange();
  }

  function comeBack(): void {
    effort.renew();
    refresh();
    pauses.forget();
  }

  for (const type of FIELD_EVENTS)
    document.addEventListener(type, recheckFields, { capture: true, passive: true, signal });
  // Content may become visible without an observed mutation: after a fade, in a popover, on hover, in a wider window.
  for (const type of ['transitionend', 'animationend', 'toggle', 'pointerover', 'resize'])
    addEventListener(type, recheckHidden, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', comeBack, { signal });
  for (const type of ['focus', 'popstate']) addEventListener(type, comeBack, { signal });
  addEventListener('load', effort.renew, { signal });
  // If the browser has the Navigation API; otherwise the next mutation reveals the new URL.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', refresh, { signal });
  for (const type of USE_EVENTS) document.addEventListener(type, onUse, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    pauses.end();
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

/** The attributes used in the catalogue's selectors. */
const attributesIn = (hints: Hints): string[] =>
  Object.values(hints).flatMap((selectors) => [...selectors.matchAll(/\[([\w-]+)/g)].map(([, name = '']) => name));
