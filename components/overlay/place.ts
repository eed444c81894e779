import type { Chip } from './chip';
import type { Hit } from './read-node';
import { parentOf } from './scope';

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
 * fixed number of times however many chips there are.
 */
export function placeChips(placed: readonly Placed[]): void {
  const themes = placed.map(({ anchor }) => themeAround(anchor.node));
  const wide = new Set(tablesOf(placed).filter(isTooWide));
  for (const one of placed) one.spot = spotOf(one);
  for (const [at, one] of placed.entries()) {
    one.chip.setTheme(themes[at] ?? 'light');
    one.chip.setForm('whole');
    insertChip(one);
  }
  let cut = placed;
  for (const form of ['number', 'icon'] as const) {
    cut = misfits(cut, wide);
    for (const { chip } of cut) chip.setForm(form);
  }
  for (const one of misfits(cut, wide)) insertChip(one, true);
}

const TABLE = 'table, [role="grid"], [role="table"]';
const tableOf = ({ anchor }: Placed): Element | null =>
  (anchor.node instanceof Element ? anchor.node : anchor.node.parentElement)?.closest(TABLE) ?? null;
const tablesOf = (placed: readonly Placed[]): Element[] => [...new Set(placed.flatMap((one) => tableOf(one) ?? []))];

/** Those that are cut off, and all in tables that outgrew their place for them (`wide` had done so before). */
function misfits(placed: readonly Placed[], wide: ReadonlySet<Element>): Placed[] {
  const outgrown = new Set(tablesOf(placed).filter((table) => !wide.has(table) && isTooWide(table)));
  return placed.filter((one) => {
    const table = tableOf(one);
    return (table !== null && outgrown.has(table)) || isCutOff(one.chip.host, one.anchor.node);
  });
}

/** Its columns made room for the chips, and it has outgrown what it stands in. */
function isTooWide(table: Element): boolean {
  const parent = table.parentElement;
  return parent !== null && table.getBoundingClientRect().width > parent.getBoundingClientRect().width + 1;
}

const CELL = 'td, th, [role="gridcell"], [role="cell"]';

function isCutOff(host: Element, anchor: Node): boolean {
  const rect = host.getBoundingClientRect();
  if (rect.width === 0) return true;
  if (anchor.nodeType === Node.TEXT_NODE && isBelow(rect, anchor as Text)) return true;
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
