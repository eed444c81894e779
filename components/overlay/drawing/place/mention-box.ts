import { shownBy } from '../../page/field';
import { type Hit, isInlineSafe } from '../../page/hit';
import { boxOf } from '../../page/safe-dom';

const LEAST_VISIBLE_PX = 2;
/** How many elements of a link are examined. */
const MOST_IN_LINK = 30;

/** The position of a mention in the viewport. */
export interface MentionBox {
  /** The mention's words on its last line. */
  words: DOMRect;
  /** What a chip may follow: the words, or the rest of their text if it mentions nobody else. */
  line: DOMRect;
  /** The boxes of the same text after `line` on the same line. */
  rest: DOMRect[];
}

/** Measures where a hit is; `undefined` if it has no box. */
export function readMention(hit: Hit): MentionBox | undefined {
  const { node } = hit;
  if (!(node instanceof Text)) {
    const rect = node.isConnected ? boxesOf(node).at(-1) : undefined;
    return rect && { words: rect, line: rect, rest: [] };
  }
  const { start = 0, end = node.length } = hit;
  if (end > node.length || start >= end) return undefined;
  const words = rectsBetween(node, start, end).at(-1);
  if (!words) return undefined;
  const following = isBlank(node.data.slice(end)) ? [] : rectsBetween(node, end, node.length);
  const rest = following.filter((rect) => isOnLine(rect, words));
  const isLastLine = rest.length === following.length;
  if (rest.length === 0 || !isInlineSafe(hit) || !isLastLine) return { words, line: words, rest };
  return { words, line: rest.reduce(unite, words), rest: [] };
}

/** The boxes of an element's content, because a link may be as wide as its cell. */
function boxesOf(element: HTMLElement): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  const own = visible(element.getClientRects());
  const rects = isReplaced(element) ? own : visible(range.getClientRects());
  const isInside = (rect: DOMRect) =>
    own.some((box) => rect.left < box.right && rect.right > box.left && isOnLine(rect, box));
  const shown = rects.every(isInside) ? rects : withoutClipped(rects, element);
  return shown.length > 0 ? shown : own;
}

/** Removes the boxes of words for screen readers, which are clipped: they are several lines below their element. */
function withoutClipped(rects: readonly DOMRect[], element: HTMLElement): DOMRect[] {
  const range = document.createRange();
  const isClipped = (one: Element) => {
    const { width, height } = boxOf(one);
    return (width < LEAST_VISIBLE_PX || height < LEAST_VISIBLE_PX) && getComputedStyle(one).overflowX !== 'visible';
  };
  const clipped = [...element.querySelectorAll('*')].slice(0, MOST_IN_LINK).filter(isClipped);
  const hidden = clipped.flatMap((one) => {
    range.selectNode(one);
    return [...range.getClientRects()];
  });
  return rects.filter(({ top, left }) => !hidden.some((rect) => rect.top === top && rect.left === left));
}

function rectsBetween(text: Text, start: number, end: number): DOMRect[] {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return visible(range.getClientRects());
}

const isReplaced = (element: Element): boolean => /^(?:input|textarea|select|img)$/i.test(element.localName);
const visible = (rects: DOMRectList): DOMRect[] => [...rects].filter(({ width, height }) => width > 0 && height > 0);
const isBlank = (text: string): boolean => text.trim() === '';

export const isOnLine = (rect: DOMRect, line: DOMRect): boolean =>
  rect.top < line.bottom - 2 && rect.bottom > line.top + 2;

function unite(one: DOMRect, other: DOMRect): DOMRect {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  return new DOMRect(left, top, Math.max(one.right, other.right) - left, Math.max(one.bottom, other.bottom) - top);
}

/** The width of a field's value, including the padding before it. */
export function valueWidthPx(field: HTMLInputElement): number {
  const { font, paddingLeft, letterSpacing, textTransform } = getComputedStyle(field);
  measuring ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (!measuring) return Number.POSITIVE_INFINITY;
  measuring.font = font;
  const value = textTransform === 'uppercase' ? shownBy(field).toUpperCase() : shownBy(field);
  const spacing = (Number.parseFloat(letterSpacing) || 0) * value.length;
  return measuring.measureText(value).width + spacing + (Number.parseFloat(paddingLeft) || 0);
}

let measuring: CanvasRenderingContext2D | undefined;
