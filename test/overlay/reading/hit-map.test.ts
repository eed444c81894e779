import { describe, expect, test } from 'vitest';
import type { Hit } from '../../../components/overlay/page/hit';
import { createHitMap } from '../../../components/overlay/reading/hit-map';

const nodeOnPage = () => ({ isConnected: true }) as Text & { isConnected: boolean };
const hit = (node: Text, kind: Hit['kind'], isStranger = false): Hit => ({
  node,
  kind,
  key: 'x',
  isWhole: true,
  isStranger,
});
const nodesOf = (found: ReturnType<typeof createHitMap>) => new Set([...found.all()].map(([node]) => node));

describe('hit map', () => {
  test('remembers the first strangers and companies, and all known contacts', () => {
    const found = createHitMap();
    const [strangers, companies, known] = [1500, 1500, 1500].map((count) => Array.from({ length: count }, nodeOnPage));
    for (const node of strangers ?? []) found.note(node, [hit(node, 'email', true)]);
    for (const node of companies ?? []) found.note(node, [hit(node, 'company')]);
    expect(found.hasPointing()).toBe(false);
    for (const node of known ?? []) found.note(node, [hit(node, 'name'), hit(node, 'company')]);
    expect(found.hasPointing()).toBe(true);
    expect(nodesOf(found)).toEqual(new Set([...(strangers ?? []).slice(0, 1000), ...(known ?? [])]));
  });

  test('removed nodes make room and are forgotten', () => {
    const found = createHitMap();
    const gone = Array.from({ length: 1000 }, nodeOnPage);
    const [known, next] = [nodeOnPage(), nodeOnPage()];
    for (const node of gone) found.note(node, [hit(node, 'company')]);
    found.note(known, [hit(known, 'email')]);
    for (const node of [...gone, known]) node.isConnected = false;
    found.note(next, [hit(next, 'company')]);
    expect(nodesOf(found)).toEqual(new Set([next]));
    expect(found.hasPointing()).toBe(false);
  });

  test('a node that changes to another person is remembered only for the new one', () => {
    const found = createHitMap();
    const node = nodeOnPage();
    found.note(node, [hit(node, 'name')]);
    found.note(node, [hit(node, 'company')]);
    expect([...found.all()]).toEqual([[node, [hit(node, 'company')]]]);
    expect(found.forget(node)).toBe(true);
    expect(found.forget(node)).toBe(false);
    expect(found.of(node)).toBeUndefined();
  });
});
