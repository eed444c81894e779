import type { Clue } from '../../../contacts/matching/clues';
import type { OverlayMatch } from '../../../messages/messages';
import { type Hit, isInlineSafe, isPageScope, isPointing, placedAt, type ScopeHits } from '../../page/hit';
import { lateness } from '../../page/prominence';
import { parentOf } from '../../page/safe-dom';

/** A match and where to show it. */
export interface Wanted {
  match: OverlayMatch;
  /** The mentions where it can be shown, best first. */
  anchors: readonly [Hit, ...Hit[]];
  /** The hits that support the match. */
  evidence: readonly Hit[];
  /** The row, card or other part around it. */
  part: Node;
}

/**
 * Chooses the mentions for each match, keyed by scope and person. `titleFor` finds the place for a manually matched
 * person, whom the page may not name.
 */
export function chooseAnchors(
  matches: readonly OverlayMatch[],
  scopes: readonly ScopeHits[],
  titleFor: (record: Clue) => Hit | undefined,
): Map<string, Wanted> {
  const byId = new Map(scopes.map((scope) => [scope.id, scope]));
  const all = new Map<string, Wanted>();
  for (const match of withoutRepeats(matches, byId)) {
    const { hits = [], node: scope } = byId.get(match.scope) ?? {};
    const isPage = scope !== undefined && isPageScope(scope);
    const evidence = evidenceFor(match, hits, isPage, titleFor);
    const [first, ...others] = anchorsOf(evidence);
    if (!first) continue;
    const part = scope && !isPage ? scope : (parentOf(first.node) ?? first.node);
    all.set(`${match.scope} ${match.personnelId}`, { match, anchors: [first, ...others], evidence, part });
  }
  return all;
}

/** The person's hits, and for a manual match the record's title, but never another record's. */
function evidenceFor(
  { clues }: OverlayMatch,
  hits: readonly Hit[],
  isPage: boolean,
  titleFor: (record: Clue) => Hit | undefined,
): Hit[] {
  const own = hits.filter((hit) => clues.some((clue) => isSame(hit, clue)));
  const record = clues.find(({ kind }) => kind === 'record');
  if (!record) return own;
  if (isPage) return [...own, ...[titleFor(record) ?? []].flat()];
  return own.length > 0 ? own : hits.filter(isPointing).slice(0, 1);
}

const isSame = (one: Clue, other: Clue): boolean => one.kind === other.kind && one.key === other.key;

/** If the page itself names a person, a bare address in one of its parts doesn't get another chip. */
function withoutRepeats(matches: readonly OverlayMatch[], byId: ReadonlyMap<number, ScopeHits>): OverlayMatch[] {
  const isPage = ({ scope }: OverlayMatch) => {
    const node = byId.get(scope)?.node;
    return node !== undefined && isPageScope(node);
  };
  const isNamed = ({ clues }: OverlayMatch) => clues.some(({ kind }) => kind === 'name');
  /** A sentence in a row may be about the row's person. If the row doesn't name them, the sentence gets the chip. */
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

/**
 * A chip is placed after a name if there is one, else after an address, else after the record's title; if there are
 * several, where readers look first.
 */
function anchorsOf(evidence: readonly Hit[]): Hit[] {
  const kinds = ['name', 'email', 'linkedin', 'person', 'record'] as const;
  const ordered = kinds.flatMap((kind) =>
    evidence
      .filter((hit) => hit.kind === kind)
      .map((hit) => (hit.beside ? placedAt(hit, hit.beside) : hit))
      .sort((one, other) => lateness(one.node) - lateness(other.node)),
  );
  const safe = ordered.filter(isInlineSafe);
  return [...safe, ...ordered.filter((hit) => !safe.includes(hit) && hit.end !== undefined)];
}
