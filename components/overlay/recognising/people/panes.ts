import { boxOf, parentOf } from '../../page/safe-dom';

/** Rows of grids with frozen columns in a separate pane, so that one record has several row elements. */
export interface Panes {
  /** All row elements of a row's record, from left to right; only the row itself if there are no panes. */
  rowsOf(row: Element): readonly Element[];
}

/** Attributes by which grids number rows, with the same value in each pane. */
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
  'recid',
];
const LEVELS = 6;
const MOST_AT_END = 3;
/** Rows without a number are compared by order and height: at least this many, none higher than about two lines. */
const LEAST_ROWS = 3;
const MOST_ROW_HEIGHT = 64;
const TOLERANCE_PX = 2;
/** The maximum gap between panes; tables have some space around their rows. */
const MOST_APART_PX = 6;
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** Caches its results: create a new one for each pass, during which the page must not change. */
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
    const lists = !list || list.localName === 'body' ? [] : listsBeside(list);
    if (lists.length === 0) return [row];
    const box = boxOf(row);
    const others = lists.flatMap((other) => [...other.children].find((child) => isSameRow(child, row, box)) ?? []);
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

/** The last row with a number: grids have a few more at the end, such as one that loads more. */
function lastRowOf(list: Element): Element | null {
  let row = list.lastElementChild;
  for (let back = 0; row && back < MOST_AT_END && !keyOf(row); back++) row = row.previousElementSibling;
  return row && keyOf(row) ? row : list.lastElementChild;
}

function findLists(list: Element): readonly Element[] {
  const sample = lastRowOf(list);
  const key = sample ? keyOf(sample) : undefined;
  if (!key && !mayBePane(list)) return [];
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

/** Children side by side are cells, not rows. */
function mayBePane(list: Element): boolean {
  const [first, second] = list.children;
  if (!first || !second || list.childElementCount < LEAST_ROWS) return false;
  return Math.abs(boxOf(first).top - boxOf(second).top) > TOLERANCE_PX;
}

/** Adjacent lists with the same number of rows at the same heights. A list with its own heading is not a pane. */
function listsLike(list: Element, around: Element): Element[] {
  const all = Element.prototype.querySelectorAll.call(around, list.localName);
  const candidates = [...all].filter(
    (one) => one !== list && one.childElementCount === list.childElementCount && !list.contains(one),
  );
  const boxes = candidates.length > 0 ? [...list.children].map(boxOf) : [];
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
