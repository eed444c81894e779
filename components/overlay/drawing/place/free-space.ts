import type { Hit } from '../../page/hit';
import { bodyOf, elementOf, matches, parentOf } from '../../page/safe-dom';
import { isOnLine, type MentionBox, readMention, valueWidthPx } from './mention-box';
import type { PageBox, PageBoxes } from './page-boxes';

/** The room for a chip behind a mention. Lengths are CSS pixels of the viewport, along the line as it runs. */
export interface FreeSpace {
  /** The mention's words on their last line. */
  words: DOMRect;
  isLeftward: boolean;
  /** Where the room begins and ends; the other way round where there is none. */
  from: number;
  to: number;
  /** Middles of what is clicked around the mention, on its line: a chip that lay there would take those clicks. */
  middles: number[];
  /** The tallest chip that crosses no edge, and the middle of its line. */
  heightPx: number;
  middleY: number;
  /** Only the smallest chip belongs here: inside a field, at its end. */
  isInField: boolean;
  /** The part of the page that the room depends on: the cell, else what stands a few levels above. */
  around: Element;
  /** What is seen of the page around the mention: what cuts off, taken together. */
  clip: { left: number; right: number; top: number; bottom: number };
  /** What cuts off, scrolls, or is fixed around it, innermost first. */
  clips: Element[];
  /** The column that it stands in; chips of one column look alike. */
  column: string;
  /** How far the page was scrolled when this was measured. */
  scroll: { x: number; y: number };
  isFixed: boolean;
  /** Sticks somewhere while the page scrolls. */
  isSticky: boolean;
  /** Of the outermost stacking context around it. */
  zIndex: number;
}

/** So far up is looked for the cell or box that a mention belongs to, and so many things further on for what stands next. */
const MOST_LEVELS = 8;
const MOST_NEIGHBOURS = 10;
/** A chip does not touch what limits it. */
const EDGE_PX = 2;
/** A box that ends so near to its text is as wide as its text, and says nothing about the room. */
const TIGHT_PX = 2;
const PILL_HEIGHT_PX = 40;
const CHIP_HEIGHT_PX = 20;
/** Drawn as a whole: the text in them is not their edge. */
const SOLID = 'button, input, select, textarea, img, svg, video, canvas, [role="button"]';

/** Reads only. Nothing where the mention has no box. */
export function measureFreeSpace(hit: Hit, boxes: PageBoxes): FreeSpace | undefined {
  const mention = readMention(hit);
  if (!mention) return undefined;
  const field = hit.node instanceof HTMLInputElement ? hit.node : undefined;
  const beside = measureBeside(hit.node, mention, boxes);
  if (!field || widthOf(beside) >= MOST_USEFUL_PX) return beside;
  return measureInside(field, beside, boxes) ?? beside;
}

/** A chip with its number needs about so much. */
const MOST_USEFUL_PX = 130;

const widthOf = ({ from, to, isLeftward }: FreeSpace): number => (isLeftward ? from - to : to - from);

/** The end of a field belongs to it: an icon there covers nothing that is written. */
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

/** Where the next few things behind a node are. */
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
