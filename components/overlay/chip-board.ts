import type { Clue } from '../contacts/clues';
import type { OverlayMatch } from '../messages/messages';
import type { Chip } from './chip';
import { watchCovering } from './covering';
import type { ScopeHits } from './page-clues';
import { isInPlace, type Placed, placeChips } from './place';
import { type Hit, isPointing } from './read-node';
import { isPageScope } from './scope';
import { parentOf } from './tree';
import { watchWidths } from './widths';

/** The chips of a page: which of them are shown, and beside what. */
export interface ChipBoard {
  /** Shows a chip for each of these matches, and no other. */
  show(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): void;
  /** Takes chips away at once for which something no longer speaks that did; they come back if they still belong. */
  doubt(isTrue: (hit: Hit) => boolean): void;
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

interface Shown extends Placed {
  /** What on the page speaks for the person. */
  evidence: readonly Hit[];
  /** The row, card or other part of the page around it. */
  part: Node;
  isDoubted: boolean;
  /** The room that it was fitted into is another now. */
  isUnfit: boolean;
  fights: number;
}

/** A framework that drops a chip so often does not want it there. */
const MOST_FIGHTS = 5;

export function createChipBoard({ makeChip, titleFor, onResize, signal }: Options): ChipBoard {
  const board = new Map<string, Shown>();
  const sizes = watchWidths((resized) => {
    for (const shown of board.values()) shown.isUnfit ||= shown.room !== undefined && resized.has(shown.room.around);
    onResize();
  }, signal);
  watchCovering(() => board.values(), signal);

  function remove(key: string, { chip }: Shown): void {
    chip.remove();
    board.delete(key);
  }

  /** Whether the chip has to be put where it belongs. */
  function isMisplaced(shown: Shown, anchor: Hit): boolean {
    const isSameAnchor = shown.anchor.node === anchor.node;
    if (isSameAnchor && isInPlace(shown)) return shown.isUnfit;
    if (isSameAnchor && !shown.isDoubted && shown.chip.host.parentNode === null) shown.fights++;
    return shown.fights <= MOST_FIGHTS;
  }

  /** What shows the person, and of whom the user said it, what shows the record: never the title of another. */
  function evidenceFor({ clues }: OverlayMatch, hits: readonly Hit[], isPage: boolean): Hit[] {
    const own = hits.filter((hit) => clues.some((clue) => isSame(hit, clue)));
    const record = clues.find(({ kind }) => kind === 'record');
    if (!record) return own;
    if (isPage) return [...own, ...[titleFor(record) ?? []].flat()];
    return own.length > 0 ? own : hits.filter(isPointing).slice(0, 1);
  }

  return {
    show(matches, scopes) {
      const byId = new Map(scopes.map((scope) => [scope.id, scope]));
      const wanted = new Map(
        withoutRepeats(matches, byId).map((match) => [`${match.scope} ${match.personnelId}`, match]),
      );
      for (const [key, shown] of board) if (!wanted.has(key)) remove(key, shown);
      const misplaced: Shown[] = [];
      for (const [key, match] of wanted) {
        const { hits = [], node: scope } = byId.get(match.scope) ?? {};
        const isPage = scope !== undefined && isPageScope(scope);
        const evidence = evidenceFor(match, hits, isPage);
        const anchor = anchorOf(evidence);
        const before = board.get(key);
        if (!anchor) {
          if (before) remove(key, before);
          continue;
        }
        const isNew = before === undefined;
        const part = scope && !isPage ? scope : (parentOf(anchor.node)?.parentElement ?? anchor.node);
        const fresh = { part, anchor, evidence, isDoubted: false, isUnfit: false, fights: 0 };
        const shown: Shown = before ?? { chip: makeChip(), ...fresh };
        shown.chip.show(match);
        if (isNew || isMisplaced(shown, anchor)) misplaced.push(shown);
        Object.assign(shown, { ...fresh, fights: shown.fights });
        board.set(key, shown);
      }
      placeChips(misplaced);
      for (const { room } of misplaced) if (room) sizes.watch(room.around);
    },
    doubt(isTrue) {
      for (const shown of board.values()) {
        if (shown.isDoubted || shown.evidence.every(isTrue)) continue;
        shown.isDoubted = true;
        shown.chip.remove();
      }
    },
    clear() {
      for (const [key, shown] of board) remove(key, shown);
    },
  };
}

const isSame = (one: Clue, other: Clue): boolean => one.kind === other.kind && one.key === other.key;

/** Where the page itself shows a person with a name, a bare address in one of its parts needs no chip of its own. */
function withoutRepeats(matches: readonly OverlayMatch[], byId: ReadonlyMap<number, ScopeHits>): OverlayMatch[] {
  const isPage = ({ scope }: OverlayMatch) => {
    const node = byId.get(scope)?.node;
    return node !== undefined && isPageScope(node);
  };
  const onPage = new Set(matches.filter(isPage).map(({ personnelId }) => personnelId));
  const isNamed = ({ clues }: OverlayMatch) => clues.some(({ kind }) => kind === 'name');
  /** A sentence in a row may speak of the row's own person: where the row names nobody, the sentence does it for it. */
  const isSaidBy = (other: OverlayMatch, match: OverlayMatch) => {
    const [node, otherNode] = [byId.get(match.scope)?.node, byId.get(other.scope)?.node];
    if (!node || !otherNode || other === match || other.personnelId !== match.personnelId || isPage(other))
      return false;
    return otherNode.contains(node)
      ? isNamed(other) || !isNamed(match)
      : node.contains(otherNode) && !isNamed(match) && isNamed(other);
  };
  return matches.filter(
    (match) =>
      isPage(match) ||
      ((!onPage.has(match.personnelId) || isNamed(match)) && !matches.some((other) => isSaidBy(other, match))),
  );
}

/** The chip stands after the name where there is one, else after the address that told, else after the record's title. */
function anchorOf(evidence: readonly Hit[]): Hit | undefined {
  for (const kind of ['name', 'email', 'linkedin', 'person', 'record'] as const) {
    const found = evidence.find((hit) => hit.kind === kind);
    if (found) return found;
  }
  return undefined;
}
