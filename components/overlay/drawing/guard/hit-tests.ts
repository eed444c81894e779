export type Point = readonly [x: number, y: number];

const COLUMNS = 24;
/** Within the rounded corners of a chip. */
const INSET_PX = 3;

/** A random point in each column of an element: a page that knew them could cover everything else. */
export function pointsOf(element: Element): Point[] {
  const { left, top, width, height } = element.getBoundingClientRect();
  const inset = Math.min(INSET_PX, height / 2);
  return Array.from({ length: COLUMNS }, (_, column) => [
    left + INSET_PX + ((width - 2 * INSET_PX) * (column + Math.random())) / COLUMNS,
    top + inset + (height - 2 * inset) * Math.random(),
  ]);
}

/** Runs `check` while nothing on the page lets clicks through; see `chip-css.ts`. */
export function withAllClickable<Result>(mark: string, check: () => Result): Result {
  const sign = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  sign.className = mark;
  document.documentElement.append(sign);
  try {
    return check();
  } finally {
    sign.remove();
  }
}
