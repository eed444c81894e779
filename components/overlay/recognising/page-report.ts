import type { OverlayMatch, OverlayReport } from '../../messages/messages';
import { boxOf, isRendered, titleOf } from '../page/safe-dom';
import { takeSnapshot } from './page-snapshot';
import { createScopeFinder } from './people/scope';
import type { SiteRules } from './site-rules';

interface Seen {
  site: SiteRules;
  /** The matches with a chip. */
  shown: readonly OverlayMatch[];
  /** The page's record. */
  record: string;
}

/** An element that covers at least this share of the window is the page's main content. */
const MAIN_SHARE = 0.4;

/** The overlay's report about the page, for the popup. */
export function reportOf({ site, shown, record }: Seen): OverlayReport {
  const links = document.querySelectorAll('a[href^="mailto:"], a[href*="linkedin.com/in/"]');
  const parts = new Set<Node>([...links].map(createScopeFinder(takeSnapshot([], () => [], site)).partOf));
  const people = Math.max(parts.size, shown.length);
  const withNumber = shown.filter(({ phone }) => phone.kind === 'unlocked').length;
  const unreadable = people === 0 ? findUnreadable() : undefined;
  return {
    people,
    withNumber,
    withoutNumber: shown.length - withNumber,
    ...(isRecord(site, people) ? { record: { id: record, title: titleOf(document) } } : {}),
    ...(unreadable ? { unreadable } : {}),
  };
}

/**
 * Whether the page shows one record: according to its URL or, if that reveals nothing, if it has a title and no list.
 */
function isRecord(site: SiteRules, people: number): boolean {
  const { type } = site.readRecord(location.href);
  return type ? type !== 'user' : people < 2 && site.titleOf(document) !== undefined;
}

/** Why the page can't be read, if so. */
function findUnreadable(): OverlayReport['unreadable'] {
  if (document.contentType === 'application/pdf' || isMain('embed[type="application/pdf" i]')) return { what: 'pdf' };
  if (isMain('canvas')) return { what: 'canvas' };
  const frame = [...document.querySelectorAll('iframe')].find(
    (element) => element.contentDocument === null && isLarge(element),
  );
  if (!frame) return undefined;
  return URL.canParse(frame.src) && !frame.hasAttribute('sandbox')
    ? { what: 'frame', address: new URL(frame.src).origin }
    : { what: 'frame' };
}

const isMain = (selector: string): boolean => [...document.querySelectorAll(selector)].some(isLarge);

function isLarge(element: Element): boolean {
  const { width, height } = boxOf(element);
  return isRendered(element) && width * height >= innerWidth * innerHeight * MAIN_SHARE;
}
