import type { Clue } from '../../../contacts/matching/clues';
import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import type { OverlayMatch } from '../../../messages/messages';
import { type Hit, isPageScope, placedAt, type ScopeHits } from '../../page/hit';
import { closest, isInSight, isValueField, type NodesIn, textOf } from '../../page/safe-dom';
import type { HitsOf } from '../page-snapshot';
import { looksLikeFullName, NO_NAMES } from './full-name';

interface Page {
  hitsOf: HitsOf;
  nodesIn: NodesIn;
  /** The text that names the record of the page. */
  title: () => Text | undefined;
}

/** A chip beside a mention in one of these stands behind all of it. */
const WRAPPERS = 'a, button, [role="button"], [role="link"], label, summary';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** Behind a mention so many nodes are looked at. */
const MOST_BEHIND = 40;

/**
 * The scopes with each hit told whether a chip right behind its node would stand nearest to its own person: a reader
 * takes a number for that of the person named right before it, known or not.
 */
export function withNearest(matches: readonly OverlayMatch[], scopes: readonly ScopeHits[], page: Page): ScopeHits[] {
  const byScope = Map.groupBy(matches, ({ scope }) => scope);
  return scopes.map((scope) => {
    const found = byScope.get(scope.id);
    if (!found) return scope;
    return {
      ...scope,
      hits: scope.hits.map((hit) => {
        const beside = hit.kind === 'person' ? nameBeside(hit.node, scope.node, page) : undefined;
        const place = beside ? placedAt(hit, beside) : hit;
        return { ...hit, beside, inlineIsSafe: isNearest(place, cluesFor(hit, found), page) };
      }),
    };
  });
}

/** What names the person of an ID: in the marked element, else in the part of the page, else the page's title. */
function nameBeside(node: Hit['node'], part: Node, { nodesIn, title }: Page): Text | undefined {
  const isLink = closest(node, 'a') !== undefined;
  if (node instanceof Element && !isLink && !isValueField(node)) return nameIn(node, nodesIn);
  if (!isPageScope(part)) return part instanceof Element && part !== node ? nameIn(part, nodesIn) : undefined;
  const heading = isLink ? undefined : title();
  return heading && !NO_NAMES.test(heading.data) ? heading : undefined;
}

/** What an element says first of its person: a heading, a link, a name, else anything. */
function nameIn(element: Element, nodesIn: NodesIn): Text | undefined {
  const texts = [...nodesIn(element)]
    .filter((part) => part instanceof Text)
    .filter((text) => /\p{L}/u.test(text.data) && isInSight(text));
  const isIn = (selector: string) => (text: Text) => {
    const found = closest(text, selector);
    return found !== undefined && found !== element && element.contains(found);
  };
  return (
    texts.find(isIn(HEADINGS)) ??
    texts.find((text) => looksLikeFullName(textOf(text))) ??
    texts.find(isIn('a, b, strong')) ??
    texts.find((text) => !/^\p{Lu}{1,3}$/u.test(textOf(text))) ??
    texts[0]
  );
}

/** All that the person was recognised by whom a hit points to. */
const cluesFor = (hit: Clue, matches: readonly OverlayMatch[]): readonly Clue[] =>
  matches.filter(({ clues }) => clues.some((clue) => isSame(clue, hit))).flatMap(({ clues }) => clues);

function isNearest(hit: Hit, own: readonly Clue[], page: Page): boolean {
  const { node, end } = hit;
  if (node instanceof Text && end !== undefined && showsSomebodyElse(node, end, own, page)) return false;
  const wrapper = closest(node, WRAPPERS);
  if (!wrapper || wrapper === node) return true;
  let [isBehind, seen] = [false, 0];
  for (const other of page.nodesIn(wrapper)) {
    if (isBehind && other instanceof Text && showsSomebodyElse(other, 0, own, page)) return false;
    if (other === node) isBehind = true;
    if (isBehind && ++seen > MOST_BEHIND) return false;
  }
  return true;
}

/** Whether a text names somebody else from a place on. */
function showsSomebodyElse(text: Text, from: number, own: readonly Clue[], { hitsOf }: Page): boolean {
  const behind = hitsOf(text).filter(({ start = 0 }) => start >= from);
  if (behind.some((hit) => hit.kind !== 'company' && !own.some((clue) => isSame(clue, hit)))) return true;
  let rest = text.data.slice(from);
  for (const hit of behind) {
    const { start = 0 } = hit;
    const end = endOf(hit, text.data);
    rest =
      rest.slice(0, start - from) + ' \n '.padEnd(end - start, '\n').slice(0, end - start) + rest.slice(end - from);
  }
  return namesIn(rest).length > 0;
}

/** A company is found with all of the value that it begins; behind its first words somebody may be named. */
function endOf({ kind, start = 0, end = 0 }: Hit, text: string): number {
  const more = kind === 'company' ? text.slice(start, end).search(/[,;&]|\s\p{Ll}/u) : -1;
  return more < 0 ? end : start + more;
}

/** Runs of words that begin like names do, also where pages glue them to the words before. */
export const namesIn = (text: string): string[] =>
  [
    ...text
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1\n')
      .matchAll(/\p{Lu}[\p{L}\p{M}'’-]+(?:[ \u00a0]+(?:\p{Ll}{1,3}[ \u00a0]+)?\p{Lu}[\p{L}\p{M}'’.-]+)+/gu),
  ]
    .map(([run]) => run.trim())
    .filter((run) => looksLikeFullName(run) && !hasLegalForm(run));

const isSame = (one: Clue, other: Clue): boolean => one.kind === other.kind && one.key === other.key;
