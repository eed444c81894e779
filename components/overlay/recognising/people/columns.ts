import { textOf } from '../../page/safe-dom';
import { labelKind } from '../labels/label-words';
import { looksLikeFullName, NO_NAMES } from './full-name';

/** Tables that compare people: one in each column, with labels in the first one. */
export interface Columns {
  /** All cells of the person that a cell is about, from top to bottom; `undefined` in any other table. */
  columnOf(cell: Element): readonly Element[] | undefined;
  /** The cell that labels such a cell. */
  labelOf(cell: Element): Element | undefined;
}

/** A label, and two people to compare. */
const LEAST_COLUMNS = 3;
const LEAST_ROWS = 2;
/** Longer tables are lists. */
const MOST_ROWS = 60;

/** Caches its results: create a new one for each pass, during which the page must not change. */
export function createColumns(isName: (cell: Element) => boolean): Columns {
  const known = new Map<HTMLTableElement, readonly Element[][]>();

  const isNamed = (cell: Element): boolean => isName(cell) || looksLikeFullName(textOf(cell));

  function rowsOf(table: HTMLTableElement): readonly Element[][] {
    const found = known.get(table) ?? find(table);
    known.set(table, found);
    return found;
  }

  /** The table's cells by row; none if it compares nobody. */
  function find(table: HTMLTableElement): readonly Element[][] {
    const { length } = table.rows;
    if (length < LEAST_ROWS || length > MOST_ROWS) return [];
    const rows = [...table.rows].map(({ cells }) => [...cells]);
    const [heads = []] = rows;
    if (heads.length < LEAST_COLUMNS || rows.some((cells) => cells.length !== heads.length)) return [];
    const labels = rows.slice(1).map(([label]) => (label ? textOf(label) : ''));
    const areLabels = labels.some(isOfCompanyOrAddress) && !labels.some(looksLikeFullName);
    return areLabels && rows.some((cells, at) => namesPeople(cells, at === 0)) && !isHeaderRow(heads) ? rows : [];
  }

  function namesPeople([label, ...cells]: readonly Element[], isFirst: boolean): boolean {
    const text = label ? textOf(label) : '';
    if (isFirst ? isNamed(label as Element) : labelKind(text) !== 'person') return false;
    const filled = cells.filter((cell) => textOf(cell) !== '');
    return filled.some(isName) && filled.every(isNamed);
  }

  function cellsAround(cell: Element): readonly Element[][] {
    const isCell = cell instanceof HTMLTableCellElement && cell.cellIndex > 0;
    const table = isCell ? cell.closest('table') : null;
    return table ? rowsOf(table) : [];
  }

  return {
    columnOf(cell) {
      const rows = cellsAround(cell);
      const { cellIndex } = cell as HTMLTableCellElement;
      return rows.length > 0 ? rows.flatMap((cells) => cells[cellIndex] ?? []) : undefined;
    },
    labelOf: (cell) => cellsAround(cell).find((cells) => cells.includes(cell))?.[0],
  };
}

const isOfCompanyOrAddress = (label: string): boolean => labelKind(label) === 'company' || NO_NAMES.test(label);

/** Whether the columns have labels of their own, as in a list. */
const isHeaderRow = ([, ...cells]: readonly Element[]): boolean =>
  cells.some((cell) => labelKind(textOf(cell)) !== undefined);
