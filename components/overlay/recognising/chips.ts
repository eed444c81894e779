import type { PageClues } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';
import { type Chip, type ChipActions, createChip } from '../drawing/chip/chip';
import { type ChipBoard, createChipBoard } from '../drawing/chip-board';
import { createClickGuard } from '../drawing/guard/click-guard';
import type { Bridge } from '../page/bridge';
import type { Chips, ChipsOptions } from '../page/chips-contract';
import { type Hit, isPointing, type ScopeHits } from '../page/hit';
import { isInSight, titleOf } from '../page/safe-dom';
import { createYieldToPage } from '../page/yield-to-page';
import { createDependencies } from './dependencies';
import { isIgnorableChange } from './ignorable-change';
import { createMatchRequests } from './match-requests';
import { reportOf } from './page-report';
import { withNearest } from './people/nearest';
import { oncePerRecord } from './people/once';
import { cluesOfPage, groupByScope } from './people/page-clues';
import { createScheduler, type InSteps } from './scheduler';
import { createSiteRules } from './site-rules';

/** Hidden copies of records come by the hundred. */
const MOST_HIDDEN = 50;

export function createChips(options: ChipsOptions): Chips {
  const { extension, guide, page, isOwn, onHost, onFailure, onSuccess, beforePaint, signal } = options;
  const nextTurn = createYieldToPage(signal);
  const lookedAt = createDependencies();
  const shadowRootOf = (element: Element) => (isOwn(element) ? null : extension.shadowRootOf(element));
  const site = createSiteRules(guide, shadowRootOf, lookedAt);
  const questions = createMatchRequests((asked) => extension.ask('overlay.match', asked));
  const settle = createScheduler({
    work: settleOnce,
    onFailure: () => onFailure(settle),
    async beforeWork() {
      await beforePaint();
      page.catchUp();
      // A chip that a small change took away comes back with that change. Else the page is laid out and painted first.
      if (!page.isIdle() || !board.isAnyAway()) await nextTurn();
    },
    nextTurn,
    signal,
  });
  const board = createChipBoard({
    makeChip: createChipMaker({ extension, repeat: questions.repeat, board: () => board, signal }),
    onHost,
    titleFor(told) {
      const node = site.titleOf(document);
      return node && { ...told, node, isWhole: true, isStranger: false };
    },
    signal,
  });
  signal.addEventListener('abort', board.clear);
  const ids = new WeakMap<object, number>();
  let lastId = 0;
  /** Who is known on the page but not visible: the first few. */
  const hidden = new Set<Node>();
  /** Which record the page was that chips are shown for: it can go elsewhere without loading. */
  let record = '';

  const recordShown = () => site.readRecord(location.href).reference;
  const isTrue = (hit: Hit): boolean =>
    hit.kind === 'record' ? hit.node.isConnected && recordShown() === record : page.shows(hit);

  function idOf(scope: object): number {
    const id = ids.get(scope) ?? ++lastId;
    ids.set(scope, id);
    return id;
  }

  /** Who is named in it is whom the page is about. */
  function lookAtTitle(): void {
    const title = document.querySelector('head > title') ?? document.head;
    lookedAt.add(title);
    for (const text of title.childNodes) lookedAt.add(text);
  }

  async function settleOnce(inSteps: InSteps): Promise<void> {
    const seen = await inSteps(look());
    if (!seen) return;
    const matches = await questions.answerTo(seen.question);
    onSuccess();
    if (signal.aborted) return;
    await inSteps(show(matches, seen));
  }

  function* look() {
    lookedAt.begin();
    hidden.clear();
    lookAtTitle();
    const ofPage = recordShown();
    for (const [node, hits] of page.hits()) {
      if (!hits.some(isPointing)) continue;
      lookedAt.addAbove(node);
      if (hidden.size < MOST_HIDDEN && !isInSight(node)) hidden.add(node);
      for (const { begins } of hits) if (begins) lookedAt.addAbove(begins);
    }
    const { hitsOf, isChosen } = page;
    const grouped = yield* groupByScope({ hits: page.hits(), hitsOf, site, idOf });
    const question = yield* cluesOfPage({
      ...grouped,
      address: location.href,
      title: titleOf(document),
      site,
      isChosen,
    });
    const title = isChosenIn(question) ? site.titleOf(document) : undefined;
    if (title) lookedAt.addAbove(title);
    lookedAt.end();
    return { scopes: grouped.scopes, question, record: ofPage };
  }

  function* show(matches: readonly OverlayMatch[], seen: { scopes: ScopeHits[]; record: string }) {
    record = seen.record;
    const shown = oncePerRecord(matches, seen.scopes);
    const scopes = withNearest(shown, seen.scopes, {
      hitsOf: page.hitsOf,
      nodesIn: site.nodesIn,
      title: () => site.titleOf(document),
    });
    yield* board.show(shown, scopes);
    // What changed while the worker thought is not what it answered about.
    board.doubt(isTrue);
  }

  return {
    settle,
    askAnew() {
      questions.forget();
      settle();
    },
    isNews(change) {
      if (isIgnorableChange(change, isOwn)) return false;
      board.onChange(change);
      return lookedAt.has(change.target);
    },
    doubt: () => board.doubt(isTrue),
    lookAtHidden() {
      if (hidden.size > 0 && hidden.values().some(isInSight)) settle();
    },
    report: () => reportOf({ site, shown: board.shown(), record: recordShown() }),
  };
}

interface ChipMakerOptions {
  extension: Bridge;
  /** Has the worker see again what is on the page. */
  repeat: () => Promise<void>;
  board: () => ChipBoard;
  signal: AbortSignal;
}

function createChipMaker({ extension, repeat, board, signal }: ChipMakerOptions): () => Chip {
  const guard = createClickGuard({ nowMs: () => performance.now(), extension, signal });
  /** The worker acts on people it has shown here; it forgets page loads that were quiet for long. */
  const act: Bridge['ask'] = async (name, payload) => {
    try {
      return await extension.ask(name, payload);
    } catch {
      await repeat();
      return extension.ask(name, payload);
    }
  };
  const actions: ChipActions = {
    call: ({ personnelId }) => void act('overlay.call', { personnelId }).catch(() => {}),
    dismiss: ({ record, personnelId }) => act('overlay.dismiss', { record, personnelId }),
    restore: ({ record, personnelId }) => act('overlay.restore', { record, personnelId }),
    setDoNotCall: ({ personnelId }, doNotCall) => act('overlay.doNotCall', { personnelId, doNotCall }),
    openResults: ({ personnelId }) => void act('overlay.openResults', { personnelId }).catch(() => {}),
    scrollBelow: (host, event) => board().scrollBelow(host, event),
    onWritten: () => board().onWritten(),
    release: () => board().release(),
  };
  return () => createChip(extension, guard, actions);
}

/** Whether the user said whom the page's record is. */
const isChosenIn = (question: PageClues | undefined): boolean =>
  question?.scopes.some(({ isPage, clues }) => isPage && clues.some(({ kind }) => kind === 'record')) ?? false;
