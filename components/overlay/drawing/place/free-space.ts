import type { Hit } from '../../page/hit';
import { bodyOf, elementOf, matches, parentOf } from '../../page/safe-dom';
import { isOnLine, type MentionBox, readMention, valueWidthPx } from './mention-box';
import type { PageBox, PageBoxes } from './page-boxes';

/** The free space for a chip after a mention. Lengths are CSS pixels of the viewport, in the line's direction. */
export interface FreeSpace {
  /** The mention's words on its last line. */
  words: DOMRect;
  isLeftward: boolean;
  /** The start and end of the space. If there is none, the end comes before the start. */
  from: number;
  to: number;
  /** The middles of clickable elements around the mention on its line: a chip there would catch their clicks. */
  middles: number[];
  /** The height of the tallest chip that crosses no edge, and the middle of the line. */
  heightPx: number;
  middleY: number;
  /** Whether the space is at the end inside a field, where only an icon fits. */
  isInField: boolean;
  /** The element the space depends on: the cell, or else an ancestor a few levels up. */
  around: Element;
  /** The visible area around the mention: the intersection of its clipping ancestors. */
  clip: { left: number; right: number; top: number; bottom: number };
  /** Its clipping and scrolling ancestors, innermost first. */
  clips: Element[];
  /** Identifies its column; chips in the same column have the same form. */
  column: string;
  /** The page's scroll position when this was measured. */
  scroll: { x: number; y: number };
  isFixed: boolean;
  /** Whether an ancestor is sticky. */
  isSticky: boolean;
  /** The z-index of the outermost stacking context around it. */
  zIndex: number;
}

/** How many levels up to look for the mention's cell or box, and how many following items to look at. */
const MOST_LEVELS = 8;
const MOST_NEIGHBOURS = 10;
/** The gap between a chip and the edge that limits it. */
const EDGE_PX = 2;
/** A box that ends this close to its text is only as wide as the text, so its edge is no limit. */
const TIGHT_PX = 2;
const PILL_HEIGHT_PX = 40;
const CHIP_HEIGHT_PX = 20;
/** Elements whose own box counts, not that of their text. */
const SOLID = 'button, input, select, textarea, img, svg, video, canvas, [role="button"]';

/** Reads only, writes nothing to the page. `undefined` if the mention has no box. */
export function measureFreeSpace(hit: Hit, boxes: PageBoxes): FreeSpace | undefined {
  const mention = readMention(hit);
  if (!mention) return undefined;
  const field = hit.node instanceof HTMLInputElement ? hit.node : undefined;
  const beside = measureBeside(hit.node, mention, boxes);
  if (!field || widthOf(beside) >= MOST_USEFUL_PX) return beside;
  return measureInside(field, beside, boxes) ?? beside;
}

/** About the width of a chip with a number. */
const MOST_USEFUL_PX = 130;

const widthOf = ({ from, to, isLeftward }: FreeSpace): number => (isLeftward ? from - to : to - from);

/** Finds space for an icon at the end inside a field, where it doesn't cover the value. */
function measureInside(field: HTMLInputElement, beside: FreeSpace, boxes: PageBoxes): FreeSpace | undefined {
  const { rect, border, isLeftward } = boxes.of(field);
  const end = isLeftward ? rect.left + border.left : rect.right - border.right;
  const written = valueWidthPx(field);
  const room = rect.width - border.left - border.right - written;
  if (room < 34) return undefined;
  return { ...beside, from: isLeftward ? end + 30 : end - 30, to: end, middles: [], isInField: true };
}

function measureBeside(node: Text | HTMLElement, mention: MentionBox, boxes: PageBoxes): FreeSpace {
  const { line, words } = mention;
  const own = node instanceof HTMLInputElement ? node : undefined;
  const parent = (own ? parentOf(own) : elementOf(node)) ?? bodyOf(document);
  const { isLeftward } = boxes.of(parent);
  const endOf = ({ left, right }: DOMRect) => (isLeftward ? -left : right);
  const startOf = ({ left, right }: DOMRect) => (isLeftward ? -right : left);
  const middleY = (line.top + line.bottom) / 2;

  let from = endOf(line);
  let to = isLeftward ? 0 : document.documentElement.clientWidth;
  if (from > to) to = Number.POSITIVE_INFINITY;
  to -= EDGE_PX;
  let around: PageBox | undefined;
  let block: PageBox | undefined;
  let spaceY = Number.POSITIVE_INFINITY;
  const middles: number[] = [];
  const clips: Element[] = [];
  const clip = {
    left: Number.NEGATIVE_INFINITY,
    right: Number.POSITIVE_INFINITY,
    top: Number.NEGATIVE_INFINITY,
    bottom: Number.POSITIVE_INFINITY,
  };
  let [isFixed, isSticky, zIndex, level] = [false, false, 0, 0];
  let column = `${Math.round(startOf(words))} ${parent.nodeName} ${Element.prototype.getAttribute.call(parent, 'class')}`;

  for (const box of boxes.around(parent)) {
    const { rect, border, element } = box;
    const isRoot = element === bodyOf(document);
    const inner = isLeftward ? -(rect.left + border.left) : rect.right - border.right;
    const contentEnd = inner - (isLeftward ? box.padding.left : box.padding.right);
    const isNear = level++ < MOST_LEVELS && !around?.isCell;
    if (isNear && !isRoot) around = box;
    if (!box.isInline && !isRoot) block ??= box;
    const isTight = contentEnd - from < TIGHT_PX && contentEnd - from > -TIGHT_PX;
    const isPill = box.isDrawn && isTight && !box.isCell && rect.height < PILL_HEIGHT_PX;
    if (isPill) from = Math.max(from, endOf(rect));
    else if (box.isCell || (!box.isInline && (box.isDrawn || (box.isClipping && !isTight)))) {
      if (!isRoot || box.isClipping) to = Math.min(to, inner - EDGE_PX);
      if (!isRoot) spaceY = Math.min(spaceY, middleY - rect.top - border.top, rect.bottom - border.bottom - middleY);
    }
    if (box.isCell && isNear) column = `${Math.round(startOf(rect))} cell`;
    if (box.isClickable && !isRoot) {
      const y = (rect.top + rect.bottom) / 2;
      if (Math.abs(y - middleY) < CHIP_HEIGHT_PX) middles.push((startOf(rect) + endOf(rect)) / 2);
    }
    if (!isRoot && box.isClipping) {
      clips.push(element);
      if (!isTight) {
        clip.left = Math.max(clip.left, rect.left + border.left);
        clip.right = Math.min(clip.right, rect.right - border.right);
        clip.top = Math.max(clip.top, rect.top + border.top);
        clip.bottom = Math.min(clip.bottom, rect.bottom - border.bottom);
      }
    }
    if (box.position === 'fixed') isFixed = true;
    if (box.position === 'sticky') isSticky = true;
    if (box.zIndex !== undefined) ({ zIndex } = box as { zIndex: number });
  }

  const outer = around?.element ?? parent;
  const next = [...mention.rest, ...neighboursOf(own ?? node, outer)]
    .filter((rect) => isOnLine(rect, line))
    .map(startOf)
    .filter((start) => start >= endOf(line) - 1);
  to = Math.min(to, ...next.map((start) => start - EDGE_PX));
  const lineHeight = Math.max(boxes.of(parent).lineHeightPx, line.height);
  const isAlone = block !== undefined && block.rect.height < lineHeight * 1.9;
  const heightPx = Math.min(CHIP_HEIGHT_PX, 2 * spaceY, isAlone ? CHIP_HEIGHT_PX : Math.max(14, lineHeight));
  const mirrored = (x: number) => (isLeftward ? -x : x);
  return {
    words,
    isLeftward,
    from: mirrored(from),
    to: mirrored(to),
    middles: middles.map(mirrored),
    heightPx: Math.floor(heightPx),
    middleY,
    isInField: false,
    around: outer,
    clip,
    clips,
    column,
    scroll: { x: scrollX, y: scrollY },
    isFixed,
    isSticky,
    zIndex,
  };
}

/** The boxes of the next few items after a node. */
function neighboursOf(node: Node, around: Element): DOMRect[] {
  const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const rects: DOMRect[] = [];
  walker.currentNode = lastWithin(node);
  for (let count = 0; count < MOST_NEIGHBOURS && walker.nextNode(); ) {
    const next = walker.currentNode;
    if (next instanceof Text ? next.data.trim() === '' : !isLeaf(next as Element)) continue;
    rects.push(...rectsOf(next));
    walker.currentNode = lastWithin(next);
    count++;
  }
  return rects;
}

const isLeaf = (element: Element): boolean => !Node.prototype.hasChildNodes.call(element) || matches(element, SOLID);

function lastWithin(node: Node): Node {
  const walker = document.createTreeWalker(node);
  while (walker.lastChild());
  return walker.currentNode;
}

function rectsOf(node: Node): DOMRect[] {
  if (node instanceof Element) return [...Element.prototype.getClientRects.call(node)].filter(({ width }) => width > 0);
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}
