import { boxOf, childNodesOf, matches, parentOf } from '../../page/safe-dom';
import { isTransparent } from '../place/page-boxes';

/** Styles with which an element paints something, with the value that paints nothing. */
const BLANK: readonly (readonly [name: string, value: RegExp])[] = [
  ['background-image', /^none$/],
  ['border-image-source', /^none$/],
  ['column-rule-style', /^(?:none|hidden)$/],
  ['content', /^(?:normal|none|"\s*")$/],
  ['filter', /^none$/],
  ['backdrop-filter', /^none$/],
];
const REPLACED = /^(?:img|video|audio|canvas|iframe|embed|object|input|select|textarea|progress|meter)$/i;
/** Children of an SVG that paint nothing by themselves. */
const UNPAINTED_IN_SVG = 'defs, symbol, filter, style, title, desc, metadata';

/** Whether an element may hide anything below it at this point. */
export function isPainted(element: Element, x: number, y: number): boolean {
  const style = getComputedStyle(element);
  // Many almost transparent elements together are opaque.
  if (Number(style.opacity) === 0 || style.visibility !== 'visible') return false;
  if (!isBlank(style) || isMarked(style) || isOnEdge(element, style, x, y)) return true;
  if (REPLACED.test(element.nodeName) || element instanceof MathMLElement) return true;
  if (element instanceof SVGSVGElement) return element.querySelector(`:scope > :not(${UNPAINTED_IN_SVG})`) !== null;
  if (element instanceof SVGElement && (!isNone(style.fill) || !isNone(style.stroke))) return true;
  if ([...childNodesOf(element)].some((child) => child instanceof Text && child.data.trim() !== '')) return true;
  if (['::before', '::after'].some((pseudo) => isPseudoPainted(element, pseudo))) return true;
  // Hit tests report the host for everything in its shadow root.
  const root = shadowRootOf(element);
  return root?.elementsFromPoint(x, y).some((inner) => inner.getRootNode() === root && isPainted(inner, x, y)) === true;
}

const isBlank = (style: CSSStyleDeclaration): boolean =>
  isTransparent(style.backgroundColor) &&
  BLANK.every(([name, value]) => {
    // Empty if the browser doesn't know the property.
    const own = style.getPropertyValue(name);
    return own === '' || value.test(own);
  });

/** Whether it has a bullet, number or image as a list item, which may be of any size. */
const isMarked = ({ display, listStyleType, listStyleImage }: CSSStyleDeclaration): boolean =>
  display.includes('list-item') && !(isNone(listStyleType) && isNone(listStyleImage));

/** In Firefox, content scripts have access to closed roots. */
export const shadowRootOf = (element: Element & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null =>
  element instanceof HTMLFormElement ? null : (element.shadowRoot ?? element.openOrClosedShadowRoot ?? null);

/** Whether a border, inset shadow or outline covers the point; they may be as wide as the element itself. */
function isOnEdge(element: Element, style: CSSStyleDeclaration, x: number, y: number): boolean {
  const { left, right, top, bottom } = boxOf(element);
  const distances = { left: x - left, right: right - x, top: y - top, bottom: bottom - y };
  const least = Math.min(...Object.values(distances));
  // Only content of its shadow root is at the point.
  if (least < 0) return false;
  const isOnBorder = Object.entries(distances).some(([side, distance]) => distance < borderOf(style, side));
  return isOnBorder || least < Math.max(shadowOf(style), outlineOf(style));
}

const borderOf = (style: CSSStyleDeclaration, side: string): number =>
  isTransparent(style.getPropertyValue(`border-${side}-color`))
    ? 0
    : px(style.getPropertyValue(`border-${side}-width`));

/** How far an inset shadow reaches inwards, at most. */
const shadowOf = ({ boxShadow }: CSSStyleDeclaration): number =>
  boxShadow.includes('inset')
    ? [...boxShadow.matchAll(/(-?[\d.]+)px/g)].reduce((sum, [, length]) => sum + Math.abs(px(length)), 0)
    : 0;

/** How far an outline reaches inwards. */
const outlineOf = ({ outlineStyle, outlineOffset }: CSSStyleDeclaration): number =>
  isNone(outlineStyle) ? 0 : -px(outlineOffset);

/** The boxes of generated content can't be measured. */
function isPseudoPainted(element: Element, pseudo: string): boolean {
  const style = getComputedStyle(element, pseudo);
  if (isNone(style.content) || style.content === 'normal') return false;
  return (
    !isBlank(style) ||
    isMarked(style) ||
    ['left', 'right', 'top', 'bottom'].some((side) => borderOf(style, side) > 0) ||
    shadowOf(style) > 0 ||
    outlineOf(style) > 0
  );
}

/** A backdrop always lets clicks through, whatever a style sheet says, and may fill the window. */
export const hasPaintedBackdrop = (element: Element): boolean =>
  matches(element, ':popover-open, :modal, :fullscreen') && !isBlank(getComputedStyle(element, '::backdrop'));

const px = (length: string | undefined): number => Number.parseFloat(length ?? '') || 0;

/** Whether the page paints something at this point other than the node's ancestors. */
export function isForeignAt(node: Node, host: Element, x: number, y: number): boolean {
  const roots = [document, node.getRootNode()].filter(
    (root, at, all): root is Document | ShadowRoot => 'elementsFromPoint' in root && all.indexOf(root) === at,
  );
  return roots.some((root) => {
    for (const element of root.elementsFromPoint(x, y)) {
      if (element === host || element.parentNode === host.parentNode) continue;
      if (isAround(element, node)) return false;
      if (isPainted(element, x, y)) return true;
    }
    return false;
  });
}

export function isAround(element: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (at === element) return true;
  return false;
}

const isNone = (value: string | undefined): boolean => value === undefined || value === '' || value === 'none';
