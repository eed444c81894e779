import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { isPageScope } from '../../page/hit';
import { bodyOf, closest, parentOf, textOf, valuesIn } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import type { PageSnapshot } from '../page-snapshot';
import { looksLikeFullName } from './full-name';
import { ADDRESS, ADDRESS_LINKS, createSeveral } from './several';

/** Elements that are about one person because of their type or role. */
const ROWS = 'tr, [role="row"], li, [role="listitem"], article, [role="article"], [role="treeitem"], [role="option"]';
/** Panels: a drawer with a preview or a dialog, but also a column with more about the page's own record. */
const PANELS = 'dialog, [role="dialog"], [role="complementary"], aside, [popover]';
const TITLES = 'h1, h2, h3, [role="heading"]';
const HIGHEST = new Set(['body', 'html', 'main', 'table', 'tbody', 'ul', 'ol', 'dl']);
/** A block about one person has at most this many values. */
const MOST_IN_BLOCK = 8;
/** How many values of a possible section are examined. */
const MOST_IN_SECTION = 60;
/** More siblings than this are rows of a list, not sections. */
const MOST_SECTIONS = 60;
/** How many elements of the same class are compared. */
const MOST_ALIKE = 20;
const LEAST_CARD_HEIGHT = 56;
/** More siblings than this are cards, not sections. */
const MOST_BESIDE = 4;

/** The part around an element. A row takes precedence over a card, because a card in a row is just a cell. */
interface Surroundings {
  part: Element | Text;
  isRow: boolean;
}

/** Finds the parts of a page that are about one person each. */
export interface ScopeFinder {
  /** The part that contains a node: the closest row, list item or card, or else the panel or page. */
  partOf(node: Node): Element | Text;
  /** Like `partOf`, for an address: in a record with several people, the part of the person named before it. */
  partOfAddress(address: Node): Element | Text;
  /** Whether a node is in a row, which is never the page's own part. Takes less time than `partOf`. */
  isInRow(node: Node): boolean;
  /** Whether a part is the page itself or a block of it, not a row, card or panel. */
  isOfPage(part: Element | Text): boolean;
  /** For the part of one of several people: the list or record that may contain more of their clues. */
  reachOf(part: Element | Text): Element | undefined;
}

/** Caches its results: create a new one for each pass, during which the page must not change. */
export function createScopeFinder(snapshot: PageSnapshot): ScopeFinder {
  const { isName, isCompany, labels, nodesIn, rowsOf, isUser, isTitle } = snapshot;
  const known = new Map<Element, Surroundings>();
  const several = createSeveral(snapshot);
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

  /** Also true for "Jane Doe (Acme)". */
  const isNamed = (value: Node): boolean =>
    isName(value) || looksLikeFullName(textOf(value).replace(/\s*\([^()]*\)$/, ''));

  /**
   * A section contains fields of the page's own record and names nobody else: they describe a person named elsewhere.
   */
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

  /** A company's own section is next to a list of its people and has few siblings. */
  const isBesideList = (element: Element): boolean =>
    (parentOf(element)?.childElementCount ?? 0) <= MOST_BESIDE &&
    element.querySelector(ROWS) === null &&
    [element.nextElementSibling, element.previousElementSibling].some(
      (beside) => (beside?.querySelectorAll(ROWS).length ?? 0) > 0,
    );

  /** Whether a value is labelled as something other than a name, such as a job or a town. */
  const isValueOfAnotherKind = (value: Node): boolean =>
    !isName(value) && labels.isFieldValue(value) && labels.kindOf(value) !== 'person';

  /**
   * A card is one of several similar siblings, in rows or columns; so is a row of a table made of plain elements. The
   * cells of such a row are similar too, but they are side by side on one line and don't each name a person.
   */
  function isCard(element: Element): boolean {
    const neighbours = [element.nextElementSibling, element.previousElementSibling]
      .flatMap((sibling) => sibling ?? [])
      .filter((sibling) => (isMoreThanValue(sibling) || hasSameParts(sibling, element)) && looksLike(sibling, element));
    const [neighbour] = neighbours;
    if (!neighbour || !isMoreThanValue(element)) return false;
    const [own, other] = [element.getBoundingClientRect(), neighbour.getBoundingClientRect()];
    const isBeside = Math.abs(own.top - other.top) < 4;
    if (!isBeside || own.height >= LEAST_CARD_HEIGHT) return true;
    return [element, ...neighbours].every(showsSomebodyAmongMore);
  }

  /**
   * One of several elements with the same class, anywhere on the page, that each start with a person: in a tree or
   * lane.
   */
  function isOneOfMany(element: Element): boolean {
    const name = firstClass(element);
    if (name === '' || snapshot.knownNames().next().done || !beginsWithSomebody(element)) return false;
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

  /** A single text or field is a value, not a card. */
  const isMoreThanValue = (element: Element): boolean => valuesIn(element, 2, nodesIn).length > 1;

  function showsSomebodyAmongMore(element: Element): boolean {
    const values = valuesIn(element, MOST_IN_BLOCK, nodesIn);
    return values.length > 1 && values.some(isNamed);
  }

  /** A block names one person with their company or address, on a page about something else. */
  function isBlock(element: Element): boolean {
    if (snapshot.knownNames().next().done) return false;
    const values = valuesIn(element, MOST_IN_BLOCK + 1, nodesIn);
    const name = values.find(isName);
    if (values.length > MOST_IN_BLOCK || !name || values.some(isTitle) || snapshot.isTitled(name)) return false;
    if (values.some(isCompany)) return !labels.isLabelled(name) || labels.kindOf(name) === 'person';
    return !labels.isLabelled(name) && values.some(isAddress) && values.filter(isNamed).length === 1;
  }

  /** A panel whose heading is a person's name is about that person; other panels belong to the page. */
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
    isInRow(node) {
      const row = closest(node, ROWS);
      return row !== undefined && around(row).isRow;
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

/** Similar in tag name, class and inner structure. Sections of a page usually share only tag name and class. */
function looksLike(one: Element, other: Element): boolean {
  if (one.tagName !== other.tagName || firstClass(one) !== firstClass(other)) return false;
  const [own, others] = [structureOf(one), structureOf(other)];
  const shared = [...own].filter((part) => others.has(part)).length;
  return shared * 2 >= Math.min(own.size, others.size);
}

/** Whether some of the parts may just be empty. */
const hasSameParts = ({ childElementCount }: Element, other: Element): boolean =>
  childElementCount > 1 && childElementCount === other.childElementCount;

const firstClass = (element: Element): string => element.classList[0] ?? '';

/** The tag names and classes of descendants, two levels deep. */
function structureOf(element: Element): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const child of [...element.children].slice(0, 20)) {
    const kind = `${child.tagName}.${firstClass(child)}`;
    kinds.add(kind);
    for (const inner of [...child.children].slice(0, 20)) kinds.add(`${kind}>${inner.tagName}.${firstClass(inner)}`);
  }
  return kinds;
}
