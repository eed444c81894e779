import { type Clue, MOST_SCOPES, type PageClues } from '../contacts/clues';
import { createFingerprints, type Fingerprints } from '../contacts/fingerprint';
import type { OverlayMatch, OverlayReport } from '../messages/messages';
import { type Chip, createChip } from './chip';
import type { Extension } from './extension';
import { cluesOfPage, groupByScope, type ScopeHits } from './page-clues';
import { createPageReader, type PageReader } from './page-reader';
import { isInPlace, type Placed, placeChips } from './place';
import type { Hit } from './read-node';
import { isPageScope, scopeOf } from './scope';
import { createSiteReading } from './site-reading';

/** A framework that drops a chip so often does not want it there. */
const MOST_FIGHTS = 5;
const WATCHED = ['href', 'value', 'data-email-address', 'hidden', 'class', 'style', 'open', 'aria-hidden'];
const FIELDS = /^(INPUT|TEXTAREA)$/;

/** Finds known people on this page and keeps one chip beside each, until the extension is gone. */
export function startOverlay(extension: Extension): void {
  const life = new AbortController();
  const { signal } = life;
  const ids = new WeakMap<Node, number>();
  const chips = new Map<string, Placed & { fights: number }>();
  const hosts = new WeakSet<Node>();
  let lastId = 0;
  let reader: PageReader | undefined;
  let encoded = '';
  let fingerprints: Fingerprints | undefined;
  let site = createSiteReading({ records: [], hints: {} }, extension.shadowRootOf);
  let scopes: ScopeHits[] = [];
  let asked = '';
  let matches: OverlayMatch[] = [];
  let isSettling = false;
  let mustSettle = false;

  const observer = new MutationObserver(onMutations);
  const isOwn = (node: Node) => hosts.has(node);
  const recordShown = () => site.readRecord(location.href).reference;

  function idOf(scope: Node): number {
    const id = ids.get(scope) ?? ++lastId;
    ids.set(scope, id);
    return id;
  }

  function leave(): void {
    life.abort();
    observer.disconnect();
    for (const { chip } of chips.values()) chip.remove();
    chips.clear();
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
    let isNews = false;
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      if (type === 'childList') {
        const added = [...addedNodes].filter((node) => !isOwn(node));
        for (const node of removedNodes) reader.forget(node);
        for (const node of added) reader.read(node);
        isNews ||= removedNodes.length > 0;
      } else if (type === 'characterData' || !/^(hidden|class|style|open|aria-hidden)$/.test(attributeName ?? '')) {
        reader.read(target);
      } else isNews = true;
    }
    if (isNews && (chips.size > 0 || matches.length > 0)) void settle();
  }

  /** Asks about what the page shows now, and shows the answer. One at a time; what comes meanwhile is looked at after. */
  async function settle(): Promise<void> {
    mustSettle = true;
    if (isSettling) return;
    isSettling = true;
    await new Promise(requestAnimationFrame);
    while (mustSettle && !signal.aborted && !document.hidden) {
      mustSettle = false;
      await settleOnce().catch(() => {
        if (!extension.isAlive()) leave();
      });
    }
    isSettling = false;
  }

  async function settleOnce(): Promise<void> {
    scopes = groupByScope(reader?.hits() ?? [], site, idOf);
    const question = cluesOfPage(scopes, {
      address: location.href,
      title: document.title,
      site,
      isChosen: (record) => fingerprints?.has('record', record) ?? false,
    });
    const text = JSON.stringify(question);
    if (text !== asked) {
      matches = question ? await askAbout(question) : [];
      asked = text;
    }
    if (!signal.aborted) render();
  }

  async function askAbout(page: PageClues): Promise<OverlayMatch[]> {
    const answers: OverlayMatch[] = [];
    for (let from = 0; from < page.scopes.length; from += MOST_SCOPES) {
      const scopes = page.scopes.slice(from, from + MOST_SCOPES);
      answers.push(...(await extension.ask('overlay.match', { ...page, scopes })));
    }
    return answers;
  }

  function render(): void {
    const byId = new Map(scopes.map((scope) => [scope.id, scope]));
    const wanted = new Map(
      withoutRepeats(matches, byId).map((match) => [`${match.scope} ${match.personnelId}`, match]),
    );
    for (const [key, { chip }] of chips) {
      if (wanted.has(key)) continue;
      chip.remove();
      chips.delete(key);
    }
    const inserted: Placed[] = [];
    for (const [key, match] of wanted) {
      const anchor = anchorOf(byId.get(match.scope)?.hits ?? [], match.clues) ?? titleFor(match);
      if (!anchor) continue;
      const placed = chips.get(key) ?? { chip: makeChip(), anchor, fights: 0 };
      placed.chip.show(match);
      chips.set(key, placed);
      if (placed.anchor.node === anchor.node && isInPlace(placed)) continue;
      if (placed.anchor.node === anchor.node && placed.chip.host.parentNode === null && ++placed.fights > MOST_FIGHTS)
        continue;
      placed.anchor = anchor;
      inserted.push(placed);
    }
    placeChips(inserted);
  }

  /** Who was chosen by the user may not be named on the page at all. */
  function titleFor({ clues }: OverlayMatch): Hit | undefined {
    const record = clues.find(({ kind }) => kind === 'record');
    const node = record ? site.titleOf(document) : undefined;
    return record && node ? { ...record, node, isWhole: true, isStranger: false } : undefined;
  }

  function makeChip(): Chip {
    const chip = createChip(extension, {
      dismiss: ({ record, personnelId }) =>
        void extension.ask('overlay.dismiss', { record, personnelId }).catch(() => {}),
      openResults: ({ personnelId }) => void extension.ask('overlay.openResults', { personnelId }).catch(() => {}),
    });
    hosts.add(chip.host);
    return chip;
  }

  /** Reads the page anew when others are known than before; asks again in any case. */
  async function begin(): Promise<void> {
    const start = await extension.ask('overlay.start', {});
    asked = '';
    site = createSiteReading(start.guide, extension.shadowRootOf);
    const next = start.paused ? '' : start.fingerprints;
    if (next !== encoded || !reader) {
      encoded = next;
      fingerprints = undefined;
      reader = undefined;
      observer.disconnect();
      matches = [];
      if (encoded !== '') {
        fingerprints = createFingerprints(encoded);
        reader = createPageReader({
          fingerprints,
          extension,
          isOwn,
          onRoot: observe,
          onRead: () => void settle(),
          signal,
        });
        observe(document);
        reader.read(document.documentElement);
      }
    }
    await settle();
  }

  const beginSafely = () =>
    void begin().catch(() => {
      if (!extension.isAlive()) leave();
    });
  function look(): void {
    if (extension.isAlive()) void settle();
    else leave();
  }

  extension.onNews(beginSafely, signal);
  extension.answerReports(report, signal);
  for (const type of ['input', 'change'] as const) {
    document.addEventListener(
      type,
      (event) => {
        const [field] = event.composedPath();
        if (field instanceof Element && FIELDS.test(field.tagName)) reader?.read(field);
      },
      { capture: true, passive: true, signal },
    );
  }
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('focus', look, { signal });
  addEventListener('popstate', look, { signal });
  beginSafely();

  function report(): OverlayReport {
    const people = new Set<Node>(
      [...document.querySelectorAll('a[href^="mailto:"], a[href*="linkedin.com/in/"]')].map((link) =>
        scopeOf(link, new Set()),
      ),
    );
    for (const { id, node } of scopes) if (matches.some(({ scope }) => scope === id)) people.add(node);
    const withNumber = matches.filter(({ phone }) => phone.kind === 'unlocked').length;
    return {
      people: Math.max(people.size, matches.length),
      withNumber,
      withoutNumber: matches.length - withNumber,
      record: { id: recordShown(), title: document.title },
    };
  }
}

/** Where the page itself shows a person with a name, a bare address in one of its parts needs no chip of its own. */
function withoutRepeats(matches: readonly OverlayMatch[], byId: ReadonlyMap<number, ScopeHits>): OverlayMatch[] {
  const isPage = ({ scope }: OverlayMatch) => {
    const node = byId.get(scope)?.node;
    return node !== undefined && isPageScope(node);
  };
  const onPage = new Set(matches.filter(isPage).map(({ personnelId }) => personnelId));
  return matches.filter(
    (match) => isPage(match) || !onPage.has(match.personnelId) || match.clues.some(({ kind }) => kind === 'name'),
  );
}

/** The chip stands after the name where there is one, else after the address that told. */
function anchorOf(hits: readonly Hit[], clues: readonly Clue[]): Hit | undefined {
  for (const kind of ['name', 'email', 'linkedin', 'person'] as const) {
    const fitting = hits.filter((hit) => clues.some((clue) => clue.kind === hit.kind && clue.key === hit.key));
    const found = fitting.find((hit) => hit.kind === kind);
    if (found) return found;
  }
  return undefined;
}
