import { childNodesOf, parentOf } from '../../page/safe-dom';
import { isTransparent } from '../place/page-boxes';

/** Whether an element that is over another one may hide it. */
export function isPainted(element: Element): boolean {
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.02 || style.visibility !== 'visible') return false;
  if (!isTransparent(style.backgroundColor) || style.backgroundImage !== 'none') return true;
  if (!isNone(style.getPropertyValue('backdrop-filter'))) return true;
  if (/^(?:img|video|canvas|iframe|embed|object|input|select|textarea|svg)$/i.test(element.nodeName)) return true;
  if ([...childNodesOf(element)].some((child) => child instanceof Text && child.data.trim() !== '')) return true;
  return ['::before', '::after'].some((pseudo) => {
    const { content, backgroundColor, backgroundImage } = getComputedStyle(element, pseudo);
    return !isNone(content) && content !== 'normal' && (!isTransparent(backgroundColor) || backgroundImage !== 'none');
  });
}

/** Whether the page paints something there that is not around the node. */
export function isForeignAt(node: Node, host: Element, x: number, y: number): boolean {
  const roots = [document, node.getRootNode()].filter(
    (root, at, all): root is Document | ShadowRoot => 'elementsFromPoint' in root && all.indexOf(root) === at,
  );
  return roots.some((root) => {
    for (const element of root.elementsFromPoint(x, y)) {
      if (element === host || element.parentNode === host.parentNode) continue;
      if (isAround(element, node)) return false;
      if (isPainted(element)) return true;
    }
    return false;
  });
}

function isAround(element: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (at === element) return true;
  return false;
}

export const isNone = (value: string | undefined): boolean => value === undefined || value === '' || value === 'none';
