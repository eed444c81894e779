import { createFingerprints, type Fingerprints } from '../contacts/fingerprint';
import { createRecordReader, type RecordAddress } from '../sites/record';
import type { SiteGuide } from '../sites/site-guide';
import type { Chips } from './chips';
import type { Extension } from './extension';
import { createPageReader, type PageReader } from './page-reader';

const WATCHED = ['href', 'value', 'data-email-address', 'hidden', 'class', 'style', 'open', 'aria-hidden'];
/** These may bring to light or hide what stands below. */
const LOOKS = /^(hidden|class|style|open|aria-hidden)$/;
/** What the worker could not answer is asked again after so long, and then not any more before the page changes. */
const RETRY_AFTER_MS = [1000, 5000, 30_000];
/** A field's value can change without any event; whenever one of these happens, it may have. */
const FIELD_EVENTS = ['input', 'change', 'focusin', 'focusout', 'selectionchange', 'click', 'keyup'];

/**
 * Reads this page, and whatever changes on it, until the extension is gone. Once anything points to somebody known, what
 * asks who that is and draws the chips is fetched, and told of each change from then on.
 */
export function startOverlay(extension: Extension): void {
  const life = new AbortController();
  const { signal } = life;
  const hosts = new WeakSet<Node>();
  const isOwn = (node: Node) => hosts.has(node);
  const shadowRootOf = (element: Element) => (isOwn(element) ? null : extension.shadowRootOf(element));
  let encoded = '';
  let fingerprints: Fingerprints | undefined;
  let reader: PageReader | undefined;
  const site = Promise.withResolvers<SiteGuide>();
  let readRecord: ((address: string) => RecordAddress) | undefined;
  /** Where the page was when it was last looked at: it can go elsewhere without loading. */
  let address = location.href;
  let failures = 0;
  /** A hidden page is left alone, and read anew when it is seen again. */
  let isStale = false;
  let chips: Chips | undefined;
  let loading: Promise<Chips> | undefined;

  const observer = new MutationObserver(onMutations);
  signal.addEventListener('abort', () => observer.disconnect());

  const isChosen = (record: string) => fingerprints?.has('record', record) ?? false;

  function isOver(): boolean {
    if (!extension.isAlive()) life.abort();
    return signal.aborted;
  }

  function onFailure(again: () => void): void {
    const delayMs = RETRY_AFTER_MS[failures++];
    if (!isOver() && delayMs !== undefined) setTimeout(again, delayMs);
  }

  function observe(root: Node): void {
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: WATCHED,
    });
  }

  function onMutations(records: MutationRecord[]): void {
    if (isOver() || !reader) return;
    if (document.hidden) {
      // All is read anew when it is seen again; until then nothing more needs to be heard of it.
      isStale = true;
      observer.disconnect();
      return;
    }
    const isAround = (node: Node) => chips?.isAround(node) === true;
    let isNews = false;
    for (const { type, target, addedNodes, removedNodes, nextSibling, attributeName } of records) {
      if (type === 'attributes' && LOOKS.test(attributeName ?? '')) isNews ||= isAround(target);
      else if (type === 'characterData') reader.readChanged(target as Text);
      else if (type === 'attributes') reader.read(target);
      else {
        for (const node of addedNodes) if (!isOwn(node)) reader.read(node);
        if (removedNodes.length > 0 && nextSibling) reader.readNextTo(nextSibling);
        isNews ||= isAround(target) && (removedNodes.length > 0 || ![...addedNodes].every(isOwn));
      }
    }
    // Before anybody sees it: who is no longer named where a chip stands loses it now.
    reader.readNow();
    chips?.doubt();
    if (isElsewhere() || isNews) tell();
  }

  function isElsewhere(): boolean {
    const before = address;
    address = location.href;
    return address !== before;
  }

  /** Something may be shown now that was not. */
  function tell(): void {
    if (chips) chips.settle();
    else if (!document.hidden && mayShowSomebody())
      void load().then(
        ({ settle }) => settle(),
        () => onFailure(tell),
      );
  }

  function mayShowSomebody(): boolean {
    if (reader?.hasPointing()) return true;
    return readRecord !== undefined && isChosen(readRecord(location.href).reference);
  }

  /** Once; anew where it failed. */
  function load(): Promise<Chips> {
    loading ??= fetchChips().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  async function fetchChips(): Promise<Chips> {
    const [createChips, guide] = await Promise.all([extension.loadChips(), site.promise]);
    chips = createChips({
      extension,
      guide,
      page: {
        hits: () => reader?.hits() ?? [],
        hitsOf: (node) => reader?.hitsOf(node) ?? [],
        isChosen,
        shows: (hit) => reader?.shows(hit) === true,
        readChangedFields: () => void reader?.readChangedFields(),
      },
      shadowRootOf,
      onHost: (host) => hosts.add(host),
      onFailure,
      onSuccess: () => {
        failures = 0;
      },
      signal,
    });
    return chips;
  }

  /** Reads the page anew when others are known than before; asks again in any case. */
  async function begin(): Promise<void> {
    const { fingerprints: known, paused, guide } = await extension.ask('overlay.start', {});
    failures = 0;
    readRecord ??= createRecordReader(guide.records);
    site.resolve(guide);
    const next = paused ? '' : known;
    if (next !== encoded || !reader) {
      encoded = next;
      fingerprints = undefined;
      reader = undefined;
      observer.disconnect();
      if (encoded !== '') {
        fingerprints = createFingerprints(encoded);
        reader = createPageReader({ fingerprints, extension, isOwn, onRoot: observe, onRead: tell, signal });
        observe(document);
        if (document.hidden) isStale = true;
        else reader.read(document.documentElement);
      }
    }
    chips?.askAnew();
    tell();
  }

  const beginSafely = () => void begin().catch(() => onFailure(beginSafely));
  function lookAtFields(): void {
    const isChanged = reader?.readChangedFields() === true;
    if (!isElsewhere() && !isChanged) return;
    chips?.doubt();
    tell();
  }
  function look(): void {
    if (isOver() || !reader || document.hidden) return;
    if (isStale) {
      isStale = false;
      observe(document);
      reader.readAnew(document.documentElement);
    }
    reader.readNow();
    chips?.doubt();
    tell();
  }

  extension.onNews(beginSafely, signal);
  extension.answerReports(async () => (await load()).report(), signal);
  for (const type of FIELD_EVENTS)
    document.addEventListener(type, lookAtFields, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('focus', look, { signal });
  addEventListener('popstate', look, { signal });
  // Where the browser tells of every change of address; elsewhere what is drawn after it has to.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look, { signal });
  beginSafely();
}
