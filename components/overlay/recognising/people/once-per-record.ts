import type { OverlayMatch } from '../../../messages/messages';
import { isPageScope, type ScopeHits } from '../../page/hit';
import { isInHeading, isInNavigation } from '../../page/prominence';

/**
 * Keeps one match per person and record: a name rather than its addresses, the record itself rather than links to it,
 * and the page's heading rather than other mentions of its person.
 */
export function oncePerRecord(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): OverlayMatch[] {
  const byId = new Map(scopes.map((scope) => [scope.id, scope]));
  const isNamed = ({ clues }: OverlayMatch) => clues.some(({ kind }) => kind === 'name' || kind === 'record');
  const leadsToRecord = ({ scope }: OverlayMatch) => isInNavigation(byId.get(scope)?.node ?? document);
  const isHeading = ({ scope, clues }: OverlayMatch) => {
    const { node, hits = [] } = byId.get(scope) ?? {};
    const names = clues.filter(({ kind }) => kind === 'name');
    return (
      node !== undefined &&
      isPageScope(node) &&
      hits.some((hit) => names.some(({ key }) => hit.kind === 'name' && hit.key === key) && isInHeading(hit.node))
    );
  };
  return [...Map.groupBy(matches, ({ personnelId }) => personnelId).values()].flatMap((same) => {
    const places = same.some((match) => !leadsToRecord(match)) ? same.filter((match) => !leadsToRecord(match)) : same;
    const heading = places.find(isHeading);
    const first =
      heading ??
      firstOf(
        places.filter((match) => isNamed(match) && byId.get(match.scope)?.isOfPage),
        byId,
      );
    return places.filter((match) => {
      if (heading && match !== heading && match.record === heading.record) return false;
      if (first && match !== first && byId.get(match.scope)?.isOfPage) return false;
      return isNamed(match) || !places.some((other) => other.record === match.record && isNamed(other));
    });
  });
}

/** The first match in document order, starting with the page itself. */
const firstOf = (matches: OverlayMatch[], byId: ReadonlyMap<number, ScopeHits>): OverlayMatch | undefined =>
  matches.reduce<OverlayMatch | undefined>((first, match) => {
    const [one, other] = [first, match].map((each) => each && byId.get(each.scope)?.node);
    const isLater = one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    return isLater ? first : match;
  }, undefined);
