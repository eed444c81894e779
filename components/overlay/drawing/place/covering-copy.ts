import type { Hit } from '../../page/hit';
import { isAround } from '../guard/is-painted';
import { isOnLine, readMention } from './mention-box';

/** How many texts of the covering element are examined. */
const MOST_TEXTS = 20;

/**
 * Some grids render frozen columns twice, and only the copy is visible. Moves the hit to the copy that covers it, if
 * there is one. The copy used `before` is kept as long as it is on the same line.
 */
export function withCopy(hit: Hit, words: DOMRect, before: Hit): Hit {
  const { node } = hit;
  if (!(node instanceof Text)) return hit;
  const copy = isCopy(before.node, node, words) ? before.node : findCopy(node, words);
  return copy ? { ...hit, node: copy } : hit;
}

function isCopy(other: Node, node: Text, words: DOMRect): other is Text {
  if (other === node || !(other instanceof Text) || !other.isConnected || other.data !== node.data) return false;
  const copied = readMention({ kind: 'name', key: '', node: other, isWhole: true, isStranger: false });
  return copied !== undefined && isOnLine(copied.words, words);
}

function findCopy(node: Text, { left, right, top, bottom }: DOMRect): Text | undefined {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const cover = document.elementFromPoint(x, y);
  if (!cover || isAround(cover, node)) return undefined;
  const walker = document.createTreeWalker(cover, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < MOST_TEXTS && walker.nextNode(); count++) {
    const text = walker.currentNode as Text;
    if (text.data !== node.data) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return text;
  }
  return undefined;
}
