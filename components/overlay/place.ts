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
export function insertChip({ chip, anchor }: Placed, where: 'after' | 'before' = 'after'): void {
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
 * Fits chips that were just inserted into their places: compact where a whole one would be cut off or would push
 * something away, before the name where even that would be. Reads everything, then writes everything, so that the
 * page is laid out a fixed number of times, however many chips there are.
 */
export function fitChips(placed: readonly Placed[]): void {
  const themes = placed.map(({ chip }) => themeAround(chip.host));
  const cut = placed.filter(({ chip, anchor }) => isCutOff(chip.host, anchor.node));
  for (const [at, { chip }] of placed.entries()) chip.setTheme(themes[at] ?? 'light');
  for (const { chip } of cut) chip.setCompact(true);
  const stillCut = cut.filter(({ chip, anchor }) => isCutOff(chip.host, anchor.node));
  for (const one of stillCut) insertChip(one, 'before');
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
function themeAround(host: Element): 'light' | 'dark' {
  for (let element = parentOf(host); element; element = parentOf(element)) {
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
