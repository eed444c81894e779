import { parentOf } from '../page/safe-dom';

/** Whether a person sees the chip where they click: not covered, transparent, tiny, filtered or turned away. */
export function isReallyVisible(target: Element, root: ShadowRoot): boolean {
  const { host } = root;
  const rect = target.getBoundingClientRect();
  if (rect.width < 8 || rect.height < 8) return false;
  const points = [
    [rect.left + rect.width / 2, rect.top + rect.height / 2],
    [rect.left + 3, rect.top + 3],
    [rect.right - 3, rect.bottom - 3],
  ] as const;
  if (!points.every(([x, y]) => isOnTop(root, x, y))) return false;
  for (let element: Element | null = host; element; element = parentOf(element)) {
    const style = getComputedStyle(element);
    if (Number(style.opacity) < 0.9 || style.filter !== 'none' || style.clipPath !== 'none') return false;
    if (style.maskImage !== undefined && style.maskImage !== 'none') return false;
    if (style.transform !== 'none' && isTurned(style.transform)) return false;
  }
  return true;
}

function isOnTop(root: ShadowRoot, x: number, y: number): boolean {
  const { host } = root;
  const scope = host.getRootNode() as Document | ShadowRoot;
  const top = scope.elementFromPoint(x, y);
  return top === host && root.elementFromPoint(x, y) !== null;
}

/** Moving is what virtual lists do; scaling and turning is what clickjackers do. */
function isTurned(transform: string): boolean {
  const { a, b, c, d } = new DOMMatrix(transform);
  return Math.abs(a - 1) > 0.1 || Math.abs(d - 1) > 0.1 || Math.abs(b) > 0.01 || Math.abs(c) > 0.01;
}
