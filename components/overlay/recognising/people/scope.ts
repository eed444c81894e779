import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { isPageScope } from '../../page/hit';
import { bodyOf, closest, parentOf, textOf, valuesIn } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import type { PageSnapshot } from '../page-snapshot';
import { looksLikeFullName } from './full-name';
import { ADDRESS, ADDRESS_LINKS, createSeveral } from './several';

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
/** Of elements of one class, the first so many are looked at. */
const MOST_ALIKE = 20;
const LEAST_CARD_HEIGHT = 56;
/** More sections than this beside each other are cards. */
const MOST_BESIDE = 4;

/** What is around an element and speaks of one person; a row stands above a card, since a card in it is but a cell. */
interface Surroundings {
  part: Element | Text;
  isRow: boolean;
}

/** Finds the parts of a page that speak of one person each. */
export interface ScopeFinder {
  /** The part that a node stands in: the nearest row, list item or card, else the panel or page. */
  partOf(node: Node): Element | Text;
  /** As `partOf`, of an address: in a record with several people that of whom it names before. */
  partOfAddress(address: Node): Element | Text;
  /** Whether a part is the page itself or a block on it, and no row, card or panel. */
  isOfPage(part: Element | Text): boolean;
  /** Of one of several people: the list or record in which more may stand that is theirs. */
  reachOf(part: Element | Text): Element | undefined;
}

/** It remembers what it saw, so it is good for one look at a page that does not change meanwhile. */
export function createScopeFinder(look: PageSnapshot): ScopeFinder {
  const { isName, isCompany, labels, nodesIn, rowsOf, isUser, isTitle } = look;
  const known = new Map<Element, Surroundings>();
  const several = createSeveral(look);
  const blocks = new Set<Node>([bodyOf(document)]);

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
    const person = several.partIn(element);
    if (person && person !== element && person instanceof Element) return around(person);
    if (person) return { part: person, isRow: false };
    if (outer.part instanceof Element && several.isField(element, outer.part)) return { part: element, isRow: false };
    if (outer.isRow || isRow || HIGHEST.has(element.localName)) return outer;
    if (isCard(element) || isOneOfMany(element))
      return labels.isField(element) || isSection(element, false) ? outer : { part: element, isRow: false };
    if (!isPageScope(outer.part) || !isBlock(element)) return outer;
    blocks.add(element);
    return { part: element, isRow: false };
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

  /** One of several elements of one class, wherever they stand, that each begin with a person: in a tree, or alone in a lane. */
  function isOneOfMany(element: Element): boolean {
    const name = firstClass(element);
    if (name === '' || look.knownNames().next().done || !beginsWithSomebody(element)) return false;
    const root = element.getRootNode() as Document | ShadowRoot;
    const others = [...root.querySelectorAll(`${element.localName}.${CSS.escape(name)}`)].slice(0, MOST_ALIKE);
    return others.some((other) => other !== element && looksLike(other, element) && beginsWithSomebody(other));
  }

  function beginsWithSomebody(element: Element): boolean {
    const [first, second, ...more] = valuesIn(element, MOST_IN_BLOCK + 1, nodesIn);
    return (
      first !== undefined &&
      second !== undefined &&
      more.length < MOST_IN_BLOCK - 1 &&
      isNamed(first) &&
      !isCompany(first)
    );
  }

  /** A lone text or field is a value, not a card. */
  const isMoreThanValue = (element: Element): boolean => valuesIn(element, 2, nodesIn).length > 1;

  function showsSomebodyAmongMore(element: Element): boolean {
    const values = valuesIn(element, MOST_IN_BLOCK, nodesIn);
    return values.length > 1 && values.some(isNamed);
  }

  /** A person with their company or address by themselves, on a page that is about something else. */
  function isBlock(element: Element): boolean {
    if (look.knownNames().next().done) return false;
    const values = valuesIn(element, MOST_IN_BLOCK + 1, nodesIn);
    const name = values.find(isName);
    if (values.length > MOST_IN_BLOCK || !name || values.some(isTitle) || look.isTitled(name)) return false;
    if (values.some(isCompany)) return !labels.isLabelled(name) || labels.kindOf(name) === 'person';
    return !labels.isLabelled(name) && values.some(isAddress) && values.filter(isNamed).length === 1;
  }

  /** A panel with a person's name for a heading has a subject of its own; any other goes with the page. */
  function isOfSomebodyElse(panel: Element): boolean {
    if (panel.matches('dialog, [role="dialog"]')) return true;
    return [...panel.querySelectorAll(TITLES)].some(
      (heading) => looksLikeFullName(textOf(heading)) || valuesIn(heading, 1, nodesIn).some(isNamed),
    );
  }

  function partOf(node: Node): Element | Text {
    const value = node instanceof Text ? firstOfRun(node) : node;
    const item = value instanceof Text ? several.partIn(value) : undefined;
    return item ?? around(value instanceof Element ? value : parentOf(value)).part;
  }

  return {
    partOf,
    partOfAddress(address) {
      const part = partOf(address);
      const name = part instanceof Element ? several.nameBefore(address, part) : undefined;
      return name ? partOf(name) : part;
    },
    isOfPage: (part) => blocks.has(part),
    reachOf(part) {
      const outer = parentOf(part);
      if (!outer || several.partIn(part) === part) return outer ?? undefined;
      const record = around(outer).part;
      const isField = part instanceof Element && record instanceof Element && several.isField(part, record);
      return isField ? record : undefined;
    },
  };
}

const isAddress = (value: Node): boolean => ADDRESS.test(textOf(value)) || closest(value, ADDRESS_LINKS) !== undefined;

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
