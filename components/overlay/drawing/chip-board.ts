import type { Clue } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';
import type { Effort } from '../page/effort';
import type { Hit, ScopeHits } from '../page/hit';
import type { Chip } from './chip/chip';
import { type ChipTracker, createChipTracker, type Tracked } from './chip-tracker';
import { chooseAnchors, type Wanted } from './place/chip-anchors';
import { createLayers } from './place/layer';
import { watchStillness } from './place/watch-stillness';

/** The chips of a page: which ones are shown, and where. */
export interface ChipBoard extends Pick<ChipTracker, 'onChange' | 'isFollowingAll'> {
  /** Shows a chip for each of these matches and removes all others. New ones appear together in the last step. */
  show(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): Generator<void, void, void>;
  /** The matches of the shown chips. */
  shown(): OverlayMatch[];
  /**
   * Immediately hides chips that have lost some of their evidence. `show` restores those that are still correct.
   * `replacementOf` returns the equal node that the page has put in the place of a removed one.
   */
  hideDoubtful(isTrue: (hit: Hit) => boolean, replacementOf: ReplacementOf): void;
  /** Whether any chip is currently hidden. */
  isAnyHidden(): boolean;
  /** Removes chips that were kept without a match only for their undo. */
  release(): void;
  scrollBelow(host: HTMLElement, event: WheelEvent): void;
  /** Shows the chip with this host, which has the focus. */
  reveal(host: HTMLElement): void;
  /** Call when the document may have become editable. */
  onWritten(): void;
  /** See `Chips`. */
  rest(isResting: boolean): void;
  clear(): void;
}

export interface ChipBoardOptions {
  makeChip: () => Chip;
  /** Called with each of our elements before it is added to the page. */
  onHost: (host: Node) => void;
  /** The place for a manually matched person, whom the page may not name. */
  titleFor: (record: Clue) => Hit | undefined;
  effort: Effort;
  signal: AbortSignal;
}

type ReplacementOf = <Kind extends Node>(node: Kind) => Kind | undefined;

interface Shown extends Tracked {
  match: OverlayMatch;
  evidence: readonly Hit[];
}

export function createChipBoard({ makeChip, onHost, titleFor, effort, signal }: ChipBoardOptions): ChipBoard {
  const board = new Map<string, Shown>();
  const layers = createLayers(onHost);
  let wantedKeys: ReadonlySet<string> = new Set();
  /** Whether the page keeps removing the chip layer. */
  let isRefused = false;
  const tracker = createChipTracker({ chips: () => board.values(), layers, onRefused, effort, signal });
  const stillness = watchStillness<string>(tracker.follow, (key) => {
    const shown = board.get(key);
    if (shown && !shown.chip.isKept()) remove(key, shown);
  });
  signal.addEventListener('abort', stillness.end);
  const recentPeople = createRecentValues();

  function remove(key: string, shown: Shown): void {
    shown.isRemoved = true;
    shown.chip.remove();
    board.delete(key);
  }

  function onRefused(): void {
    isRefused = true;
    clear();
  }

  function clear(): void {
    for (const [key, shown] of board) remove(key, shown);
    layers.remove();
  }

  /** The existing entry, or a new one. */
  function shownFor(key: string, { match, anchors, evidence, part }: Wanted): Shown {
    const before = board.get(key);
    if (!before) {
      const chip = makeChip();
      onHost(chip.host);
      return { match, chip, anchors, anchor: anchors[0], evidence, part, isDoubtful: false, isUnfit: true };
    }
    const isSame = areSameMentions(before.anchors, anchors);
    const anchor = isSame ? before.anchor : anchors[0];
    return Object.assign(before, {
      match,
      anchors,
      anchor,
      evidence,
      part,
      isUnfit: before.isUnfit || !isSame,
      isDoubtful: false,
    });
  }

  const shownWith = (host: HTMLElement) => [...board.values()].find(({ chip }) => chip.host === host);

  /** Moves a chip to nodes that replace its own; returns whether there are any. */
  function follow(shown: Shown, replacementOf: ReplacementOf): boolean {
    const inReplacements = (hits: readonly Hit[]) => hits.flatMap((hit) => replacedIn(hit, replacementOf) ?? []);
    const [part, anchor] = [replacementOf(shown.part), replacedIn(shown.anchor, replacementOf)];
    const [anchors, evidence] = [inReplacements(shown.anchors), inReplacements(shown.evidence)];
    if (!part || !anchor || anchors.length + evidence.length < shown.anchors.length + shown.evidence.length)
      return false;
    Object.assign(shown, { part, anchors, anchor, evidence, isUnfit: true });
    tracker.follow();
    return true;
  }

  return {
    *show(matches, scopes) {
      const wanted =
        isRefused || isBeingWritten(document) ? new Map<string, Wanted>() : chooseAnchors(matches, scopes, titleFor);
      wantedKeys = new Set(wanted.keys());
      for (const [key, shown] of board) if (!wanted.has(key) && !shown.chip.isKept()) remove(key, shown);
      const coming: { key: string; shown: Shown; match: OverlayMatch }[] = [];
      for (const [key, one] of wanted) {
        yield;
        const shown = shownFor(key, one);
        // A chip that isn't in the page yet can be updated early.
        if (!shown.chip.host.isConnected) shown.chip.show(one.match);
        coming.push({ key, shown, match: one.match });
      }
      const place = yield* tracker.measure(coming.map(({ shown }) => shown).filter(({ isUnfit }) => isUnfit));
      if (recentPeople.isNew([...matches.map(({ personnelId }) => personnelId)].sort().join())) effort.renew();
      for (const { key, shown, match } of coming) {
        shown.chip.show(match);
        board.set(key, shown);
      }
      place();
    },
    shown: () => [...board.values()].map(({ match }) => match),
    hideDoubtful(isTrue, replacementOf) {
      for (const shown of board.values()) {
        const isComplete = () => shown.evidence.every(isTrue);
        const isInPlace = shown.anchors.every(({ node }) => node.isConnected);
        if (shown.isDoubtful || shown.chip.isKept() || (isInPlace && isComplete())) continue;
        if (follow(shown, replacementOf) && isComplete()) continue;
        shown.isDoubtful = true;
        shown.isUnfit = true;
        shown.chip.host.remove();
      }
    },
    isAnyHidden: () => board.values().some(({ chip }) => !chip.host.isConnected),
    release() {
      for (const [key, shown] of board) if (!wantedKeys.has(key) && !shown.chip.isKept()) remove(key, shown);
    },
    onChange: tracker.onChange,
    isFollowingAll: tracker.isFollowingAll,
    reveal(host) {
      const shown = shownWith(host);
      if (shown) tracker.reveal(shown);
    },
    scrollBelow(host, event) {
      shownWith(host)
        ?.room?.clips.find((element) => canScroll(element, event))
        ?.scrollBy(event.deltaX, event.deltaY);
    },
    rest(isResting) {
      stillness.end();
      if (!isResting) return;
      for (const [key, { evidence, part }] of board) stillness.watch(key, [part, ...evidence.map(({ node }) => node)]);
    },
    onWritten: () => isBeingWritten(document) && clear(),
    clear,
  };
}

/** The hit in the nodes that replace its own. */
function replacedIn(hit: Hit, replacementOf: ReplacementOf): Hit | undefined {
  const { begins, beside } = hit;
  const node = replacementOf(hit.node);
  const [start, text] = [begins && replacementOf(begins), beside && replacementOf(beside)];
  if (!node || (begins && !start) || (beside && !text)) return undefined;
  return { ...hit, node, ...(start ? { begins: start } : {}), ...(text ? { beside: text } : {}) };
}

/** Several, because a pass may see the page in the middle of a render. */
const MOST_REMEMBERED = 4;

/** Remembers the last few values. */
function createRecentValues() {
  const recent: string[] = [];
  return {
    isNew(what: string): boolean {
      const at = recent.indexOf(what);
      if (at >= 0) recent.splice(at, 1);
      recent.push(what);
      if (recent.length > MOST_REMEMBERED) recent.shift();
      return at < 0;
    },
  };
}

function canScroll({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element, event: WheelEvent): boolean {
  return event.deltaY === 0 ? scrollWidth > clientWidth : scrollHeight > clientHeight;
}

/** An editable document might be saved or sent with our elements in it. */
const isBeingWritten = ({ designMode, body }: Document): boolean =>
  designMode === 'on' || body?.isContentEditable === true;

const areSameMentions = (some: readonly Hit[], others: readonly Hit[]): boolean =>
  some.length === others.length &&
  some.every(({ node, start, end }, at) => {
    const other = others[at];
    return other?.node === node && other.start === start && other.end === end;
  });
