import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import type { Hit } from '../../page/hit';
import { ROWS } from '../../page/rows';
import { closest, elementOf, isRendered, parentOf, textOf, valuesIn } from '../../page/safe-dom';
import { labelKind } from '../labels/label-words';
import type { PageSnapshot } from '../page-snapshot';
import { looksLikeFullName, NO_NAMES } from './full-name';

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
const WIDE = '[colspan]:not([colspan="1"])';
/** How many rows before a row are examined. */
const MOST_IN_GROUP = 60;
/** Pages with more headings are documents. */
const MOST_HEADINGS = 300;

/**
 * Whether a company on the page may be that of a person listed on it. A company in a lower heading has the people below
 * it, until a heading of the same level names something else.
 */
export function createLending({ nodesIn, isCompany }: PageSnapshot): (company: Hit, part: Node) => boolean {
  let known: readonly Heading[] | undefined;
  const headings = (): readonly Heading[] => (known ??= headingsOf(document));

  function headingsOf(page: Document): Heading[] {
    const shown = [...page.querySelectorAll(HEADINGS)].slice(0, MOST_HEADINGS).filter(isRendered);
    return shown.map((element) => ({
      element,
      level: levelOf(element),
      // Reads the heading, to make it a dependency.
      text: [...nodesIn(element)]
        .map((node) => (node instanceof Text ? textOf(node) : ''))
        .join(' ')
        .trim(),
    }));
  }

  /** The row above a row of a list or table that names the group it belongs to. */
  function groupAbove(row: Element): Element | undefined {
    let beside = row.previousElementSibling;
    for (let back = 0; beside && back < MOST_IN_GROUP; back++, beside = beside.previousElementSibling)
      if (isGroupRow(beside, row)) return beside;
    return undefined;
  }

  const isGroupRow = (one: Element, row: Element): boolean =>
    // A form's fields may shadow its properties.
    !(one instanceof HTMLFormElement) &&
    (one.localName !== row.localName || one.classList[0] !== row.classList[0] || one.querySelector(WIDE) !== null) &&
    !/\d/.test(valuesIn(one, 1, nodesIn).map(textOf).join()) &&
    valuesIn(one, 2, nodesIn)
      .slice(1)
      .every((value) => /^[(\d]/.test(textOf(value)));

  /** Whether the group of a row is about another company than this one. */
  function isOfAnotherGroup(node: Node, row: Element): boolean {
    const list = parentOf(row);
    let inList: Element | null = elementOf(node);
    while (inList && parentOf(inList) !== list) inList = parentOf(inList);
    const group = groupAbove(row);
    if (inList && isGroupRow(inList, row) && !isAbove(inList, group)) return inList !== group;
    const [name] = group ? valuesIn(group, 1, nodesIn) : [];
    return name !== undefined && (isCompany(name) || hasLegalForm(textOf(name)));
  }

  return ({ node }, part) => {
    const row = part instanceof Element ? part : closest(part, ROWS);
    if (row && isOfAnotherGroup(node, row)) return false;
    const own = closest(node, HEADINGS);
    const level = own ? levelOf(own) : 1;
    if (!own || level === 1) return true;
    const above = headings().findLast(
      (heading) =>
        heading.level <= level &&
        isBefore(heading.element, part) &&
        (heading.element === own || namesAnother(heading, part)),
    );
    return above === undefined || above.element === own;
  };
}

/** Whether a heading is the higher one of two: of a company with departments below. */
const isAbove = (one: Element, other: Element | undefined): boolean =>
  other !== undefined && one.matches(HEADINGS) && other.matches(HEADINGS) && levelOf(one) < levelOf(other);

interface Heading {
  element: Element;
  level: number;
  text: string;
}

const levelOf = (heading: Element): number =>
  Number(/^h(\d)$/.exec(heading.localName)?.[1] ?? heading.getAttribute('aria-level') ?? 2);

const isBefore = (heading: Element, part: Node): boolean =>
  (heading.compareDocumentPosition(part) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) ===
  Node.DOCUMENT_POSITION_FOLLOWING;

/** Whether a heading names something else than a section ("Contacts") or another person of the same list. */
function namesAnother({ element, text, level }: Heading, part: Node): boolean {
  if (text === '' || labelKind(text) !== undefined || NO_NAMES.test(text)) return false;
  if (level === 1) return false;
  return !(looksLikeFullName(text) && (closest(element, ROWS) !== undefined || isLike(element.parentElement, part)));
}

const isLike = (card: Element | null, part: Node): boolean =>
  card !== null && part instanceof Element && card.localName === part.localName && card.className === part.className;
