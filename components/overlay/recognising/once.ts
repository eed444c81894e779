import type { OverlayMatch } from '../../messages/messages';
import type { ScopeHits } from '../page/hit';
import { closest } from '../page/safe-dom';

/** What leads to a record, rather than being it: menus, breadcrumbs, tabs, what was viewed before. */
const WAYS = [
  'nav, [role="navigation"], [role="tablist"], [role="menu"], [role="menubar"]',
  '[class*="breadcrumb" i], [aria-label*="breadcrumb" i], [class*="recent" i], [id*="recent" i]',
].join(', ');

/**
 * One match a person and record: a name stands for its addresses, and the record itself for the links that lead to it.
 */
export function oncePerRecord(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[]): OverlayMatch[] {
  const nodes = new Map(scopes.map(({ id, node }) => [id, node]));
  const isNamed = ({ clues }: OverlayMatch) => clues.some(({ kind }) => kind === 'name' || kind === 'record');
  const isWay = ({ scope }: OverlayMatch) => closest(nodes.get(scope) ?? document, WAYS) !== undefined;
  return [...Map.groupBy(matches, ({ personnelId }) => personnelId).values()].flatMap((same) => {
    const places = same.some((match) => !isWay(match)) ? same.filter((match) => !isWay(match)) : same;
    return places.filter(
      (match) => isNamed(match) || !places.some((other) => other.record === match.record && isNamed(other)),
    );
  });
}
