import type { Clue } from '../contacts/clues';
import type { OverlayMatch } from '../messages/messages';
import type { Chip } from './chip';
import type { ScopeHits } from './page-clues';
import { isInPlace, type Placed, placeChips } from './place';
import type { Hit } from './read-node';
import { isPageScope } from './scope';

/** The chips of a page: which of them are shown, and beside what. */
export interface ChipBoard {
  /** Shows a chip for each of these matches, and no other. */
  show(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): void;
  /** Takes chips away at once for which something no longer speaks that did; they come back if they still belong. */
  doubt(isTrue: (hit: Hit) => boolean): void;
  isEmpty(): boolean;
  clear(): void;
}

interface Options {
  makeChip: () => Chip;
  /** Where a chip goes for whom the user chose, who may not be named on the page at all. */
  titleFor: (record: Clue) => Hit | undefined;
}

interface Shown extends Placed {
  /** What on the page speaks for the person. */
  evidence: readonly Hit[];
  isDoubted: boolean;
  fights: number;
}

/** A framework that drops a chip so often does not want it there. */
const MOST_FIGHTS = 5;

export function createChipBoard({ makeChip, titleFor }: Options): ChipBoard {
  const board = new Map<string, Shown>();

  function remove(key: string, { chip }: Shown): void {
    chip.remove();
    board.delete(key);
  }

  /** Whether the chip has to be put where it belongs. */
  function isMisplaced(shown: Shown, anchor: Hit): boolean {
    const isSameAnchor = shown.anchor.node === anchor.node;
    if (isSameAnchor && isInPlace(shown)) return false;
    if (isSameAnchor && !shown.isDoubted && shown.chip.host.parentNode === null) shown.fights++;
    return shown.fights <= MOST_FIGHTS;
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
        const hits = byId.get(match.scope)?.hits ?? [];
        const evidence = hits.filter((hit) => match.clues.some((clue) => isSame(hit, clue)));
        const anchor = anchorOf(evidence) ?? titleOf(match, titleFor);
        const before = board.get(key);
        if (!anchor) {
          if (before) remove(key, before);
          continue;
        }
        const isNew = before === undefined;
        const shown = before ?? { chip: makeChip(), anchor, evidence, isDoubted: false, fights: 0 };
        shown.chip.show(match);
        shown.evidence = evidence;
        if (isNew || isMisplaced(shown, anchor)) misplaced.push(shown);
        shown.anchor = anchor;
        shown.isDoubted = false;
        board.set(key, shown);
      }
      placeChips(misplaced);
    },
    doubt(isTrue) {
      for (const shown of board.values()) {
        if (shown.isDoubted || shown.evidence.every(isTrue)) continue;
        shown.isDoubted = true;
        shown.chip.remove();
      }
    },
    isEmpty: () => board.size === 0,
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

/** The chip stands after the name where there is one, else after the address that told. */
function anchorOf(evidence: readonly Hit[]): Hit | undefined {
  for (const kind of ['name', 'email', 'linkedin', 'person'] as const) {
    const found = evidence.find((hit) => hit.kind === kind);
    if (found) return found;
  }
  return undefined;
}

function titleOf({ clues }: OverlayMatch, titleFor: Options['titleFor']): Hit | undefined {
  const record = clues.find(({ kind }) => kind === 'record');
  return record && titleFor(record);
}
