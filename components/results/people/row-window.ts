/** Rows from `first` up to, but not including, `end` are rendered; the others are empty space above and below. */
export interface RowWindow {
  first: number;
  end: number;
}

/** In CSS pixels, the same for every row, because the height of rows that aren't rendered must be known. */
export const ROW_HEIGHT = 44;
/** Extra rows in both directions, so that a turn of the wheel shows no gap. */
const AHEAD = 12;
/** The window moves in steps of several rows, to render less often. */
const STEP = 6;

/** `scrollTop` and `viewHeight` in CSS pixels; `count` is the number of rows. */
export function rowWindow(scrollTop: number, viewHeight: number, count: number, ahead = AHEAD): RowWindow {
  const down = (row: number) => Math.floor(row / STEP) * STEP;
  const first = down(scrollTop / ROW_HEIGHT - ahead);
  const end = down((scrollTop + viewHeight) / ROW_HEIGHT + ahead) + STEP;
  return { first: clamp(first, count), end: clamp(end, count) };
}

const clamp = (row: number, count: number): number => Math.min(Math.max(row, 0), count);

/**
 * The rows to render, from the top. `kept` is always rendered, because removing the focused row from the page would
 * lose the focus.
 */
export function rowsToDraw({ first, end }: RowWindow, kept: number): number[] {
  const inside = Array.from({ length: end - first }, (_, at) => first + at);
  if (kept < 0 || (kept >= first && kept < end)) return inside;
  return kept < first ? [kept, ...inside] : [...inside, kept];
}
