import { boxOf, childNodesOf, matches, parentOf } from '../../page/safe-dom';
import { isTransparent } from '../place/page-boxes';

/** Whether an element may hide anything below it at this point. */
export function isPainted(element: Element, x: number, y: number): boolean {
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.02 || style.visibility !== 'visible') return false;
  if (isFilled(element)) return true;
  if (!isNone(style.getPropertyValue('backdrop-filter'))) return true;
  if (/^(?:img|video|canvas|iframe|embed|object|input|select|textarea|svg)$/i.test(element.nodeName)) return true;
  if (element instanceof SVGElement && (!isNone(style.fill) || !isNone(style.stroke))) return true;
  if ([...childNodesOf(element)].some((child) => child instanceof Text && child.data.trim() !== '')) return true;
  if (isOnEdge(element, style, x, y) || ['::before', '::after'].some((pseudo) => isPseudoPainted(element, pseudo)))
    return true;
  // Hit tests report the host for everything in its shadow root.
  const root = shadowRootOf(element);
  return root?.elementsFromPoint(x, y).some((inner) => inner.getRootNode() === root && isPainted(inner, x, y)) === true;
}

/** In Firefox, content scripts have access to closed roots. */
export const shadowRootOf = (element: Element & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null =>
  element.shadowRoot ?? element.openOrClosedShadowRoot ?? null;

/** Whether a border or inset shadow covers the point; they may be as wide as the element itself. */
function isOnEdge(element: Element, style: CSSStyleDeclaration, x: number, y: number): boolean {
  const { left, right, top, bottom } = boxOf(element);
  const distances = { Left: x - left, Right: right - x, Top: y - top, Bottom: bottom - y };
  const isOnBorder = Object.entries(distances).some(
    ([side, distance]) =>
      distance < px(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) &&
      !isTransparent(style.getPropertyValue(`border-${side.toLowerCase()}-color`)),
  );
  if (isOnBorder || !style.boxShadow.includes('inset')) return isOnBorder;
  const reach = [...style.boxShadow.matchAll(/(-?[\d.]+)px/g)].reduce(
    (sum, [, length]) => sum + Math.abs(px(length)),
    0,
  );
  return Math.min(...Object.values(distances)) < reach;
}

function isPseudoPainted(element: Element, pseudo: string): boolean {
  const { content } = getComputedStyle(element, pseudo);
  if (isNone(content) || content === 'normal') return false;
  return !/^(?:"\s*"|'\s*')$/.test(content) || isFilled(element, pseudo);
}

function isFilled(element: Element, pseudo?: string): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(element, pseudo);
  return !isTransparent(backgroundColor) || backgroundImage !== 'none';
}

/** A popover's backdrop always lets clicks through, whatever a style sheet says, and may fill the window. */
export const hasPaintedBackdrop = (element: Element): boolean =>
  matches(element, ':popover-open') && isFilled(element, '::backdrop');

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

export const isNone = (value: string | undefined): boolean => value === undefined || value === '' || value === 'none';
