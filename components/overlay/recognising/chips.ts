import type { ClueKind, PageClues } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';
import { SCRIPTS_END_WITH_EXTENSION } from '../../platform/platform';
import type { ChipBoard } from '../drawing/chip-board';
import type { DrawingWorld } from '../drawing/drawing';
import type { Chips, ChipsOptions } from '../page/chips-contract';
import { type Hit, isPointing, type ScopeHits } from '../page/hit';
import { once } from '../page/once';
import { isRendered, titleOf } from '../page/safe-dom';
import { createYieldToPage } from '../page/yield-to-page';
import { createDependencies } from './dependencies';
import { createEqualReplacements } from './equal-replacements';
import { isIgnorableChange } from './ignorable-change';
import { createMatchRequests } from './match-requests';
import { reportOf } from './page-report';
import { withNearest } from './people/nearest';
import { oncePerRecord } from './people/once-per-record';
import { cluesOfPage, groupByScope } from './people/page-clues';
import { createScheduler, type InSteps } from './scheduler';
import { createSiteRules } from './site-rules';

/** Pages may contain hundreds of hidden copies of records. */
const MOST_HIDDEN = 50;

export function createChips(options: ChipsOptions): Chips {
  const { extension, reading, page, isOwn, onHost, onFailure, onSuccess, beforePaint, effort, signal } = options;
  const nextTurn = createYieldToPage(signal);
  const dependencies = createDependencies();
  const shadowRootOf = (element: Element) => (isOwn(element) ? null : extension.shadowRootOf(element));
  const site = createSiteRules(reading, shadowRootOf, dependencies);
  const questions = createMatchRequests((asked) => extension.ask('overlay.match', asked));
  const settle = createScheduler({
    work: settleOnce,
    onFailure: () => onFailure(settle),
    async beforeWork() {
      await beforePaint();
      page.catchUp();
      // A chip removed by a small change is restored in the same frame. Otherwise, let the page paint first.
      if (!page.isIdle() || !board?.isAnyHidden()) await nextTurn();
    },
    nextTurn,
    effort,
    signal,
  });
  let board: ChipBoard | undefined;
  /** Loads the third script. */
  const loadBoard = once(async () => {
    await Promise.all([extension.runScript('drawing'), SCRIPTS_END_WITH_EXTENSION ? extension.loadSheet() : undefined]);
    const { createDrawing } = globalThis as DrawingWorld;
    if (!createDrawing) throw new Error('The drawing did not load');
    board = createDrawing({
      extension,
      repeat: questions.repeat,
      onHost,
      titleFor(clue) {
        const node = site.titleOf(document);
        return node && { ...clue, node, isWhole: true, isStranger: false };
      },
      effort,
      signal,
    });
  });
  const ids = new WeakMap<object, number>();
  const replacements = createEqualReplacements();
  let lastId = 0;
  /** The first hits whose nodes are hidden. */
  const hidden = new Set<Node>();
  /** The record for which chips are shown. The page's URL may change without a reload. */
  let record = '';
  let isResting = false;

  const recordShown = () => site.readRecord(location.href).reference;
  const isTrue = (hit: Hit): boolean =>
    hit.kind === 'record' ? hit.node.isConnected && recordShown() === record : page.shows(hit);

  function idOf(scope: object): number {
    const id = ids.get(scope) ?? ++lastId;
    ids.set(scope, id);
    return id;
  }

  /** A row that is rendered again stays the same scope, so that its chip stays too. */
  function replacementOf<Kind extends Node>(node: Kind): Kind | undefined {
    const next = replacements.nodeFor(node);
    const id = ids.get(node);
    if (next && id !== undefined && !ids.has(next)) ids.set(next, id);
    return next;
  }

  /** The title names the page's person. */
  function noteTitle(): void {
    const title = document.querySelector('head > title') ?? document.head;
    dependencies.add(title);
    for (const text of title.childNodes) dependencies.add(text);
  }

  async function settleOnce(inSteps: InSteps): Promise<void> {
    if (isResting) return;
    const seen = await inSteps(look());
    if (!seen || isResting) return;
    // While the worker looks for the people. Most of those who are only named are others.
    if (seen.isLikely) loadBoard().catch(() => {});
    const matches = await questions.answerTo(seen.question);
    if (matches.length > 0) await loadBoard();
    onSuccess();
    if (signal.aborted || isResting) return;
    await inSteps(show(matches, seen));
  }

  function* look() {
    dependencies.begin();
    // Later ones also replace what this pass sees.
    replacements.forget();
    hidden.clear();
    noteTitle();
    const ofPage = recordShown();
    const kinds = new Set<ClueKind>();
    for (const [node, hits] of page.hits()) {
      for (const { kind, isStranger } of hits) if (!isStranger) kinds.add(kind);
      if (!hits.some(isPointing)) continue;
      dependencies.addAbove(node);
      if (hidden.size < MOST_HIDDEN && !isRendered(node)) hidden.add(node);
      for (const { begins } of hits) if (begins) dependencies.addAbove(begins);
    }
    const { hitsOf } = page;
    const grouped = yield* groupByScope({ hits: page.hits(), hitsOf, site, idOf });
    const question = yield* cluesOfPage({
      ...grouped,
      address: location.href,
      title: titleOf(document),
      site,
      isChosen: page.isChosen,
    });
    const isChosen = isChosenIn(question);
    const title = isChosen ? site.titleOf(document) : undefined;
    if (title) dependencies.addAbove(title);
    dependencies.end();
    const isLikely = isChosen || [...kinds].some((kind) => kind !== 'name');
    return { scopes: grouped.scopes, question, record: ofPage, isLikely };
  }

  function* show(matches: readonly OverlayMatch[], seen: { scopes: ScopeHits[]; record: string }) {
    record = seen.record;
    if (!board) return;
    const shown = oncePerRecord(matches, seen.scopes);
    const scopes = withNearest(shown, seen.scopes, {
      hitsOf: page.hitsOf,
      nodesIn: site.nodesIn,
      title: () => site.titleOf(document),
    });
    yield* board.show(shown, scopes);
    // The page may have changed while the worker was answering.
    board.hideDoubtful(isTrue, replacementOf);
  }

  return {
    settle,
    askAgain() {
      questions.forget();
      settle();
    },
    mayAffectChips(change) {
      const isRelevant = dependencies.has(change.target);
      // First, because lists change thousands of texts at once.
      if (!isRelevant && board?.isFollowingAll() !== false) return false;
      if (isIgnorableChange(change, isOwn)) return false;
      board?.onChange(change);
      if (isRelevant) replacements.note(change);
      return isRelevant;
    },
    hideDoubtful: () => board?.hideDoubtful(isTrue, replacementOf),
    rest(now) {
      isResting = now;
      replacements.forget();
      board?.rest(now);
    },
    recheckHidden() {
      if (hidden.size > 0 && hidden.values().some(isRendered)) settle();
    },
    report: () => reportOf({ site, shown: board?.shown() ?? [], record: recordShown() }),
  };
}

/** Whether the user matched the page's record manually. */
const isChosenIn = (question: PageClues | undefined): boolean =>
  question?.scopes.some(({ isPage, clues }) => isPage && clues.some(({ kind }) => kind === 'record')) ?? false;
