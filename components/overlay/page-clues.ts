import type { Clue, PageClues, ScopeClues } from '../contacts/clues';
import type { Hit } from './read-node';
import { isHeading, isPageScope, scopeOf } from './scope';

/** A scope with all that it shows. */
export interface ScopeHits {
  id: number;
  element: Element;
  hits: Hit[];
}

/** Groups what is in sight by the part of the page that it speaks of. */
export function groupByScope(
  found: Iterable<readonly [Node, readonly Hit[]]>,
  idOf: (scope: Element) => number,
): Map<Element, ScopeHits> {
  const scopes = new Map<Element, ScopeHits>();
  for (const [node, hits] of found) {
    if (!isInSight(node)) continue;
    const element = scopeOf(node);
    const scope = scopes.get(element) ?? { id: idOf(element), element, hits: [] };
    scope.hits.push(...hits);
    scopes.set(element, scope);
  }
  for (const { hits } of scopes.values()) hits.sort(inDocumentOrder);
  return scopes;
}

/** Hidden copies of other records do not count; what was merely scrolled out of view does. */
function isInSight(node: Node): boolean {
  if (!node.isConnected) return false;
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : (node as Element);
  return element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
}

function inDocumentOrder(one: Hit, other: Hit): number {
  if (one.node === other.node) return 0;
  return one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** What to ask the worker; `undefined` when nothing points to anybody known. */
export function cluesOfPage(scopes: Iterable<ScopeHits>, record: string): PageClues | undefined {
  const all = [...scopes];
  const page = all.filter(({ element }) => isPageScope(element));
  const subject = distinct(page.flatMap(({ hits }) => hits).filter(isOfSubject));
  const asked: ScopeClues[] = all.flatMap(({ id, element, hits }) => {
    const isPage = isPageScope(element);
    const clues = distinct(isPage ? hits.filter((hit) => hit.kind !== 'name') : hits);
    const points = hits.some((hit) => !hit.isStranger && hit.kind !== 'company');
    return points ? [{ id, isPage, record, clues, ownCompany: false }] : [];
  });
  return asked.length > 0 ? { record, subject, scopes: asked } : undefined;
}

/** The page is about whom its heading names; the fields of its record say the rest. */
const isOfSubject = (hit: Hit): boolean => hit.kind !== 'name' || isHeading(hit.node) || isField(hit);
const isField = ({ node }: Hit): boolean => node.nodeName === 'INPUT';

const distinct = (hits: readonly Hit[]): Clue[] => {
  const clues = new Map(hits.map(({ kind, key }) => [`${kind} ${key}`, { kind, key }]));
  return [...clues.values()];
};
