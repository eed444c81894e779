import type { Clue } from '../../../contacts/matching/clues';
import type { OverlayMatch } from '../../../messages/messages';
import { type Hit, isInlineSafe, isPageScope, isPointing, placedAt, type ScopeHits } from '../../page/hit';
import { lateness } from '../../page/prominence';
import { parentOf } from '../../page/safe-dom';

/** A match and where it belongs. */
export interface Wanted {
  match: OverlayMatch;
  /** Where it can be shown, best first. */
  anchors: readonly [Hit, ...Hit[]];
  /** What on the page speaks for the person. */
  evidence: readonly Hit[];
  /** The row, card or other part of the page around it. */
  part: Node;
}

/**
 * Chooses what each match is shown beside; by scope and person. `titleFor` finds the place for somebody chosen by the
 * user, who may not be named on the page at all.
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
    const part = scope && !isPage ? scope : (parentOf(first.node)?.parentElement ?? first.node);
    all.set(`${match.scope} ${match.personnelId}`, { match, anchors: [first, ...others], evidence, part });
  }
  return all;
}

/** What shows the person, and for somebody chosen by the user, what shows the record: never the title of another. */
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

/**
 * A chip stands after the name where there is one, else after an address, else after the record's title; of several
 * such places, at the one where a reader looks first.
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
