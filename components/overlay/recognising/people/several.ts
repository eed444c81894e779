import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { boxOf, childNodesOf, isValueField, matches, parentOf, textOf, valuesIn } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import { isOwnNameLabel } from '../labels/label-words';
import type { PageSnapshot } from '../page-snapshot';
import { areOfOnePerson, looksLikeFullName } from './full-name';

/** Gives each of several people in one place a separate part. */
export interface Several {
  /** The part of the person that this list item (a name, or an address after it) belongs to. */
  partIn(item: Element | Text): Element | Text | undefined;
  /** Whether an element is the field of one of a record's several people. */
  isField(element: Element, record: Element): boolean;
  /** In a record with several people in fields, none of them its own: the name before an address, which owns it. */
  nameBefore(address: Node, record: Element): Node | undefined;
}

const TITLES = 'h1, h2, h3, [role="heading"]';
const CELLS = 'td, th, dd, dt, [role="cell"], [role="gridcell"], [role="rowheader"]';
const ROWS_AND_LISTS = 'tr, [role="row"], ul, ol, dl, table, tbody, body, main';
/** The maximum number of people in one field. */
const MOST_IN_LIST = 40;
/** The maximum number of values per person: initials, name, address, company, a remove button. */
const MOST_OF_ONE = 5;
/** The maximum number of titles of one record. */
const MOST_TITLES = 10;
export const ADDRESS = /^<?[^\s@<>]+@[^\s@<>]+>?,?$/;
export const ADDRESS_LINKS = 'a[href^="mailto:" i], a[href^="tel:" i], a[href*="linkedin." i]';
/** "and", "To:", "+2": text between people. */
const JOINING = /^(?:[\p{P}\p{S}\d\s]*|\p{Ll}{1,6}|[^:]{1,15}:)$/u;

const AROUND_NAMES = /^[\s,;·|–&/()-]+|[\s,;:·|(<–-]+$|\s*\([^()]*\)$/gu;

type Item = 'name' | 'address' | 'link' | 'joining';

/** Caches its results: create a new one for each pass, during which the page must not change. */
export function createSeveral(snapshot: PageSnapshot): Several {
  const { isName, beginsName, isCompany, labels, nodesIn, nodesOf, knownNames, isTitle, isUser } = snapshot;
  const listed = new Map<Element, ReadonlyMap<Node, Element | Text>>();
  const records = new Map<Element, People>();

  /** Also true for ", Jane Doe (", as between links. */
  const isNameOrLabel = (value: Node): boolean =>
    isName(value) ||
    // The fastest check first: most values are a single word.
    (/[\s,]/.test(textOf(value)) &&
      looksLikeFullName(textOf(value).replace(AROUND_NAMES, '')) &&
      !isCompany(value) &&
      !hasLegalForm(textOf(value)));

  /** Looks for labels last, which takes longest. */
  const isNamed = (value: Node): boolean => isNameOrLabel(value) && (isName(value) || !labels.isLabel(value));

  function peopleIn(list: Element): ReadonlyMap<Node, Element | Text> {
    const seen = listed.get(list) ?? findPeople(list);
    listed.set(list, seen);
    return seen;
  }

  /** The parts of an element's children, if they are several people and nothing else. */
  function findPeople(list: Element): ReadonlyMap<Node, Element | Text> {
    const parts = new Map<Node, Element | Text>();
    const items: { node: Element | Text; kind: Item }[] = [];
    for (const node of childNodesOf(list)) {
      if (!(node instanceof Element || node instanceof Text) || isEmpty(node)) continue;
      const kind = kindOf(node);
      if (!kind || items.length > MOST_IN_LIST) return parts;
      items.push({ node, kind });
    }
    const ofKind = (kind: Item) => items.filter((item) => item.kind === kind).map(({ node }) => node);
    const names = ofKind('name');
    const people = names.length > 0 ? names : ofKind('address');
    const [first] = people;
    const areAlike = people.every(
      (node) => node.nodeName === first?.nodeName && !(isElement(node) && matches(node, TITLES)),
    );
    if (people.length < 2 || !areAlike || areColumns(list)) return parts;
    let person: Element | Text | undefined;
    for (const { node, kind } of items) {
      if (people.includes(node)) person = node;
      if (person && kind !== 'joining') parts.set(node, person);
    }
    return parts;
  }

  const isEmpty = (node: Element | Text): boolean =>
    node instanceof Text ? textOf(node) === '' || firstOfRun(node) !== node : valuesIn(node, 1, nodesIn).length === 0;

  function kindOf(item: Element | Text): Item | undefined {
    if (beginsName(item)) return 'joining';
    const values = item instanceof Text ? [item] : valuesIn(item, MOST_OF_ONE + 1, nodesIn);
    const text = item instanceof Text ? textOf(item) : (item.textContent ?? '').trim();
    const names = values.length > MOST_OF_ONE ? [] : values.filter(isNamed);
    if (names.length === 1) return 'name';
    if (names.length > 1) return undefined;
    if (values.length === 1 && ADDRESS.test(text)) return 'address';
    if (
      isElement(item) &&
      (matches(item, ADDRESS_LINKS) || item.querySelector(ADDRESS_LINKS) !== null) &&
      values.length === 1
    )
      return 'link';
    return JOINING.test(text) ? 'joining' : undefined;
  }

  function peopleOf(record: Element): People {
    const found = records.get(record) ?? findFields(record);
    records.set(record, found);
    return found;
  }

  /** The people in a record's fields for people; for the page, the contacts and the people in its titles. */
  function findFields(record: Element): People {
    const isPage = record.localName === 'body';
    const titles = isPage ? [...record.querySelectorAll(TITLES)].slice(0, MOST_TITLES) : [];
    const values = isPage
      ? [...titles.flatMap((title) => valuesIn(title, 1, nodesIn)), ...knownNames()]
      : [...nodesOf(record)].filter((node) => node instanceof Text || isValueField(node));
    const own: Node[] = [];
    const others: Node[] = [];
    const candidates = values.filter(isNameOrLabel);
    // One is not several. Most rows of a list have one, and are done here.
    for (const value of candidates.length > 1 ? candidates : []) {
      if (!isNamed(value) || isUser(value)) continue;
      const label = labels.textFor(value);
      if (isTitle(value) || (label !== undefined && isOwnNameLabel(label))) own.push(value);
      else if (labels.kindOf(value) === 'person') others.push(value);
    }
    const [first, ...rest] = [...own, ...others].map(textOf);
    return { own, others, areSeveral: rest.some((name) => !areOfOnePerson(name, first ?? '')) };
  }

  return {
    partIn(item) {
      const list = parentOf(item);
      if (!list || (isElement(item) && matches(item, CELLS)) || matches(list, ROWS_AND_LISTS)) return undefined;
      return peopleIn(list).get(item);
    },
    isField(element, record) {
      if (labels.kindAt(element) !== 'person' || element === record) return false;
      const names = valuesIn(element, MOST_OF_ONE + 1, nodesIn).filter(isNamed);
      const [name] = names;
      if (names.length !== 1 || !name || isTitle(name)) return false;
      const { own, areSeveral } = peopleOf(record);
      return areSeveral && !own.some((other) => areOfOnePerson(textOf(other), textOf(name)));
    },
    nameBefore(address, record) {
      const { own, others, areSeveral } = peopleOf(record);
      return areSeveral && own.length === 0 ? others.findLast((name) => isBefore(name, address)) : undefined;
    },
  };
}

interface People {
  /** The record's own person, according to its title or a name field. */
  own: readonly Node[];
  /** The people in its fields for people. */
  others: readonly Node[];
  areSeveral: boolean;
}

const isBefore = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;

const isElement = (node: Node): node is Element => node instanceof Element;

/** Whether the children are aligned with those of an adjacent element, like cells of a row. */
function areColumns(row: Element): boolean {
  const [, ...own] = row.children;
  return [row.previousElementSibling, row.nextElementSibling].some((beside) => {
    const [, ...others] = beside?.children ?? [];
    return own.length > 0 && own.length === others.length && own.every((cell, at) => isAligned(cell, others[at]));
  });
}

const isAligned = (one: Element, other: Element | undefined): boolean =>
  other !== undefined && Math.abs(boxOf(one).left - boxOf(other).left) < 2;
