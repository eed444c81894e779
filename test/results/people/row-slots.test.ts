import { expect, test } from 'vitest';
import { assignSlots, type RowSlots } from '../../../components/results/people/row-slots';

const before: RowSlots = new Map([
  ['a', 0],
  ['b', 1],
  ['c', 2],
]);

test.each<[what: string, ids: string[], focused: string | undefined, slots: number[]]>([
  ['who stays keeps the row, wherever it goes', ['c', 'b', 'a'], undefined, [2, 1, 0]],
  ['others take over the rows of people who are gone, in their order', ['x', 'b', 'y'], undefined, [0, 1, 2]],
  ['more people get new rows', ['x', 'y', 'z', 'c', 'w'], undefined, [0, 1, 3, 2, 4]],
  ['nobody takes over the row with the focus', ['x', 'b', 'y'], 'a', [2, 1, 3]],
])('%s', (_, ids, focused, slots) => {
  expect([...assignSlots(before, ids, focused).values()]).toEqual(slots);
});
