import { expect, test } from 'vitest';
import { extendTo, nobody, type Selection, toggle, toggleAll } from '../../../components/results/people/selection';

const shown = ['a', 'b', 'c', 'd', 'e'];
const idsOf = ({ ids }: Selection) => [...ids].sort().join('');

test('one click selects, another deselects', () => {
  const one = toggle(nobody, 'b');
  expect(idsOf(one)).toBe('b');
  expect(idsOf(toggle(one, 'b'))).toBe('');
});

test.each([
  ['down', 'b', 'd', 'bcd'],
  ['up', 'd', 'b', 'bcd'],
  ['from someone who is not shown selects one person', 'x', 'c', 'cx'],
])('a range %s', (_, from, to, expected) => {
  expect(idsOf(extendTo(toggle(nobody, from), to, shown))).toBe(expected);
});

test('a range from a deselected person deselects', () => {
  const all = toggleAll(nobody, shown);
  expect(idsOf(extendTo(toggle(all, 'b'), 'd', shown))).toBe('ae');
});

test('a second range has the same anchor', () => {
  expect(idsOf(extendTo(extendTo(toggle(nobody, 'c'), 'd', shown), 'a', shown))).toBe('abcd');
});

test('selects everyone shown, then nobody; people not shown keep their state', () => {
  const other = toggle(nobody, 'x');
  const all = toggleAll(other, shown);
  expect(idsOf(all)).toBe('abcdex');
  expect(idsOf(toggleAll(all, shown))).toBe('x');
  expect(idsOf(toggleAll(toggle(other, 'a'), shown))).toBe('abcdex');
});
