import type { OverlayMatch, OverlayReport } from '../../messages/messages';
import type { ScopeHits } from '../page/hit';
import { titleOf } from '../page/safe-dom';
import { takeSnapshot } from './page-snapshot';
import { createScopeFinder } from './people/scope';
import type { SiteRules } from './site-rules';

interface Seen {
  site: SiteRules;
  scopes: readonly ScopeHits[];
  /** Whom the worker found in these scopes. */
  matches: readonly OverlayMatch[];
  /** The page's record. */
  record: string;
}

/** What the popup learns about the page. */
export function reportOf({ site, scopes, matches, record }: Seen): OverlayReport {
  const links = document.querySelectorAll('a[href^="mailto:"], a[href*="linkedin.com/in/"]');
  const people = new Set<Node>([...links].map(createScopeFinder(takeSnapshot([], () => [], site))));
  for (const { id, node } of scopes) if (matches.some(({ scope }) => scope === id)) people.add(node);
  const withNumber = matches.filter(({ phone }) => phone.kind === 'unlocked').length;
  return {
    people: Math.max(people.size, matches.length),
    withNumber,
    withoutNumber: matches.length - withNumber,
    record: { id: record, title: titleOf(document) },
  };
}
