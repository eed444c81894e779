import type { Clue } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';
import { type Hit, isInlineSafe, isPageScope, isPointing, type ScopeHits } from '../page/hit';
import { parentOf } from '../page/safe-dom';
import type { Chip } from './chip';
import { watchOverlap } from './chip-overlap';
import { type Belonging, findPlaces, isInPlace, type Placed, putChips } from './chip-placement';
import { watchWidths } from './watch-widths';

/** The chips of a page: which of them are shown, and beside what. */
export interface ChipBoard {
  /** Shows a chip for each of these matches, and no other: none comes before the last step, and then all at once. */
  show(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): Generator<void, void, void>;
  /** Takes chips away at once for which something no longer speaks that did; they come back if they still belong. */
  doubt(isTrue: (hit: Hit) => boolean): void;
  /** Whether a chip is not where it was shown. */
  isAnyAway(): boolean;
  /** Whether a change is no more than chips that were taken away here: not by the page. */
  isOwnDoing(change: MutationRecord): boolean;
  clear(): void;
}

interface Options {
  makeChip: () => Chip;
  /** Where a chip goes for whom the user chose, who may not be named on the page at all. */
  titleFor: (record: Clue) => Hit | undefined;
  /** There may be another amount of room for some chips; the next `show` sees to it. */
  onResize: () => void;
  signal: AbortSignal;
}

/** A match and where it belongs. */
interface Wanted {
  match: OverlayMatch;
  anchor: Hit;
  /** What on the page speaks for the person. */
  evidence: readonly Hit[];
  /** The row, card or other part of the page around it. */
  part: Node;
}

interface Coming extends Wanted, Belonging {
  key: string;
  before: Shown | undefined;
}

interface Shown extends Omit<Wanted, 'match'>, Placed {
  isDoubted: boolean;
  /** The room that it was fitted into is another now. */
  isUnfit: boolean;
  fights: number;
}

/** A framework that drops a chip so often does not want it there. */
const MOST_FIGHTS = 5;

export function createChipBoard({ makeChip, titleFor, onResize, signal }: Options): ChipBoard {
  const board = new Map<string, Shown>();
  const takenAway = new WeakSet<Node>();
  const sizes = watchWidths((resized) => {
    for (const shown of board.values()) shown.isUnfit ||= resized.has(shown.room.around);
    onResize();
  }, signal);
  watchOverlap(() => board.values(), signal);

  function takeAway({ host, remove }: Chip): void {
    takenAway.add(host);
    remove();
  }

  function remove(key: string, { chip }: Shown): void {
    takeAway(chip);
    board.delete(key);
  }

  /** What shows the person, and of whom the user said it, what shows the record: never the title of another. */
  function evidenceFor({ clues }: OverlayMatch, hits: readonly Hit[], isPage: boolean): Hit[] {
    const own = hits.filter((hit) => clues.some((clue) => isSame(hit, clue)));
    const record = clues.find(({ kind }) => kind === 'record');
    if (!record) return own;
    if (isPage) return [...own, ...[titleFor(record) ?? []].flat()];
    return own.length > 0 ? own : hits.filter(isPointing).slice(0, 1);
  }

  function wantedBy(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): Map<string, Wanted> {
    const byId = new Map(scopes.map((scope) => [scope.id, scope]));
    const all = new Map<string, Wanted>();
    for (const match of withoutRepeats(matches, byId)) {
      const { hits = [], node: scope } = byId.get(match.scope) ?? {};
      const isPage = scope !== undefined && isPageScope(scope);
      const evidence = evidenceFor(match, hits, isPage);
      const anchor = anchorOf(evidence);
      if (!anchor) continue;
      const part = scope && !isPage ? scope : (parentOf(anchor.node)?.parentElement ?? anchor.node);
      all.set(`${match.scope} ${match.personnelId}`, { match, anchor, evidence, part });
    }
    return all;
  }

  return {
    *show(matches, scopes) {
      const wanted = wantedBy(matches, scopes);
      for (const [key, shown] of board) if (!wanted.has(key)) remove(key, shown);
      const coming: Coming[] = [];
      for (const [key, one] of wanted) {
        yield;
        const before = board.get(key);
        const chip = before?.chip ?? makeChip();
        // What nobody sees yet may be written to already.
        if (!chip.host.isConnected) chip.show(one.match);
        coming.push({ ...one, key, before, chip });
      }
      yield;
      const places = yield* findPlaces(coming.filter(isMisplaced));
      const byKey = new Map(places.map((place) => [place.key, place]));
      for (const { key, match, chip, anchor, evidence, part, before } of coming) {
        const place = byKey.get(key) ?? before;
        if (!place) continue;
        chip.show(match);
        const { spot, room, theme } = place;
        const fights = before ? fightsOf(before, anchor) : 0;
        const fresh = { chip, anchor, evidence, part, spot, room, theme, isDoubted: false, isUnfit: false, fights };
        board.set(key, Object.assign(before ?? {}, fresh));
      }
      for (const { chip } of places) takenAway.delete(chip.host);
      putChips(places);
      for (const { room } of places) sizes.watch(room.around);
    },
    doubt(isTrue) {
      for (const shown of board.values()) {
        // Where the page has put things in another order, a chip may have come to stand beside somebody else.
        const isElsewhere = shown.chip.host.isConnected && !isInPlace(shown);
        if (shown.isDoubted || (!isElsewhere && shown.evidence.every(isTrue))) continue;
        shown.isDoubted = true;
        takeAway(shown.chip);
      }
    },
    isOwnDoing: ({ removedNodes, addedNodes }) =>
      removedNodes.length > 0 && addedNodes.length === 0 && [...removedNodes].every((node) => takenAway.has(node)),
    isAnyAway: () => board.values().some(({ chip }) => !chip.host.isConnected),
    clear() {
      for (const [key, shown] of board) remove(key, shown);
    },
  };
}

/** How often the page has dropped a chip from where it belongs. */
function fightsOf({ anchor: before, isDoubted, chip, fights }: Shown, anchor: Hit): number {
  const isDropped = before.node === anchor.node && !isDoubted && chip.host.parentNode === null;
  return isDropped ? fights + 1 : fights;
}

/** Whether the chip has to be put where it belongs. */
function isMisplaced({ before, anchor }: Coming): boolean {
  if (!before) return true;
  if (before.anchor.node === anchor.node && isInPlace(before)) return before.isUnfit;
  return fightsOf(before, anchor) <= MOST_FIGHTS;
}

const isSame = (one: Clue, other: Clue): boolean => one.kind === other.kind && one.key === other.key;

/** Where the page itself shows a person with a name, a bare address in one of its parts needs no chip of its own. */
function withoutRepeats(matches: readonly OverlayMatch[], byId: ReadonlyMap<number, ScopeHits>): OverlayMatch[] {
  const isPage = ({ scope }: OverlayMatch) => {
    const node = byId.get(scope)?.node;
    return node !== undefined && isPageScope(node);
  };
  const isNamed = ({ clues }: OverlayMatch) => clues.some(({ kind }) => kind === 'name');
  /** A sentence in a row may speak of the row's own person: where the row names nobody, the sentence does it for it. */
  const isSaidBy = (other: OverlayMatch, match: OverlayMatch) => {
    const [node, otherNode] = [byId.get(match.scope)?.node, byId.get(other.scope)?.node];
    if (!node || !otherNode || other === match || isPage(other)) return false;
    return otherNode.contains(node)
      ? isNamed(other) || !isNamed(match)
      : node.contains(otherNode) && !isNamed(match) && isNamed(other);
  };
  const withoutRepeatsOf = (same: readonly OverlayMatch[]) => {
    const isOnPage = same.some(isPage);
    return same.filter(
      (match) => isPage(match) || ((!isOnPage || isNamed(match)) && !same.some((other) => isSaidBy(other, match))),
    );
  };
  return [...Map.groupBy(matches, ({ personnelId }) => personnelId).values()].flatMap(withoutRepeatsOf);
}

/** The chip stands after the name where there is one, else after the address that told, else after the record's title. */
function anchorOf(evidence: readonly Hit[]): Hit | undefined {
  for (const kind of ['name', 'email', 'linkedin', 'person', 'record'] as const) {
    const found = evidence.find((hit) => hit.kind === kind && isInlineSafe(hit));
    if (found) return found;
  }
  return undefined;
}
