import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { isPageScope } from '../../page/hit';
import { bodyOf, boxOf, parentOf, textOf, valuesIn } from '../../page/safe-dom';
import type { PageSnapshot } from '../page-snapshot';
import { looksLikeFullName } from './full-name';

/** Elements that speak of one person by what they are. */
const ROWS = 'tr, [role="row"], li, [role="listitem"], article, [role="article"], [role="treeitem"], [role="option"]';
/** Panels over a page: a drawer with a preview, a dialog, but also a column with more about the page's own record. */
const PANELS = 'dialog, [role="dialog"], [role="complementary"], aside, [popover]';
const TITLES = 'h1, h2, h3, [role="heading"]';
const HIGHEST = new Set(['body', 'html', 'main', 'table', 'tbody', 'ul', 'ol', 'dl']);
/** More values than this are more than a block about one person. */
const MOST_IN_BLOCK = 8;
/** Of a part that may be a section with the record's own fields, so many values are looked at. */
const MOST_IN_SECTION = 60;
/** More rows than this beside each other are a list, whatever they show. */
const MOST_SECTIONS = 60;
const LEAST_CARD_HEIGHT = 56;
const CELLS = 'td, th, dd, dt, [role="cell"], [role="gridcell"], [role="rowheader"]';
const ROWS_AND_LISTS = 'tr, [role="row"], ul, ol, dl, table, tbody, body, main';
/** More sections than this beside each other are cards. */
const MOST_BESIDE = 4;
/** More people than this beside each other are more than a field shows. */
const MOST_IN_LIST = 40;
/** One person among several has so many values: initials, name, address, company, a sign to remove them. */
const MOST_OF_ONE = 5;
const ADDRESS = /^<?[^\s@<>]+@[^\s@<>]+>?,?$/;

/** What is around an element and speaks of one person; a row stands above a card, since a card in it is but a cell. */
interface Surroundings {
  part: Element;
  isRow: boolean;
}

/**
 * Makes the function that finds the part of the page that a node stands in and that speaks of one person: the nearest
 * row, list item or card, else the panel or page. It remembers what it saw, so it is good for one look at a page that
 * does not change meanwhile.
 */
export function createScopeFinder(look: PageSnapshot): (node: Node) => Element {
  const { isName, isCompany, labels, nodesIn, rowsOf, isUser, isTitle } = look;
  const known = new Map<Element, Surroundings>();
  const listed = new Map<Element, readonly Element[]>();

  function around(element: Element | null): Surroundings {
    if (!element) return { part: bodyOf(document), isRow: false };
    const found = known.get(element) ?? find(element);
    known.set(element, found);
    return found;
  }

  function find(element: Element): Surroundings {
    if (element.localName === 'body') return { part: element, isRow: false };
    if (element.matches(PANELS) && isOfSomebodyElse(element)) return { part: element, isRow: false };
    const [first, ...others] = rowsOf(element);
    if (first && others.length > 0) return { part: first, isRow: true };
    const isRow = element.matches(ROWS);
    if (isRow && !labels.isField(element) && !isSection(element, true)) return { part: element, isRow: true };
    const outer = around(parentOf(element));
    if (isOneOfSeveral(element)) return { part: element, isRow: false };
    if (outer.isRow || isRow || HIGHEST.has(element.localName)) return outer;
    const isOwn = isCard(element)
      ? !labels.isField(element) && !isSection(element, false)
      : isPageScope(outer.part) && isBlock(element);
    return isOwn ? { part: element, isRow: false } : outer;
  }

  /** "Jane Doe (Acme)" too. */
  const isNamed = (value: Node): boolean =>
    isName(value) || looksLikeFullName(textOf(value).replace(/\s*\([^()]*\)$/, ''));

  /** Fields of the record that the page is about, and nobody besides: they say more of whom is named elsewhere. */
  function isSection(element: Element, isRow: boolean): boolean {
    if (isRow && (element.parentElement?.children.length ?? 0) > MOST_SECTIONS) return false;
    const [first] = valuesIn(element, 1, nodesIn);
    if (!first) return false;
    const isCompanys = isCompany(first) || hasLegalForm(textOf(first));
    if (isCompanys ? isRow || !isBesideList(element) : isNamed(first)) return false;
    const values = valuesIn(element, MOST_IN_SECTION, nodesIn);
    return (
      values.some((value) => labels.isFieldValue(value, isRow)) &&
      values.every(
        (value) =>
          (isCompanys && value === first) ||
          !isNamed(value) ||
          isUser(value) ||
          labels.isLabel(value) ||
          isValueOfAnotherKind(value),
      )
    );
  }

  /** A company's own section stands beside a list of its people, and not among others like it. */
  const isBesideList = (element: Element): boolean =>
    (parentOf(element)?.childElementCount ?? 0) <= MOST_BESIDE &&
    element.querySelector(ROWS) === null &&
    [element.nextElementSibling, element.previousElementSibling].some(
      (beside) => (beside?.querySelectorAll(ROWS).length ?? 0) > 0,
    );

  /** What is labelled as something else than a name, such as a job or a town, is none. */
  const isValueOfAnotherKind = (value: Node): boolean =>
    !isName(value) && labels.isFieldValue(value) && labels.kindOf(value) !== 'person';

  /**
   * One of several people that stand beside each other and nothing else does: in a field of a record, among the
   * receivers of a mail, on a card of a board.
   */
  function isOneOfSeveral(element: Element): boolean {
    const list = parentOf(element);
    if (!list || element.matches(CELLS) || list.matches(ROWS_AND_LISTS) || list.childElementCount > MOST_IN_LIST)
      return false;
    const items = peopleIn(list);
    return items.length > 1 && items.includes(element);
  }

  /** The elements right in another that each show one person, if that shows nobody besides. */
  function peopleIn(list: Element): readonly Element[] {
    const seen = listed.get(list);
    if (seen) return seen;
    const items = [...list.children].filter((child) => valuesIn(child, 1, nodesIn).length > 0);
    const named = items.filter((item) => namesAndAddressesIn(item) !== undefined);
    const names = named.filter((item) => namesAndAddressesIn(item) === 'name').length;
    const isAlike = named.every((item) => item.localName === named[0]?.localName && !item.matches(TITLES));
    const isList = !isAlike ? false : names > 1 ? named.length === names : named.length > 1 && names === 0;
    const others = items.filter((item) => !named.includes(item));
    const people = isList && others.every(isJoining) && !areColumns(list) ? named : [];
    listed.set(list, people);
    return people;
  }

  /** Whether an element shows one person by name or by address only; neither where it shows several or more. */
  function namesAndAddressesIn(element: Element): 'name' | 'address' | undefined {
    const values = valuesIn(element, MOST_OF_ONE + 1, nodesIn);
    if (values.length > MOST_OF_ONE) return undefined;
    const names = values.filter(
      (value) => isName(value) || (isNamed(value) && !isCompany(value) && !labels.isLabel(value)),
    );
    if (names.length === 1) return 'name';
    return names.length === 0 && values.length === 1 && ADDRESS.test(textOf(values[0] as Node)) ? 'address' : undefined;
  }

  /**
   * One of several siblings that look alike and stand in rows or columns of their own: a card, or a row of a table that
   * is made of plain elements. The cells of such a row are alike too, but stand side by side in a single line, and do
   * not name a person each.
   */
  function isCard(element: Element): boolean {
    const neighbours = [element.nextElementSibling, element.previousElementSibling]
      .flatMap((sibling) => sibling ?? [])
      .filter((sibling) => isMoreThanValue(sibling) && looksLike(sibling, element));
    const [neighbour] = neighbours;
    if (!neighbour || !isMoreThanValue(element)) return false;
    const [own, other] = [element.getBoundingClientRect(), neighbour.getBoundingClientRect()];
    const isBeside = Math.abs(own.top - other.top) < 4;
    if (!isBeside || own.height >= LEAST_CARD_HEIGHT) return true;
    return [element, ...neighbours].every(showsSomebodyAmongMore);
  }

  /** A lone text or field is a value, not a card. */
  const isMoreThanValue = (element: Element): boolean => valuesIn(element, 2, nodesIn).length > 1;

  function showsSomebodyAmongMore(element: Element): boolean {
    const values = valuesIn(element, MOST_IN_BLOCK, nodesIn);
    return values.length > 1 && values.some(isNamed);
  }

  /** A person and their company by themselves, on a page that is about something else. */
  function isBlock(element: Element): boolean {
    if (!look.hasNames()) return false;
    const values = valuesIn(element, MOST_IN_BLOCK + 1, nodesIn);
    if (values.length > MOST_IN_BLOCK || !values.some(isCompany)) return false;
    const name = values.find(isName);
    if (!name || values.some(isTitle)) return false;
    return !labels.isLabelled(name) || labels.kindOf(name) === 'person';
  }

  /** A panel with a person's name for a heading has a subject of its own; any other goes with the page. */
  function isOfSomebodyElse(panel: Element): boolean {
    if (panel.matches('dialog, [role="dialog"]')) return true;
    return [...panel.querySelectorAll(TITLES)].some(
      (heading) => looksLikeFullName(textOf(heading)) || valuesIn(heading, 1, nodesIn).some(isNamed),
    );
  }

  return (node) => around(node instanceof Element ? node : parentOf(node)).part;
}

/** Whether what stands in an element stands right below, or above, what stands in the one beside it: cells of a row. */
function areColumns(row: Element): boolean {
  const [, ...own] = row.children;
  return [row.previousElementSibling, row.nextElementSibling].some((beside) => {
    const [, ...others] = beside?.children ?? [];
    return own.length > 0 && own.length === others.length && own.every((cell, at) => isAligned(cell, others[at]));
  });
}

const isAligned = (one: Element, other: Element | undefined): boolean =>
  other !== undefined && Math.abs(boxOf(one).left - boxOf(other).left) < 2;

/** "and", "To:", "+2": says nothing of anybody. */
const isJoining = ({ textContent }: Element): boolean =>
  /^(?:[\p{P}\p{S}\d\s]*|\p{Ll}{1,6}|[^:]{1,15}:)$/u.test(textContent?.trim() ?? '');

/** Of the same kind and, a few elements down, of the same make: sections of a page mostly share their kind only. */
function looksLike(one: Element, other: Element): boolean {
  if (one.tagName !== other.tagName || firstClass(one) !== firstClass(other)) return false;
  const [own, others] = [makeOf(one), makeOf(other)];
  const shared = [...own].filter((part) => others.has(part)).length;
  return shared * 2 >= Math.min(own.size, others.size);
}

const firstClass = (element: Element): string => element.classList[0] ?? '';

/** The kinds of the elements within, two levels deep. */
function makeOf(element: Element): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const child of [...element.children].slice(0, 20)) {
    const kind = `${child.tagName}.${firstClass(child)}`;
    kinds.add(kind);
    for (const inner of [...child.children].slice(0, 20)) kinds.add(`${kind}>${inner.tagName}.${firstClass(inner)}`);
  }
  return kinds;
}
