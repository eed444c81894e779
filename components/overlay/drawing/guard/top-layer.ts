import { boxOf, matches } from '../../page/safe-dom';
import { type Point, withAllClickable } from './hit-tests';
import { hasPaintedBackdrop, isAround, isPainted, shadowRootOf } from './is-painted';

/**
 * Whether nothing of the page is above an element in the top layer. Only other elements of that layer can be, and what is
 * in them; mostly, there are none. They are made clickable and hit-tested. What no hit test finds must not be painted at
 * all, because it can't be determined where it is and what is above: inert elements, backdrops, and elements that let
 * clicks through in a shadow root, where a style sheet of the document doesn't apply. `own`: the hosts of chips.
 */
export function isTopmost(
  element: Element,
  points: readonly Point[],
  { mark, own }: { mark: string; own: ReadonlySet<Element> },
): boolean {
  const others = topLayerIn(document, own);
  if (others.length === 0) return true;
  if (!withAllClickable(mark, () => points.every(([x, y]) => isHitAt(element, x, y)))) return false;
  return !others.some((other) => {
    const isBehind = isAround(other, element);
    if (!isBehind && hasPaintedBackdrop(other)) return true;
    return unreachableIn(other, own, matches(other, '[inert], [inert] *')).some(
      (one) =>
        !isAround(one, element) && points.some(([x, y]) => (!isBehind || isIn(one, x, y)) && isPainted(one, x, y)),
    );
  });
}

/** Whether a hit test finds the element, in its own root and in those around it. */
function isHitAt(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (!element.contains(root.elementFromPoint(x, y))) return false;
  return !(root instanceof ShadowRoot) || isHitAt(root.host, x, y);
}

const isIn = (element: Element, x: number, y: number): boolean => {
  const { left, right, top, bottom } = boxOf(element);
  return x >= left && x <= right && y >= top && y <= bottom;
};

function topLayerIn(root: Document | ShadowRoot, own: ReadonlySet<Element>): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (own.has(element)) return [];
    const inner = shadowRootOf(element);
    return [
      ...(matches(element, ':popover-open, :modal, :fullscreen') ? [element] : []),
      ...(inner ? topLayerIn(inner, own) : []),
    ];
  });
}

function unreachableIn(root: Element | ShadowRoot, own: ReadonlySet<Element>, isInert: boolean): Element[] {
  const all = [...(root instanceof Element ? [root] : []), ...root.querySelectorAll('*')];
  return all.flatMap((element) => {
    if (own.has(element)) return [];
    const inner = shadowRootOf(element);
    const isInertToo = isInert || matches(element, '[inert], [inert] *');
    const isUnreachable =
      isInertToo || (element.getRootNode() instanceof ShadowRoot && getComputedStyle(element).pointerEvents === 'none');
    return [...(isUnreachable ? [element] : []), ...(inner ? unreachableIn(inner, own, isInertToo) : [])];
  });
}
