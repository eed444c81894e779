import type { Clue } from '../../../contacts/matching/clues';
import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import type { OverlayMatch } from '../../../messages/messages';
import { type Hit, isPageScope, placedAt, type ScopeHits } from '../../page/hit';
import { closest, isRendered, isValueField, type NodesIn, textOf } from '../../page/safe-dom';
import { dataOfRun, firstOfRun, rangeInRun } from '../../page/text-run';
import type { HitsOf } from '../page-snapshot';
import { looksLikeFullName, NO_NAMES } from './full-name';

interface Page {
  hitsOf: HitsOf;
  nodesIn: NodesIn;
  /** The text that names the page's record. */
  title: () => Text | undefined;
}

/** A chip for a mention in one of these is placed after the whole element. */
const WRAPPERS = 'a, button, [role="button"], [role="link"], label, summary';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** How many nodes after a mention are examined. */
const MOST_FOLLOWING = 40;

/**
 * Sets `inlineIsSafe` of each hit: whether a chip right after its node would be closest to its own person. Readers
 * assume that a number belongs to the person named right before it, known or not.
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

/** The text that names the person with an ID: in the marked element, else in its part, else in the page's title. */
function nameBeside(node: Hit['node'], part: Node, { nodesIn, title }: Page): Text | undefined {
  const isLink = closest(node, 'a') !== undefined;
  if (node instanceof Element && !isLink && !isValueField(node)) return nameIn(node, nodesIn);
  if (!isPageScope(part)) return part instanceof Element && part !== node ? nameIn(part, nodesIn) : undefined;
  const heading = isLink ? undefined : title();
  return heading && !NO_NAMES.test(textOf(heading)) ? heading : undefined;
}

/** The text of an element that most likely names its person: a heading, a name, a link, or else any text. */
function nameIn(element: Element, nodesIn: NodesIn): Text | undefined {
  const texts = [...nodesIn(element)]
    .filter((part) => part instanceof Text)
    .filter((text) => /\p{L}/u.test(text.data) && isRendered(text));
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

/** All clues of the matches that this hit supports. */
const cluesFor = (hit: Clue, matches: readonly OverlayMatch[]): readonly Clue[] =>
  matches.filter(({ clues }) => clues.some((clue) => isSame(clue, hit))).flatMap(({ clues }) => clues);

function isNearest(hit: Hit, own: readonly Clue[], page: Page): boolean {
  const { node } = hit;
  if (node instanceof Text && hit.end !== undefined && showsSomebodyElse(node, rangeInRun(hit).end, own, page))
    return false;
  const wrapper = closest(node, WRAPPERS);
  if (!wrapper || wrapper === node) return true;
  let [isAfter, seen] = [false, 0];
  const representative = node instanceof Text ? firstOfRun(node) : node;
  for (const other of page.nodesIn(wrapper)) {
    if (isAfter && other instanceof Text && showsSomebodyElse(other, 0, own, page)) return false;
    if (other === representative) isAfter = true;
    if (isAfter && ++seen > MOST_FOLLOWING) return false;
  }
  return true;
}

/** Whether a text, with its whole run, names somebody else after this position. */
function showsSomebodyElse(text: Text, from: number, own: readonly Clue[], { hitsOf }: Page): boolean {
  const following = hitsOf(text)
    .map((hit) => ({ ...hit, ...rangeInRun(hit) }))
    .filter(({ start }) => start >= from);
  if (following.some((hit) => hit.kind !== 'company' && !own.some((clue) => isSame(clue, hit)))) return true;
  const data = dataOfRun(text);
  let rest = data.slice(from);
  for (const hit of following) {
    const { start } = hit;
    const end = endOf(hit, data);
    rest =
      rest.slice(0, start - from) + ' \n '.padEnd(end - start, '\n').slice(0, end - start) + rest.slice(end - from);
  }
  return namesIn(rest).length > 0;
}

/** The end of a hit. A company's range is its whole value, in which a name may follow the company's own words. */
function endOf({ kind, start = 0, end = 0 }: Hit, text: string): number {
  const more = kind === 'company' ? text.slice(start, end).search(/[,;&]|\s\p{Ll}/u) : -1;
  return more < 0 ? end : start + more;
}

/** Sequences of words that look like names, even if pages attach them to the previous word. */
export const namesIn = (text: string): string[] =>
  [
    ...text
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1\n')
      .matchAll(/\p{Lu}[\p{L}\p{M}'’-]+(?:[ \u00a0]+(?:\p{Ll}{1,3}[ \u00a0]+)?\p{Lu}[\p{L}\p{M}'’.-]+)+/gu),
  ]
    .map(([run]) => run.trim())
    .filter((run) => looksLikeFullName(run) && !hasLegalForm(run));

const isSame = (one: Clue, other: Clue): boolean => one.kind === other.kind && one.key === other.key;
