import { boxOf, matches, parentOf } from '../../page/safe-dom';

/** An element's box and the styles that affect chips in and around it. */
export interface PageBox {
  element: Element;
  rect: DOMRect;
  isInline: boolean;
  /** Whether it clips its content. */
  isClipping: boolean;
  /** Whether it has a visible edge: a border, a background or a shadow. */
  isDrawn: boolean;
  isCell: boolean;
  /** Whether users may click its middle to activate it. */
  isClickable: boolean;
  position: string;
  /** Within its parent's stacking context; `undefined` if it doesn't create one. */
  zIndex: number | undefined;
  isLeftward: boolean;
  lineHeightPx: number;
  /** Border widths, and the padding at both ends of the line. */
  border: { left: number; right: number; top: number; bottom: number };
  padding: { left: number; right: number };
}

/** Measures boxes and caches them, because rows share ancestors. Valid until the next layout. */
export interface PageBoxes {
  of(element: Element): PageBox;
  /** The element and its ancestors, also outside shadow roots, but not the root element. */
  around(element: Element | null): Iterable<PageBox>;
}

const CELL = 'td, th, [role="gridcell"], [role="cell"], [role="rowheader"], [role="columnheader"]';
const CLICKABLE =
  'a, button, [role="button"], [role="link"], label, summary, [onclick], tr, li, [role="row"], [role="listitem"], [role="option"], [role="menuitem"], article';
/** A box within these limits may be a row, whatever its role. */
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

/** Treats every z-index as effective, because flex and grid items don't need a position. */
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
