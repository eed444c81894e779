import { bodyOf, parentOf } from '../page/safe-dom';

/** Where a chip goes: behind or before a node, or to the end or the beginning of it. */
export interface Spot {
  node: ChildNode;
  isInside: boolean;
}

/** What is around a spot, and what is free there before any chip has come. */
export interface FreeSpace {
  /** Free on the line behind the spot, in CSS pixels: up to what stands next, or where it would be cut off. */
  widthPx: number;
  /** From the end of the line's text to the middle of what is clicked around it; negative where nothing is. */
  toMiddlePx: number;
  /** The part of the page that the room depends on: the cell, else what stands a few levels above. */
  around: Element;
  /** What grows when a line is pushed on. */
  block: Element;
  blockHeightPx: number;
}

/** What takes clicks for itself: a chip inside would be part of it. What is edited would be saved with it. */
export const CLICKABLE =
  'a, button, [role="button"], [role="link"], label, summary, [contenteditable]:not([contenteditable="false" i])';
const CELL = 'td, th, [role="gridcell"], [role="cell"]';
/** Drawn as a whole: the text in them is not their edge. */
const SOLID = 'button, input, select, textarea, img, svg, [role="button"]';

/** So far up it is looked for what cuts off, and so many things further on for what stands next. */
const MOST_LEVELS = 8;
const MOST_NEIGHBOURS = 10;
/** What is cut off at an edge is not let touch it. */
const EDGE_PX = 2;

/** Reads only. Lines may run either way. */
export function measureFreeSpace({ node, isInside }: Spot): FreeSpace {
  const parent = (isInside ? (node as unknown as Element) : parentOf(node)) ?? bodyOf(document);
  const isLeftward = getComputedStyle(parent).direction === 'rtl';
  const endOf = ({ left, right }: DOMRect) => (isLeftward ? -left : right);
  const startOf = ({ left, right }: DOMRect) => (isLeftward ? -right : left);

  const line = rectsOf(node, isInside).at(-1);
  const [around, block, edges] = surroundingsOf(parent);
  const blockHeightPx = block.getBoundingClientRect().height;
  if (!line) return { widthPx: 0, toMiddlePx: -1, around, block, blockHeightPx };
  const page = new DOMRect(0, 0, document.documentElement.clientWidth, 0);
  const isOffPage = endOf(line) > endOf(page);
  const limits = [...edges.map(endOf), ...(isOffPage ? [] : [endOf(page)])].map((edge) => edge - EDGE_PX);
  const next = neighboursOf(node, around)
    .filter(({ top, bottom }) => top < line.bottom - 2 && bottom > line.top + 2)
    .map(startOf)
    .filter((start) => start >= endOf(line) - 1);
  const clickable = parent.closest(CLICKABLE)?.getBoundingClientRect();
  const toMiddlePx = clickable ? (startOf(clickable) + endOf(clickable)) / 2 - endOf(line) : -1;
  return { widthPx: Math.min(...limits, ...next) - endOf(line), toMiddlePx, around, block, blockHeightPx };
}

/** What the room depends on, what grows with its lines, and the boxes whose edges cut off. */
export function surroundingsOf(parent: Element): [around: Element, block: Element, edges: DOMRect[]] {
  const edges: DOMRect[] = [];
  let block: Element | undefined;
  let around = parent;
  for (let element: Element | null = parent, level = 0; element && level < MOST_LEVELS; level++) {
    const { display, overflowX } = getComputedStyle(element);
    const isCell = element.matches(CELL);
    if (display !== 'inline' && display !== 'contents') block ??= element;
    if (isCell || (overflowX !== 'visible' && display !== 'inline')) edges.push(element.getBoundingClientRect());
    around = element;
    if (isCell) break;
    element = parentOf(element);
  }
  return [around, block ?? around, edges];
}

/** Where the next few things behind a node are. */
export function neighboursOf(node: Node, around: Element): DOMRect[] {
  const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const rects: DOMRect[] = [];
  walker.currentNode = lastWithin(node);
  for (let count = 0; count < MOST_NEIGHBOURS && walker.nextNode(); ) {
    const next = walker.currentNode;
    if (next instanceof Text ? next.data.trim() === '' : !isLeaf(next as Element)) continue;
    rects.push(...rectsOf(next, false));
    walker.currentNode = lastWithin(next);
    count++;
  }
  return rects;
}

const isLeaf = (element: Element): boolean => element.childNodes.length === 0 || element.matches(SOLID);

function lastWithin(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

/** The boxes of a node, or of what is in it. */
function rectsOf(node: Node, isInside: boolean): DOMRect[] {
  if (node instanceof Element && !isInside) return [...node.getClientRects()].filter(({ width }) => width > 0);
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}
