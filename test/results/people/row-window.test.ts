import { expect, test } from 'vitest';
import { ROW_HEIGHT, rowsToDraw, rowWindow } from '../../../components/results/people/row-window';

test.each([0, 1, 43, 44, 4_321, 219_999, 439_200])('renders the visible rows at %i px and some more', (top) => {
  const [viewHeight, count] = [800, 10_000];
  const { first, end } = rowWindow(top, viewHeight, count);
  expect(first).toBeLessThanOrEqual(Math.max(0, Math.floor(top / ROW_HEIGHT) - 12));
  expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((top + viewHeight) / ROW_HEIGHT) + 12));
  expect(end - first).toBeLessThan(60);
});

test('a short list is rendered completely, an empty one not at all', () => {
  expect(rowWindow(0, 800, 7)).toEqual({ first: 0, end: 7 });
  expect(rowWindow(0, 800, 0)).toEqual({ first: 0, end: 0 });
});

test.each([
  [-1, [5, 6, 7]],
  [6, [5, 6, 7]],
  [2, [2, 5, 6, 7]],
  [9, [5, 6, 7, 9]],
])('row %i keeps its position', (kept, rows) => expect(rowsToDraw({ first: 5, end: 8 }, kept)).toEqual(rows));
