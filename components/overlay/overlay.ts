import type { PageClues } from '../contacts/clues';
import { createFingerprints, type Fingerprints } from '../contacts/fingerprint';
import type { OverlayReport } from '../messages/messages';
import type { ChipBoard } from './chip-board';
import type { Extension } from './extension';
import { lookAt } from './look';
import { cluesOfPage, groupByScope, isPointing, type ScopeHits } from './page-clues';
import { createPageReader, type PageReader } from './page-reader';
import { createQuestions } from './questions';
import type { Hit } from './read-node';
import { createScopeFinder } from './scope';
import { createSiteReading } from './site-reading';
import { parentOf, titleOf } from './tree';

const WATCHED = ['href', 'value', 'data-email-address', 'hidden', 'class', 'style', 'open', 'aria-hidden'];
/** These may bring to light or hide what stands below. */
const LOOKS = /^(hidden|class|style|open|aria-hidden)$/;
/** Of the page's time we take at most one part in so many, however busy it is. */
const SHARE_OF_TIME = 20;
/** Yet a page that was laid out anew for long is not left without its chips for long. */
const LONGEST_REST_MS = 1000;
/** What the worker could not answer is asked again after so long, and then not any more before the page changes. */
const RETRY_AFTER_MS = [1000, 5000, 30_000];
/** A field's value can change without any event; whenever one of these happens, it may have. */
const FIELD_EVENTS = ['input', 'change', 'focusin', 'focusout', 'selectionchange', 'click', 'keyup'];

/** Finds known people on this page and keeps one chip beside each, until the extension is gone. */
export function startOverlay(extension: Extension): void {
  const life = new AbortController();
  const { signal } = life;
  const ids = new WeakMap<Node, number>();
  const hosts = new WeakSet<Node>();
  const isOwn = (node: Node) => hosts.has(node);
  const shadowRootOf = (element: Element) => (isOwn(element) ? null : extension.shadowRootOf(element));
  let lastId = 0;
  let reader: PageReader | undefined;
  let encoded = '';
  let fingerprints: Fingerprints | undefined;
  let site = createSiteReading({ records: [], hints: {} }, shadowRootOf);
  let scopes: ScopeHits[] = [];
  /** Where the page was, and which record that was, when it was last looked at: it can go elsewhere without loading. */
  let address = '';
  let record = '';
  let failures = 0;
  let isSettling = false;
  let mustSettle = false;
  let restUntilMs = 0;
  /** A hidden page is left alone, and read anew when it is seen again. */
  let isStale = false;
  /** Nothing is drawn, and nothing is there to draw with, before somebody may be known here. */
  let board: ChipBoard | undefined;
  /** What holds anything that speaks of somebody: elsewhere the page may look as it likes. */
  let around = new WeakSet<Node>();

  const observer = new MutationObserver(onMutations);
  const questions = createQuestions(askWithChips);
  const recordShown = () => site.readRecord(location.href).reference;
  const isElsewhere = () => location.href !== address;
  const isTrue = (hit: Hit): boolean =>
    hit.kind === 'record' ? hit.node.isConnected && recordShown() === record : reader?.shows(hit) === true;

  function idOf(scope: Node): number {
    const id = ids.get(scope) ?? ++lastId;
    ids.set(scope, id);
    return id;
  }

  function leave(): void {
    life.abort();
    observer.disconnect();
    board?.clear();
  }

  function onFailure(again: () => void): void {
    if (!extension.isAlive()) leave();
    const delayMs = RETRY_AFTER_MS[failures++];
    if (delayMs !== undefined && !signal.aborted) setTimeout(again, delayMs);
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
    if (!extension.isAlive()) leave();
    if (!reader || signal.aborted) return;
    if (document.hidden) {
      // All is read anew when it is seen again; until then nothing more needs to be heard of it.
      isStale = true;
      observer.disconnect();
      return;
    }
    let isNews = false;
    for (const { type, target, addedNodes, removedNodes, nextSibling, attributeName } of records) {
      if (type === 'attributes' && LOOKS.test(attributeName ?? '')) isNews ||= around.has(target);
      else if (type === 'characterData') reader.readChanged(target as Text);
      else if (type === 'attributes') reader.read(target);
      else {
        for (const node of addedNodes) if (!isOwn(node)) reader.read(node);
        if (removedNodes.length > 0 && nextSibling) reader.readNextTo(nextSibling);
        isNews ||= around.has(target) && (removedNodes.length > 0 || ![...addedNodes].every(isOwn));
      }
    }
    // Before anybody sees it: who is no longer named where a chip stands loses it now.
    reader.readNow();
    board?.doubt(isTrue);
    if (isNews || isElsewhere()) settleSoon();
  }

  function settleSoon(): void {
    void settle();
  }

  /** Asks about what the page shows now, and shows the answer. One at a time; what comes meanwhile is looked at after. */
  async function settle(): Promise<void> {
    mustSettle = true;
    if (isSettling) return;
    isSettling = true;
    while (mustSettle && !signal.aborted) {
      const tooSoonMs = restUntilMs - performance.now();
      if (tooSoonMs > 0) await new Promise((resolve) => setTimeout(resolve, tooSoonMs));
      // A hidden page draws nothing, and waits here.
      await new Promise(requestAnimationFrame);
      mustSettle = false;
      await settleOnce().catch(() => onFailure(settleSoon));
    }
    isSettling = false;
  }

  async function settleOnce(): Promise<void> {
    let fromMs = performance.now();
    reader?.readChangedFields();
    address = location.href;
    record = recordShown();
    scopes = groupByScope(reader?.hits() ?? [], site, idOf);
    const question = cluesOfPage(scopes, {
      address,
      title: titleOf(document),
      site,
      isChosen: (reference) => fingerprints?.has('record', reference) ?? false,
    });
    around = ancestorsOf(reader?.hits() ?? [], isChosenIn(question) ? site.titleOf(document) : undefined);
    let tookMs = performance.now() - fromMs;
    const matches = await questions.answerTo(question);
    failures = 0;
    if (signal.aborted) return;
    fromMs = performance.now();
    board?.show(matches, scopes);
    // What changed while the worker thought is not what it answered about.
    if (reader) board?.doubt(isTrue);
    tookMs += performance.now() - fromMs;
    restUntilMs = performance.now() + Math.min(LONGEST_REST_MS, tookMs * (SHARE_OF_TIME - 1));
  }

  async function askWithChips(page: PageClues) {
    const [answers, loaded] = await Promise.all([extension.ask('overlay.match', page), board ?? loadChips()]);
    board = loaded;
    return answers;
  }

  async function loadChips(): Promise<ChipBoard> {
    const createChips = await extension.loadChips();
    return createChips({
      extension,
      titleFor(told) {
        const node = site.titleOf(document);
        return node && { ...told, node, isWhole: true, isStranger: false };
      },
      onHost: (host) => hosts.add(host),
      onResize: settleSoon,
      signal,
    });
  }

  /** Reads the page anew when others are known than before; asks again in any case. */
  async function begin(): Promise<void> {
    const start = await extension.ask('overlay.start', {});
    questions.forget();
    site = createSiteReading(start.guide, shadowRootOf);
    const next = start.paused ? '' : start.fingerprints;
    if (next !== encoded || !reader) {
      encoded = next;
      fingerprints = undefined;
      reader = undefined;
      observer.disconnect();
      if (encoded !== '') {
        fingerprints = createFingerprints(encoded);
        reader = createPageReader({
          fingerprints,
          extension,
          isOwn,
          onRoot: observe,
          onRead: settleSoon,
          signal,
        });
        observe(document);
        if (document.hidden) isStale = true;
        else reader.read(document.documentElement);
      }
    }
    await settle();
  }

  const beginSafely = () => void begin().catch(() => onFailure(beginSafely));
  function lookAtFields(): void {
    if (!reader || (!reader.readChangedFields() && !isElsewhere())) return;
    board?.doubt(isTrue);
    settleSoon();
  }
  function look(): void {
    if (!extension.isAlive()) leave();
    if (!reader || signal.aborted || document.hidden) return;
    if (isStale) {
      isStale = false;
      observe(document);
      reader.readAnew(document.documentElement);
    }
    reader.readNow();
    board?.doubt(isTrue);
    settleSoon();
  }

  extension.onNews(beginSafely, signal);
  extension.answerReports(report, signal);
  for (const type of FIELD_EVENTS)
    document.addEventListener(type, lookAtFields, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('focus', look, { signal });
  addEventListener('popstate', look, { signal });
  // Where the browser tells of every change of address; elsewhere what is drawn after it has to.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look, { signal });
  beginSafely();

  function report(): OverlayReport {
    const people = new Set<Node>(
      [...document.querySelectorAll('a[href^="mailto:"], a[href*="linkedin.com/in/"]')].map(
        createScopeFinder(lookAt([], site)),
      ),
    );
    const matches = questions.latest();
    for (const { id, node } of scopes) if (matches.some(({ scope }) => scope === id)) people.add(node);
    const withNumber = matches.filter(({ phone }) => phone.kind === 'unlocked').length;
    return {
      people: Math.max(people.size, matches.length),
      withNumber,
      withoutNumber: matches.length - withNumber,
      record: { id: recordShown(), title: titleOf(document) },
    };
  }
}

/** Whether the user said whom the page's record is. */
const isChosenIn = (question: PageClues | undefined): boolean =>
  question?.scopes.some(({ isPage, clues }) => isPage && clues.some(({ kind }) => kind === 'record')) ?? false;

/** Everything above what speaks of somebody, be it hidden now, and above the title where a chip stands for the record. */
function ancestorsOf(found: Iterable<readonly [Node, readonly Hit[]]>, title: Node | undefined): WeakSet<Node> {
  const ancestors = new WeakSet<Node>();
  const add = (node: Node) => {
    for (let at: Node | null = node; at && !ancestors.has(at); at = parentOf(at)) ancestors.add(at);
  };
  for (const [node, hits] of found) if (hits.some(isPointing)) add(node);
  if (title) add(title);
  return ancestors;
}
