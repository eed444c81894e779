import { boxOf, matches, parentOf } from '../../page/safe-dom';

/** What an element means for chips in and around it: its box, and what its style does to what overflows it. */
export interface PageBox {
  element: Element;
  rect: DOMRect;
  isInline: boolean;
  /** Nothing of its content is seen beyond its edges. */
  isClipping: boolean;
  /** Has an edge that can be seen: a border, a background of its own, a shadow. */
  isDrawn: boolean;
  isCell: boolean;
  /** A person may click its middle and mean the element itself. */
  isClickable: boolean;
  position: string;
  /** Within its parent's stacking context; `undefined` where it starts no context of its own. */
  zIndex: number | undefined;
  isLeftward: boolean;
  lineHeightPx: number;
  /** Border widths, and padding behind the content on the line. */
  border: { left: number; right: number; top: number; bottom: number };
  padding: { left: number; right: number };
}

/** Reads boxes, each once: rows share what is around them. Valid until the page is laid out again. */
export interface PageBoxes {
  of(element: Element): PageBox;
  /** From an element outwards, out of shadow roots too, without the root element. */
  around(element: Element | null): Iterable<PageBox>;
}

const CELL = 'td, th, [role="gridcell"], [role="cell"], [role="rowheader"], [role="columnheader"]';
const CLICKABLE =
  'a, button, [role="button"], [role="link"], label, summary, [onclick], tr, li, [role="row"], [role="listitem"], [role="option"], [role="menuitem"], article';
/** A box that is no higher and no narrower may be a row, whether it says so or not. */
const ROW_HEIGHT_PX = 80;
const ROW_WIDTH_PX = 300;

export function createPageBoxes(): PageBoxes {
  const boxes = new Map<Element, PageBox>();

  function of(element: Element): PageBox {
    const known = boxes.get(element);
    if (known) return known;
    const box = readBox(element);
    boxes.set(element, box);
    return box;
  }

  return {
    of,
    *around(element) {
      for (let at = element; at && at !== document.documentElement; at = parentOf(at)) yield of(at);
    },
  };
}

const px = (length: string): number => Number.parseFloat(length) || 0;

function readBox(element: Element): PageBox {
  const style = getComputedStyle(element);
  const rect = boxOf(element);
  const isInline = style.display === 'inline' || style.display === 'contents';
  const isCell = matches(element, CELL);
  const border = {
    left: px(style.borderLeftWidth),
    right: px(style.borderRightWidth),
    top: px(style.borderTopWidth),
    bottom: px(style.borderBottomWidth),
  };
  const isRow = rect.height <= ROW_HEIGHT_PX && rect.width >= ROW_WIDTH_PX && !isCell && !isInline;
  return {
    element,
    rect,
    isInline,
    isClipping:
      !isInline &&
      (style.overflowX !== 'visible' ||
        style.overflowY !== 'visible' ||
        style.clipPath !== 'none' ||
        /paint|content|strict/.test(style.contain) ||
        (style.contentVisibility ?? 'visible') !== 'visible'),
    isDrawn:
      Math.max(border.left, border.right) > 0 ||
      !isTransparent(style.backgroundColor) ||
      style.backgroundImage !== 'none' ||
      style.boxShadow !== 'none',
    isCell,
    isClickable: isRow || matches(element, CLICKABLE) || style.cursor === 'pointer',
    position: style.position,
    zIndex: zIndexOf(style),
    isLeftward: style.direction === 'rtl',
    lineHeightPx: px(style.lineHeight),
    border,
    padding: { left: px(style.paddingLeft), right: px(style.paddingRight) },
  };
}

export const isTransparent = (color: string): boolean =>
  color === 'transparent' || /[,/]\s*0(?:\.0+)?%?\)$/.test(color);

/** Flex and grid items can have an order without a position; they are read as if they all could. */
function zIndexOf(style: CSSStyleDeclaration): number | undefined {
  if (style.zIndex !== 'auto') return Number(style.zIndex);
  const isContext =
    style.position === 'fixed' ||
    style.position === 'sticky' ||
    Number(style.opacity) < 1 ||
    style.transform !== 'none' ||
    style.filter !== 'none' ||
    style.isolation === 'isolate' ||
    /paint|content|strict|layout/.test(style.contain);
  return isContext ? 0 : undefined;
}
