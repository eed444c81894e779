import type { Clue } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';
import type { Hit, ScopeHits } from '../page/hit';
import type { Chip } from './chip/chip';
import { type ChipTracker, createChipTracker, type Tracked } from './chip-tracker';
import { chooseAnchors, type Wanted } from './place/chip-anchors';
import { createLayers } from './place/layer';

/** The chips of a page: which of them are shown, and beside what. */
export interface ChipBoard extends Pick<ChipTracker, 'onChange'> {
  /** Shows a chip for each of these matches, and no other: none comes before the last step, and then all at once. */
  show(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): Generator<void, void, void>;
  /** Whom the chips are for. */
  shown(): OverlayMatch[];
  /** Takes chips away at once for which something no longer speaks that did; they come back if they still belong. */
  doubt(isTrue: (hit: Hit) => boolean): void;
  /** Whether a chip is not where it was shown. */
  isAnyAway(): boolean;
  /** Removes a chip whose match went while it could still be undone. */
  release(): void;
  scrollBelow(host: HTMLElement, event: WheelEvent): void;
  /** Somebody may have begun to write the document as a whole. */
  onWritten(): void;
  clear(): void;
}

interface Options {
  makeChip: () => Chip;
  /** Called with each element of ours before it is on the page. */
  onHost: (host: Node) => void;
  /** Where a chip goes for somebody chosen by the user, who may not be named on the page at all. */
  titleFor: (record: Clue) => Hit | undefined;
  signal: AbortSignal;
}

interface Shown extends Tracked {
  match: OverlayMatch;
  evidence: readonly Hit[];
}

export function createChipBoard({ makeChip, onHost, titleFor, signal }: Options): ChipBoard {
  const board = new Map<string, Shown>();
  const layers = createLayers(onHost);
  let wantedKeys: ReadonlySet<string> = new Set();
  /** The page does not leave chips where they are. */
  let isRefused = false;
  const tracker = createChipTracker({ chips: () => board.values(), layers, onRefused, signal });

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

  /** The record of a chip that is to be shown: the one there was, or a new one. */
  function shownFor(key: string, { match, anchors, evidence, part }: Wanted): Shown {
    const before = board.get(key);
    if (!before) {
      const chip = makeChip();
      onHost(chip.host);
      return { match, chip, anchors, anchor: anchors[0], evidence, part, isDoubted: false, isUnfit: true };
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
      isDoubted: false,
    });
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
        // What nobody sees yet may be written to already.
        if (!shown.chip.host.isConnected) shown.chip.show(one.match);
        coming.push({ key, shown, match: one.match });
      }
      const place = yield* tracker.measure(coming.map(({ shown }) => shown).filter(({ isUnfit }) => isUnfit));
      for (const { key, shown, match } of coming) {
        shown.chip.show(match);
        board.set(key, shown);
      }
      place();
    },
    shown: () => [...board.values()].map(({ match }) => match),
    doubt(isTrue) {
      for (const shown of board.values()) {
        if (shown.isDoubted || shown.chip.isKept() || shown.evidence.every(isTrue)) continue;
        shown.isDoubted = true;
        shown.isUnfit = true;
        shown.chip.host.remove();
      }
    },
    isAnyAway: () => board.values().some(({ chip }) => !chip.host.isConnected),
    release() {
      for (const [key, shown] of board) if (!wantedKeys.has(key) && !shown.chip.isKept()) remove(key, shown);
    },
    onChange: tracker.onChange,
    scrollBelow(host, event) {
      const shown = [...board.values()].find(({ chip }) => chip.host === host);
      shown?.room?.clips.find((element) => canScroll(element, event))?.scrollBy(event.deltaX, event.deltaY);
    },
    onWritten: () => isBeingWritten(document) && clear(),
    clear,
  };
}

function canScroll({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element, event: WheelEvent): boolean {
  return event.deltaY === 0 ? scrollWidth > clientWidth : scrollHeight > clientHeight;
}

/** A document that is being written as a whole would be sent or saved with whatever is in it. */
const isBeingWritten = ({ designMode, body }: Document): boolean =>
  designMode === 'on' || body?.isContentEditable === true;

const areSameMentions = (some: readonly Hit[], others: readonly Hit[]): boolean =>
  some.length === others.length &&
  some.every(({ node, start, end }, at) => {
    const other = others[at];
    return other?.node === node && other.start === start && other.end === end;
  });
