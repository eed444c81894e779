// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPartWalk } from '../../../components/overlay/reading/part-walk';

const isSpecial = (node: Node): boolean => node instanceof Element && /^(?:a|svg)$/.test(node.localName);
const isSilent = (node: Node): boolean => node instanceof Element && node.localName === 'svg';

/** A tree in which every text and element has a different name. */
const tree = fc.letrec<{ node: string }>((again) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constant('#'),
    fc
      .tuple(fc.constantFrom('b', 'i', 'a', 'svg'), fc.array(again('node'), { maxLength: 4 }))
      .map(([name, below]) => `<${name}>${below.join('')}</${name}>`),
  ),
})).node;
const part = fc.array(tree, { minLength: 1, maxLength: 6 }).map((nodes) => nodes.join(''));

function show(html: string): Element {
  const root = document.createElement('div');
  // Separated by comments, so that adjacent texts stay apart.
  root.innerHTML = html.replaceAll('#', '<!---->text');
  document.body.replaceChildren(root);
  return root;
}

function nodesIn(root: Node, isSpecialOnly: boolean): Node[] {
  return [...root.childNodes].flatMap((node) => {
    if (node instanceof Comment) return [];
    const below = isSilent(node) ? [] : nodesIn(node, isSpecialOnly);
    return isSpecialOnly && node instanceof Element && !isSpecial(node) ? below : [node, ...below];
  });
}

const walkIn = (root: Element, isSpecialOnly: boolean) =>
  createPartWalk(root, () => (isSpecialOnly ? [...root.querySelectorAll('a, svg')] : undefined));

test('visits all texts and elements, or of these only the special ones, in document order', () => {
  fc.assert(
    fc.property(part, fc.boolean(), (html, isSpecialOnly) => {
      const root = show(html);
      const expected = nodesIn(root, isSpecialOnly);
      const walk = walkIn(root, isSpecialOnly);
      const visited: Node[] = [];
      for (let node = walk.next(false); node; node = walk.next(isSilent(node))) visited.push(node);
      expect(visited).toEqual(expected);
    }),
  );
});

test('visits everything that stays in place while other nodes move, come and go', () => {
  fc.assert(
    fc.property(
      part,
      fc.boolean(),
      fc.array(fc.record({ after: fc.nat(8), from: fc.nat(40), to: fc.option(fc.nat(40)) }), { maxLength: 6 }),
      (html, isSpecialOnly, moves) => {
        const root = show(html);
        const staying = new Set(nodesIn(root, isSpecialOnly));
        const walk = walkIn(root, isSpecialOnly);
        const visited: Node[] = [];
        let isDoneBelow = false;
        const visit = (): boolean => {
          const node = walk.next(isDoneBelow);
          if (!node) return false;
          isDoneBelow = isSilent(node);
          visited.push(node);
          return true;
        };
        for (const { after, from, to } of moves) {
          for (let count = 0; count < after; count++) visit();
          const nodes = nodesIn(root, false);
          const moved = nodes[from % nodes.length];
          if (!moved) break;
          for (const node of [moved, ...nodesIn(moved, false)]) staying.delete(node);
          const records = changesDuring(() => {
            moved.parentNode?.removeChild(moved);
            const target = to === null ? undefined : nodesIn(root, false).filter((node) => node instanceof Element)[to];
            if (target && !target.closest('svg')) target.append(moved);
          });
          for (const record of records) walk.onChange(record);
        }
        while (visit());
        const seen = new Set(visited);
        expect([...staying].filter((node) => !seen.has(node))).toEqual([]);
        expect(visited.filter((node) => staying.has(node))).toEqual([...staying]);
      },
    ),
    { numRuns: 300 },
  );
});

function changesDuring(change: () => void): MutationRecord[] {
  const observer = new MutationObserver(() => {});
  observer.observe(document, { childList: true, subtree: true });
  change();
  const records = observer.takeRecords();
  observer.disconnect();
  return records;
}
