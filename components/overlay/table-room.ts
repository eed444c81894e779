import type { ChipForm } from './chip';

/** How a chip goes into a cell of a table. */
export interface Fit {
  form: ChipForm;
  /** Before the name, since what stands behind is cut off. */
  isBefore: boolean;
}

/** With the space around it, in CSS pixels; see `chip-style.ts`. */
const WIDTHS: readonly (readonly [ChipForm, number])[] = [
  ['whole', 214],
  ['number', 144],
  ['icon', 30],
];

/**
 * The room that cells have for chips before any is there: to lay out a long table again for every try would take
 * seconds. All chips of a column are alike. A table that may grow without leaving its place makes room for all of them.
 */
export function fitIntoTable(table: HTMLTableElement, nodes: readonly Node[]): Fit[] {
  const cells = nodes.map((node) => parentElement(node)?.closest<HTMLTableCellElement>('td, th') ?? null);
  const columns = new Set(cells.map((cell) => cell?.cellIndex));
  const slack = roomAround(table) / columns.size;
  const rooms = cells.map((cell, at) => (cell ? roomIn(cell, nodes[at] as Node) : 0));
  return cells.map((cell, at) => {
    const least = Math.min(...rooms.filter((_, other) => cells[other]?.cellIndex === cell?.cellIndex));
    const [form = 'icon'] = WIDTHS.find(([, width]) => width <= slack || width <= least) ?? [];
    const needs = WIDTHS.find(([other]) => other === form)?.[1] ?? 0;
    return { form, isBefore: needs > slack && needs > (rooms[at] ?? 0) };
  });
}

/** How much wider a table may become; one of fixed layout gives no cell more. */
function roomAround(table: HTMLTableElement): number {
  const { tableLayout, width } = getComputedStyle(table);
  const parent = table.parentElement;
  if (!parent || tableLayout === 'fixed') return 0;
  return parent.clientWidth - Number.parseFloat(width) - 1;
}

/** What is left of a cell's width in the line of a node. */
function roomIn(cell: HTMLTableCellElement, node: Node): number {
  const lines = rectsOf(node);
  const line = lines.at(-1);
  if (!line) return 0;
  const beside = rectsOf(cell).filter((rect) => rect.top < line.bottom && rect.bottom > line.top);
  const used = Math.max(...beside.map(({ right }) => right)) - Math.min(...beside.map(({ left }) => left));
  const { paddingLeft, paddingRight } = getComputedStyle(cell);
  return cell.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - used;
}

function rectsOf(node: Node): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()];
  return rects.length > 0 || !(node instanceof Element) ? rects : [...node.getClientRects()];
}

const parentElement = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
