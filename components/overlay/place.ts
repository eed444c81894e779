import type { Chip } from './chip';
import type { Hit } from './read-node';
import { parentOf } from './scope';
import { type Fit, fitIntoTable } from './table-room';

export interface Placed {
  chip: Chip;
  anchor: Hit;
  /** Where it was put. */
  spot?: Spot | undefined;
}

/** A chip goes behind or before a node, or to the end of it. */
interface Spot {
  node: ChildNode;
  isInside: boolean;
}

/** What takes clicks for itself: a chip inside would be part of it. */
const CLICKABLE = 'a, button, [role="button"], [role="link"], label, summary';
/** In these, whatever stands beside a child becomes a column or a line of its own. */
const ARRANGES = /flex|grid/;

/**
 * Beside what is clicked, since that takes the clicks of what it holds. Where its parent arranges its children, a new
 * one would push the others on: there the chip goes into a link, which leaves clicks to the links within.
 */
function spotOf({ anchor: { node } }: Placed): Spot {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : (node as HTMLElement);
  const clickable = element?.closest(CLICKABLE);
  const isInside = (clickable ?? node) === node;
  if (!clickable?.parentElement || clickable.tagName === 'BUTTON') return { node: clickable ?? node, isInside: false };
  if (!ARRANGES.test(getComputedStyle(clickable.parentElement).display)) return { node: clickable, isInside: false };
  return { node, isInside };
}

/** Puts the chip behind its spot, or before it where what stands behind is cut off. */
function insertChip({ chip, spot }: Placed, isBefore = false): void {
  if (!spot) return;
  const { node, isInside } = spot;
  if (isInside) (node as unknown as Element)[isBefore ? 'prepend' : 'append'](chip.host);
  else node[isBefore ? 'before' : 'after'](chip.host);
}

/** Whether the chip still stands where it was put. */
export function isInPlace({ chip: { host }, spot }: Placed): boolean {
  if (!host.isConnected || !spot) return false;
  return host.previousSibling === spot.node || host.nextSibling === spot.node || spot.node.contains(host);
}

/**
 * Puts chips into their places: whole where there is room, else the number alone, else an icon, before the name where
 * even that would be cut off. Reads everything, then writes everything, step by step, so that the page is laid out a
 * fixed number of times however many chips there are; for tables, not even once more than without.
 */
export function placeChips(placed: readonly Placed[]): void {
  const themes = placed.map(({ anchor }) => themeAround(anchor.node));
  for (const one of placed) one.spot = spotOf(one);
  const fits = fitsInTables(placed);
  for (const [at, one] of placed.entries()) {
    const fit = fits.get(one);
    one.chip.setTheme(themes[at] ?? 'light');
    one.chip.setForm(fit?.form ?? 'whole');
    insertChip(one, fit?.isBefore);
  }
  let cut = placed.filter((one) => !fits.has(one));
  for (const form of ['number', 'icon'] as const) {
    cut = cut.filter(isCutOff);
    for (const { chip } of cut) chip.setForm(form);
  }
  for (const one of cut.filter(isCutOff)) insertChip(one, true);
}

function fitsInTables(placed: readonly Placed[]): Map<Placed, Fit> {
  const tables = Map.groupBy(placed, ({ anchor: { node } }) => {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest('td, th')?.closest('table');
  });
  const fits = new Map<Placed, Fit>();
  for (const [table, inside] of tables) {
    if (!table) continue;
    const found = fitIntoTable(
      table,
      inside.map(({ anchor }) => anchor.node),
    );
    for (const [at, fit] of found.entries()) if (inside[at]) fits.set(inside[at], fit);
  }
  return fits;
}

const CELL = '[role="gridcell"], [role="cell"]';

function isCutOff({ chip: { host }, anchor: { node } }: Placed): boolean {
  const rect = host.getBoundingClientRect();
  if (rect.width === 0) return true;
  if (node.nodeType === Node.TEXT_NODE && isBelow(rect, node as Text)) return true;
  let element = parentOf(host);
  for (let level = 0; element && level < 8; level++, element = parentOf(element)) {
    const cuts = element.matches(CELL) || getComputedStyle(element).overflowX !== 'visible';
    if (!cuts) continue;
    const room = element.getBoundingClientRect();
    if (rect.right > room.right + 1 || rect.left < room.left - 1 || rect.bottom > room.bottom + 2) return true;
    if (element.matches(CELL)) return false;
  }
  return false;
}

/** It wrapped into a line of its own, and made the row higher. */
function isBelow(rect: DOMRect, text: Text): boolean {
  const range = document.createRange();
  range.selectNodeContents(text);
  const line = [...range.getClientRects()].at(-1);
  return line !== undefined && line.height > 0 && rect.top >= line.bottom - 2;
}

/** Light or dark as the page is right there, whatever the system prefers. */
function themeAround(node: Node): 'light' | 'dark' {
  for (let element = parentOf(node); element; element = parentOf(element)) {
    const parts =
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const [red = 255, green = 255, blue = 255, alpha = 1] = parts;
    if (alpha < 0.5) continue;
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
  }
  return getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches
    ? 'dark'
    : 'light';
}
