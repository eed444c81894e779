import type { Chip } from './chip';
import type { Hit } from './read-node';
import { parentOf } from './scope';

export interface Placed {
  chip: Chip;
  anchor: Hit;
}

/** What takes clicks for itself: a chip inside would be part of it. */
const CLICKABLE = 'a, button, [role="button"], [role="link"], label, summary';

/** Puts the chip behind the anchor, or before it where what stands behind is cut off. */
function insertChip({ chip, anchor }: Placed, where: 'after' | 'before' = 'after'): void {
  const { node } = anchor;
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : (node as HTMLElement);
  const outer = element?.closest(CLICKABLE) ?? node;
  (outer as ChildNode)[where](chip.host);
}

/** Whether the chip still stands where `insertChip` put it. */
export function isInPlace({ chip, anchor }: Placed): boolean {
  const { host } = chip;
  if (!host.isConnected || !anchor.node.isConnected) return false;
  const element = anchor.node.nodeType === Node.TEXT_NODE ? anchor.node.parentElement : (anchor.node as HTMLElement);
  const outer = element?.closest(CLICKABLE) ?? anchor.node;
  return outer.previousSibling === host || outer.nextSibling === host;
}

/**
 * Puts chips into their places: whole where there is room, else the number alone, else an icon, before the name where
 * even that would be cut off. Reads everything, then writes everything, step by step, so that the page is laid out a
 * fixed number of times however many chips there are.
 */
export function placeChips(placed: readonly Placed[]): void {
  const themes = placed.map(({ anchor }) => themeAround(anchor.node));
  const wide = new Set(tablesOf(placed).filter(isTooWide));
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
  for (const one of misfits(cut, wide)) insertChip(one, 'before');
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
