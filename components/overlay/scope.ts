/** Elements that speak of one person by what they are. */
const ROWS = 'tr, [role="row"], li, [role="listitem"], article, [role="article"], [role="treeitem"], [role="option"]';
/** Panels over a page have a subject of their own: a drawer with a preview, a dialog. */
const PANELS = 'dialog, [role="dialog"], [role="complementary"], aside, [popover]';
const HIGHEST = new Set(['BODY', 'HTML', 'MAIN', 'FORM', 'TABLE', 'TBODY', 'UL', 'OL', 'DL']);

/** The next element up, out of shadow roots too. */
export function parentOf(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/**
 * The part of the page that a node stands in and that speaks of one person: the nearest row, list item or card,
 * else the panel or page.
 */
export function scopeOf(node: Node): Element {
  let scope: Element | undefined;
  for (let element = node instanceof Element ? node : parentOf(node); element; element = parentOf(element)) {
    if (element.matches(PANELS)) return element;
    if (element.matches(ROWS)) {
      if (!isFieldRow(element)) return element;
    } else if (isCard(element)) scope ??= element;
    // A card inside a row is a cell that looks like one.
    if (element.tagName === 'BODY') break;
  }
  return scope ?? node.ownerDocument?.body ?? document.body;
}

/** Whether the scope is a part of the page, and not what the page itself is about. */
export const isPageScope = (scope: Element): boolean => scope.tagName === 'BODY' || scope.matches(PANELS);

/** A row or item that shows one field of a record, such as `<th>E-mail</th><td>…</td>`, speaks of the record. */
function isFieldRow(row: Element): boolean {
  if (row.tagName !== 'TR') return false;
  return row.children.length === 2 && row.firstElementChild?.tagName === 'TH';
}

/**
 * One of several siblings that look alike and stand in rows or columns of their own: a card, or a row of a table that
 * is made of plain elements. The cells of such a row are alike too, but stand side by side in a single line.
 */
function isCard(element: Element): boolean {
  if (HIGHEST.has(element.tagName)) return false;
  const parent = element.parentElement;
  if (!parent || parent.childElementCount < 2) return false;
  const alike = [...parent.children].filter((other) => looksLike(other, element));
  if (alike.length < 2) return false;
  const at = alike.indexOf(element);
  const neighbour = alike[at + 1] ?? alike[at - 1];
  if (!neighbour) return false;
  const [own, other] = [element.getBoundingClientRect(), neighbour.getBoundingClientRect()];
  const isBeside = Math.abs(own.top - other.top) < 4;
  if (!isBeside) return element.textContent !== null && hasSeveralTexts(element);
  return own.height >= 56 && hasSeveralTexts(element);
}

const looksLike = (one: Element, other: Element): boolean =>
  one.tagName === other.tagName && (one.classList[0] ?? '') === (other.classList[0] ?? '');

/** A lone text is a value, not a card. */
function hasSeveralTexts(element: Element): boolean {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    if ((walker.currentNode as Text).data.trim().length > 1 && ++texts > 1) return true;
  }
  return element.querySelector('input, a[href^="mailto:"], a[href^="tel:"]') !== null;
}

const HEADINGS = 'h1, [role="heading"][aria-level="1"]';

/** Whether a node stands in what names the page: its first headings. */
export function isHeading(node: Node): boolean {
  for (let element = node instanceof Element ? node : parentOf(node); element; element = parentOf(element)) {
    if (element.matches(HEADINGS)) return true;
  }
  return false;
}
