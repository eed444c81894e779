import { boxOf, matches } from '../../page/safe-dom';
import { hasPaintedBackdrop, isAround, isPainted, shadowRootOf } from './is-painted';

/**
 * Whether something is painted at one of these points that no hit test finds, whatever a style sheet says: it is inert,
 * or lets clicks through in a shadow root, where the sheet of `chip-css.ts` doesn't apply. Whether it is above or below
 * the chip can't be determined, so both count, except for ancestors of the chip and its mention. Searches the whole page.
 */
export function isUnreachableAt(
  points: readonly (readonly [number, number])[],
  host: Element,
  mention?: Node,
): boolean {
  return unreachableIn(document, host)
    .filter((element) => !isAround(element, host) && (mention === undefined || !isAround(element, mention)))
    .some((element) => {
      const { left, right, top, bottom } = boxOf(element);
      const isAt = (x: number, y: number) => x >= left && x <= right && y >= top && y <= bottom;
      return hasPaintedBackdrop(element) || points.some(([x, y]) => isAt(x, y) && isPainted(element, x, y));
    });
}

function unreachableIn(root: Document | ShadowRoot, host: Element, isInert = false): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element === host || element.parentNode === host.parentNode) return [];
    const inner = shadowRootOf(element);
    const isInertToo = isInert || matches(element, '[inert], [inert] *');
    const isUnreachable =
      isInertToo ||
      hasPaintedBackdrop(element) ||
      (root instanceof ShadowRoot && getComputedStyle(element).pointerEvents === 'none');
    return [...(isUnreachable ? [element] : []), ...(inner ? unreachableIn(inner, host, isInertToo) : [])];
  });
}
