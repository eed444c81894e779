import { parentOf } from '../../page/safe-dom';

/** How many rows above a row are examined. */
const MOST_ABOVE = 40;

/** Finds the cells of earlier rows that reach into a row, such as the account of several contacts in a report. */
export type RowSpans = (row: Element) => readonly HTMLTableCellElement[];

/** Caches which tables have such cells: create a new one for each pass. */
export function createRowSpans(): RowSpans {
  const known = new Map<Element, boolean>();

  function hasSpans(list: Element): boolean {
    const found = known.get(list) ?? list.querySelector(':scope > tr > [rowspan]') !== null;
    known.set(list, found);
    return found;
  }

  return (row) => {
    const list = parentOf(row);
    if (row.localName !== 'tr' || !list || !hasSpans(list)) return [];
    const cells: HTMLTableCellElement[] = [];
    let above = row.previousElementSibling;
    for (let distance = 1; above && distance <= MOST_ABOVE; distance++, above = above.previousElementSibling)
      if (above instanceof HTMLTableRowElement)
        cells.push(...[...above.cells].filter(({ rowSpan }) => rowSpan === 0 || rowSpan > distance));
    return cells;
  };
}
