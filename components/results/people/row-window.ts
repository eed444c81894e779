/** Rows from `first` up to `end` are drawn, the others are room above and below. */
export interface RowWindow {
  first: number;
  end: number;
}

/** Of every row, in CSS pixels: that of rows which are not drawn has to be known. */
export const ROW_HEIGHT = 44;
/** So many rows more in both directions: what a turn of the wheel brings is there already. */
const AHEAD = 12;
/** The window moves in steps, not with every row: fewer drawings. */
const STEP = 6;

/** `scrollTop` and `viewHeight` in CSS pixels; `count` is the number of rows. */
export function rowWindow(scrollTop: number, viewHeight: number, count: number): RowWindow {
  const down = (row: number) => Math.floor(row / STEP) * STEP;
  const first = down(scrollTop / ROW_HEIGHT - AHEAD);
  const end = down((scrollTop + viewHeight) / ROW_HEIGHT + AHEAD) + STEP;
  return { first: clamp(first, count), end: clamp(end, count) };
}

const clamp = (row: number, count: number): number => Math.min(Math.max(row, 0), count);

/**
 * The rows to draw, from the top. `kept` is drawn wherever it is, for it has the focus: taken out of the page it would
 * lose it.
 */
export function rowsToDraw({ first, end }: RowWindow, kept: number): number[] {
  const inside = Array.from({ length: end - first }, (_, at) => first + at);
  if (kept < 0 || (kept >= first && kept < end)) return inside;
  return kept < first ? [kept, ...inside] : [...inside, kept];
}
