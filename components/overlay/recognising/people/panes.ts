import { boxOf, parentOf } from '../../page/safe-dom';

/** The rows of grids whose frozen columns stand in a pane of their own: one record in several elements. */
export interface Panes {
  /** All rows of the record that a row shows, from left to right; the row alone where it is whole. */
  rowsOf(row: Element): readonly Element[];
}

/** By which grids number their rows, the same in each pane. */
const ROW_KEYS = [
  'aria-rowindex',
  'row-index',
  'row-id',
  'data-row-index',
  'data-rowindex',
  'data-row-key',
  'data-row-id',
  'data-recordindex',
  'datagrid-row-index',
  'data-uid',
];
const LEVELS = 6;
/** Without a number only order and height tell: of so many rows, none higher than a line or two. */
const LEAST_ROWS = 3;
const MOST_ROW_HEIGHT = 64;
const TOLERANCE_PX = 2;
/** Tables leave some space around their rows. */
const MOST_APART_PX = 6;
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** It remembers what it saw, so it is good for one look at a page that does not change meanwhile. */
export function createPanes(): Panes {
  const besides = new Map<Element, readonly Element[]>();
  const found = new Map<Element, readonly Element[]>();

  function listsBeside(list: Element): readonly Element[] {
    const known = besides.get(list) ?? findLists(list);
    besides.set(list, known);
    return known;
  }

  function find(row: Element): readonly Element[] {
    const list = parentOf(row);
    if (!list || list.localName === 'body') return [row];
    const box = boxOf(row);
    const others = listsBeside(list).flatMap(
      (other) => [...other.children].find((child) => isSameRow(child, row, box)) ?? [],
    );
    return [row, ...others].sort((one, other) => boxOf(one).left - boxOf(other).left);
  }

  return {
    rowsOf(row) {
      const known = found.get(row);
      if (known) return known;
      const rows = find(row);
      for (const one of rows) found.set(one, rows);
      return rows;
    },
  };
}

function isSameRow(one: Element, row: Element, { top, height }: DOMRect): boolean {
  const [key, other] = [keyOf(row), keyOf(one)];
  if (one.localName !== row.localName || (key && other && key.value !== other.value)) return false;
  const box = boxOf(one);
  return Math.abs(box.top - top) <= TOLERANCE_PX && Math.abs(box.height - height) <= TOLERANCE_PX;
}

function keyOf(row: Element): { name: string; value: string } | undefined {
  for (const name of ROW_KEYS) {
    const value = row.getAttribute(name);
    if (value) return { name, value };
  }
  return undefined;
}

function findLists(list: Element): readonly Element[] {
  const sample = list.lastElementChild;
  const key = sample ? keyOf(sample) : undefined;
  let around = parentOf(list);
  for (let level = 0; sample && around && level < LEVELS; level++, around = parentOf(around)) {
    const lists = key ? listsWith(key, sample, around) : listsLike(list, around);
    const others = lists.filter((other) => other !== list && !other.contains(list) && !list.contains(other));
    if (others.length > 0) return others;
    if (around.localName === 'body') return [];
  }
  return [];
}

function listsWith({ name, value }: { name: string; value: string }, row: Element, around: Element): Element[] {
  const same = Element.prototype.querySelectorAll.call(around, `${row.localName}[${name}="${CSS.escape(value)}"]`);
  return [...same].flatMap((one) => (one === row ? [] : (parentOf(one) ?? [])));
}

/** Lists right beside a list with as many rows, each as high and at the same height; what has a heading stands for itself. */
function listsLike(list: Element, around: Element): Element[] {
  const rows = [...list.children];
  const [first, second] = rows.slice(0, 2).map(boxOf);
  // What stands side by side are cells.
  if (!first || !second || rows.length < LEAST_ROWS || Math.abs(first.top - second.top) <= TOLERANCE_PX) return [];
  const all = Element.prototype.querySelectorAll.call(around, list.localName);
  const candidates = [...all].filter(
    (one) => one !== list && one.childElementCount === rows.length && !list.contains(one),
  );
  const boxes = candidates.length > 0 ? rows.map(boxOf) : [];
  if (boxes.some(({ height }) => height > MOST_ROW_HEIGHT)) return [];
  return candidates.filter((one) => {
    const others = [...one.children].map(boxOf);
    const tops = others.map(topOf).sort(byNumber);
    const isLevel = boxes
      .map(topOf)
      .sort(byNumber)
      .every((top, place) => Math.abs(top - (tops[place] ?? 0)) <= TOLERANCE_PX);
    return isLevel && areAdjacent(boxes[0], others[0]) && ![list, one].some((pane) => hasHeading(pane, around));
  });
}

const topOf = ({ top }: DOMRect): number => top;
const byNumber = (one: number, other: number): number => one - other;

const areAdjacent = (one: DOMRect | undefined, other: DOMRect | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.width > 0 &&
  other.width > 0 &&
  Math.min(Math.abs(one.right - other.left), Math.abs(other.right - one.left)) <= MOST_APART_PX;

function hasHeading(list: Element, around: Element): boolean {
  for (let pane: Element | null = list; pane && pane !== around; pane = parentOf(pane))
    if (pane.querySelector(HEADINGS)) return true;
  return false;
}
