import { looksLikeFullName } from './full-name';

/** Elements that speak of one person by what they are. */
const ROWS = 'tr, [role="row"], li, [role="listitem"], article, [role="article"], [role="treeitem"], [role="option"]';
/** Panels over a page: a drawer with a preview, a dialog, but also a column with more about the page's own record. */
const PANELS = 'dialog, [role="dialog"], [role="complementary"], aside, [popover]';
const HIGHEST = new Set(['BODY', 'HTML', 'MAIN', 'FORM', 'TABLE', 'TBODY', 'UL', 'OL', 'DL']);

/** The next element up, out of shadow roots too. */
export function parentOf(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** What is around an element and speaks of one person; a row stands above a card, since a card in it is but a cell. */
interface Surroundings {
  part: Element;
  isRow: boolean;
}

/**
 * Makes the function that finds the part of the page that a node stands in and that speaks of one person: the nearest
 * row, list item or card, else the panel or page. `names` are the nodes that show a known name: those are no labels.
 * It remembers what it saw, so it is good for one look at a page that does not change meanwhile.
 */
export function createScopeFinder(names: ReadonlySet<Node>): (node: Node) => Element {
  const known = new Map<Element, Surroundings>();

  function around(element: Element | null): Surroundings {
    if (!element) return { part: document.body, isRow: false };
    const found = known.get(element) ?? find(element);
    known.set(element, found);
    return found;
  }

  function find(element: Element): Surroundings {
    if (element.tagName === 'BODY') return { part: element, isRow: false };
    if (element.matches(PANELS) && isOfSomebodyElse(element)) return { part: element, isRow: false };
    if (element.matches(ROWS) && !isField(element, names)) return { part: element, isRow: true };
    const outer = around(parentOf(element));
    const isOwnCard = !outer.isRow && !element.matches(ROWS) && isCard(element) && !isField(element, names);
    return isOwnCard ? { part: element, isRow: false } : outer;
  }

  return (node) => around(node instanceof Element ? node : parentOf(node)).part;
}

export const isPageScope = (scope: Node): boolean => scope.nodeName === 'BODY';

/** A panel with a person's name for a heading has a subject of its own; any other goes with the page. */
function isOfSomebodyElse(panel: Element): boolean {
  if (panel.matches('dialog, [role="dialog"]')) return true;
  const headings = [...panel.querySelectorAll('h1, h2, h3, [role="heading"]')];
  return headings.some((heading) =>
    looksLikeFullName(heading.querySelector('input')?.value ?? heading.textContent?.trim() ?? ''),
  );
}

/**
 * A row, item or look-alike that shows one field of a record, such as `<th>E-mail</th><td>…</td>`: it speaks of whom
 * the record is about.
 */
function isField(element: Element, names: ReadonlySet<Node>): boolean {
  const [label, ...values] = valuesIn(element, 4);
  if (!label || label.nodeType !== Node.TEXT_NODE || names.has(label)) return false;
  if (values.length === 0 || values.length > 2) return false;
  const text = (label as Text).data.trim();
  const parent = label.parentElement;
  if (parent?.closest('label, dt') || text.endsWith(':')) return true;
  if (element.tagName === 'TR') {
    const cell = parent?.closest('th, td');
    return element.children.length === 2 && (cell?.tagName === 'TH' || cell?.hasAttribute('scope') === true);
  }
  return values.length === 1 && !looksLikeFullName(text) && !parent?.closest('a, b, strong, h1, h2, h3, h4, h5, h6');
}

/** The texts and form fields of an element, the first so many. */
function valuesIn(element: Element, most: number): Node[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const values: Node[] = [];
  for (let node = walker.nextNode(); node && values.length < most; node = walker.nextNode()) {
    const isValue =
      node.nodeType === Node.TEXT_NODE
        ? (node as Text).data.trim().length > 1
        : /^(INPUT|TEXTAREA)$/.test(node.nodeName);
    if (isValue) values.push(node);
  }
  return values;
}

/**
 * One of several siblings that look alike and stand in rows or columns of their own: a card, or a row of a table that
 * is made of plain elements. The cells of such a row are alike too, but stand side by side in a single line.
 */
function isCard(element: Element): boolean {
  if (HIGHEST.has(element.tagName)) return false;
  const neighbour = [element.nextElementSibling, element.previousElementSibling]
    .flatMap((sibling) => sibling ?? [])
    .find((sibling) => looksLike(sibling, element));
  // A lone text or field is a value, not a card.
  if (!neighbour || valuesIn(element, 2).length < 2) return false;
  const [own, other] = [element.getBoundingClientRect(), neighbour.getBoundingClientRect()];
  const isBeside = Math.abs(own.top - other.top) < 4;
  return !isBeside || own.height >= 56;
}

const looksLike = (one: Element, other: Element): boolean =>
  one.tagName === other.tagName && (one.classList[0] ?? '') === (other.classList[0] ?? '');
