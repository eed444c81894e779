import type { RecordAddress } from '../../sites/record';
import type { SiteReading } from '../page/chips-contract';
import { closest, createNodesIn, elementOf, type NodesIn, parentOf, textOf } from '../page/safe-dom';
import { firstOfRun } from '../page/text-run';
import type { Dependencies } from './dependencies';
import { looksLikeFullName } from './people/full-name';

/** The rules for reading this site: the catalogue's hints in addition to the general rules. */
export interface SiteRules {
  readRecord: (address: string) => RecordAddress;
  /** Whether a node is in a title of the page. If the main title names a person, lower titles don't count. */
  isTitle(node: Node): boolean;
  /** The text that names the page's record. */
  titleOf(page: Document): Text | undefined;
  /** Whether a node names someone who only works with the record: its owner, author or assignee. */
  isUser(node: Node): boolean;
  /** Skips all texts of a run but the first. */
  nodesIn: NodesIn;
  /** Receives all nodes read through these rules. */
  dependencies: Dependencies;
  /** Whether an element contains a company, known or not. */
  showsCompany(element: Element): boolean;
}

const HIGHEST_TITLES = 'h1, [role="heading"][aria-level="1"]';
const LOWER_TITLES = 'h2, h3, [role="heading"][aria-level="2"], [role="heading"][aria-level="3"]';
/** API names in attributes of cells and fields. Unlike labels, they aren't translated. */
const USER_NAMES =
  /(?<![a-z])(owner(?!ship)|assign(?!ment)|(creat|modifi|updat)e[dr]_?-?by|author(?!i)|sales_?-?(rep|person))/i;
const NAMING = [
  'name',
  'col-id',
  'field',
  'data-name',
  'data-field',
  'data-id',
  'data-column',
  'data-property',
  'class',
];
/** How many levels up to look for a value's field or cell. */
const LEVELS = 5;

export function createSiteRules(
  { hints, readRecord }: SiteReading,
  shadowRootOf: (element: Element) => ShadowRoot | null,
  dependencies: Dependencies,
): SiteRules {
  const highest = hints.title ? `${hints.title}, ${HIGHEST_TITLES}` : HIGHEST_TITLES;
  const titles = `${highest}, ${LOWER_TITLES}`;
  const typeOf = (link: Element | null) => (link instanceof HTMLAnchorElement ? readRecord(link.href).type : undefined);

  const allNodesIn = createNodesIn(shadowRootOf, dependencies.add);
  function* nodesIn(part: Node): Iterable<Text | Element> {
    for (const node of allNodesIn(part)) if (!(node instanceof Text) || firstOfRun(node) === node) yield node;
  }

  return {
    nodesIn,
    dependencies,
    readRecord,
    isTitle(node) {
      const title = closest(node, titles);
      if (!title || title.matches(highest)) return title !== undefined;
      return ![...document.querySelectorAll(highest)].some((other) => {
        dependencies.addAbove(other);
        const text = [...nodesIn(other)].map((part) => (part instanceof Text ? textOf(part) : '')).join(' ');
        return other.checkVisibility() && looksLikeFullName(text.trim());
      });
    },
    titleOf(page) {
      for (const title of page.querySelectorAll(titles)) {
        const texts = page.createTreeWalker(title, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) if ((texts.currentNode as Text).data.trim()) return texts.currentNode as Text;
      }
      return undefined;
    },
    isUser(node) {
      if (typeOf(closest(node, 'a[href]') ?? null) === 'user') return true;
      if (hints.user && closest(node, hints.user)) return true;
      let element = elementOf(node);
      for (let level = 0; element && level < LEVELS; level++, element = parentOf(element)) {
        if (element.matches('tr, [role="row"], li, article, body')) return false;
        if (isNamedForUser(element)) return true;
      }
      return false;
    },
    showsCompany: (element) =>
      (hints.company !== undefined && isShown(element.querySelector(hints.company))) ||
      [...element.querySelectorAll('a[href]')].some((link) => typeOf(link) === 'company' && isShown(link)),
  };
}

const isShown = (element: Element | null): boolean => !!element?.textContent?.trim();

function isNamedForUser(element: Element): boolean {
  return NAMING.some((name) => {
    const value = element.getAttribute(name);
    return value !== null && isUserName(value);
  });
}

/** Accepts `recordOwner` and `record_owner`, but not `homeowner`. */
const isUserName = (name: string): boolean => USER_NAMES.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
