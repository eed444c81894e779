import type { PageClues } from '../contacts/clues';
import type { OverlayMatch, OverlayReport } from '../messages/messages';
import type { SiteGuide } from '../sites/site-guide';
import { type Chip, createChip } from './chip';
import { createChipBoard } from './chip-board';
import type { Extension } from './extension';
import { createLookedAt } from './looked-at';
import { createNextTurn } from './next-turn';
import { cluesOfPage, groupByScope, type ScopeHits } from './page-clues';
import { reportOf } from './page-report';
import { createQuestions } from './questions';
import { type Hit, isPointing } from './read-node';
import { createRest } from './rest';
import { createSettling, type InSteps } from './settling';
import { createSiteReading } from './site-reading';
import { titleOf } from './tree';
import { saysNothingNew } from './trifles';

/**
 * What a page needs on which somebody known may be shown: it asks the worker who that is and keeps a chip beside each.
 * It is a script of its own, which a page gets only then: most pages never do.
 */
export interface Chips {
  /** Asks about what the page shows, unless that was asked already, and shows the answer: soon. */
  settle(): void;
  /** Others may be known than before. */
  askAnew(): void;
  /** Whether a change may be one of what is shown: elsewhere the page may change as it likes. */
  isNews(change: MutationRecord): boolean;
  /** Takes chips away at once for which something no longer speaks that did; `settle` brings back those that belong. */
  doubt(): void;
  report(): OverlayReport;
}

/** The page as it was read. */
interface PageSeen {
  /** The next three as `PageReader` says them. */
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  hitsOf(node: Node): readonly Hit[];
  shows(hit: Hit): boolean;
  /** Reads what changed, for no longer than a slice. */
  catchUp(): void;
  /** Whether all is read. */
  isIdle(): boolean;
  /** Whether the user said that a record is somebody known. */
  isChosen(record: string): boolean;
}

export interface ChipsOptions {
  extension: Extension;
  guide: SiteGuide;
  page: PageSeen;
  /** Whether an element is one of those that `onHost` heard of. */
  isOwn: (node: Node) => boolean;
  /** Hears of each element of ours before it is on the page. */
  onHost: (host: Node) => void;
  /** The worker did not answer: `again` is for later. */
  onFailure: (again: () => void) => void;
  onSuccess: () => void;
  beforePaint: () => Promise<void>;
  signal: AbortSignal;
}

export function createChips(options: ChipsOptions): Chips {
  const { extension, guide, page, isOwn, onHost, onFailure, onSuccess, beforePaint, signal } = options;
  const nextTurn = createNextTurn(signal);
  const lookedAt = createLookedAt();
  const shadowRootOf = (element: Element) => (isOwn(element) ? null : extension.shadowRootOf(element));
  const site = createSiteReading(guide, shadowRootOf, lookedAt);
  const questions = createQuestions((asked) => extension.ask('overlay.match', asked));
  const settle = createSettling({
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
    makeChip: createChipMaker(extension, onHost, signal),
    titleFor(told) {
      const node = site.titleOf(document);
      return node && { ...told, node, isWhole: true, isStranger: false };
    },
    onResize: settle,
    signal,
  });
  signal.addEventListener('abort', board.clear);
  const ids = new WeakMap<Node, number>();
  let lastId = 0;
  let scopes: ScopeHits[] = [];
  /** Which record the page was that chips are shown for: it can go elsewhere without loading. */
  let record = '';

  const recordShown = () => site.readRecord(location.href).reference;
  const isTrue = (hit: Hit): boolean =>
    hit.kind === 'record' ? hit.node.isConnected && recordShown() === record : page.shows(hit);

  function idOf(scope: Node): number {
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
    lookAtTitle();
    const ofPage = recordShown();
    for (const [node, hits] of page.hits()) {
      if (!hits.some(isPointing)) continue;
      lookedAt.addAbove(node);
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
    ({ scopes, record } = seen);
    yield* board.show(matches, scopes);
    // What changed while the worker thought is not what it answered about.
    board.doubt(isTrue);
  }

  return {
    settle,
    askAnew() {
      questions.forget();
      settle();
    },
    isNews: (change) => lookedAt.has(change.target) && !board.isOwnDoing(change) && !saysNothingNew(change, isOwn),
    doubt: () => board.doubt(isTrue),
    report: () => reportOf({ site, scopes, matches: questions.latest(), record: recordShown() }),
  };
}

function createChipMaker(extension: Extension, onHost: (host: Node) => void, signal: AbortSignal): () => Chip {
  const rest = createRest(() => performance.now(), signal);
  const actions = {
    dismiss: ({ record, personnelId }: Asked) =>
      void extension.ask('overlay.dismiss', { record, personnelId }).catch(() => {}),
    openResults: ({ personnelId }: Asked) => void extension.ask('overlay.openResults', { personnelId }).catch(() => {}),
  };
  return () => {
    const chip = createChip(extension, rest, actions);
    onHost(chip.host);
    return chip;
  };
}

interface Asked {
  record: string;
  personnelId: string;
}

/** Whether the user said whom the page's record is. */
const isChosenIn = (question: PageClues | undefined): boolean =>
  question?.scopes.some(({ isPage, clues }) => isPage && clues.some(({ kind }) => kind === 'record')) ?? false;
