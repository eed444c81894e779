import type { Hit } from '../page/hit';
import { closest, parentOf } from '../page/safe-dom';
import type { Chip, ChipFit, ChipForm } from './chip';
import { GAP_PX, WIDTHS_PX } from './chip-style';
import { CLICKABLE, type FreeSpace, measureFreeSpace, neighboursOf, type Spot, surroundingsOf } from './free-space';

/** A chip and what it belongs to. */
export interface Belonging {
  chip: Chip;
  anchor: Hit;
}

/** Where it goes, and what there is. */
interface Place {
  spot: Spot;
  room: FreeSpace;
  theme: Theme;
}

export type Placed = Belonging & Place;

/** In these, whatever stands beside a child becomes a column or a line of its own. */
const ARRANGES = /flex|grid/;

/**
 * Beside what is clicked, since that takes the clicks of what it holds. Where a chip beside it would push others on, or
 * stand on a line of its own, it goes into a link, which leaves clicks to what is clicked within.
 */
function spotOf({ anchor: { node } }: Belonging): Spot {
  const clickable = closest(node, CLICKABLE) as HTMLElement | undefined;
  if (!clickable) return { node, isInside: false };
  const isWithoutRoom = clickable.tagName === 'BUTTON' || clickable.isContentEditable;
  if (isWithoutRoom || !clickable.parentElement) return { node: clickable, isInside: false };
  const isInLine = getComputedStyle(clickable).display.startsWith('inline');
  if (isInLine && !ARRANGES.test(getComputedStyle(clickable.parentElement).display))
    return { node: clickable, isInside: false };
  return { node, isInside: clickable === node };
}

/** Puts the chip behind its spot, or before it where what stands behind is cut off; leaves it when it is there. */
function insertChip({ chip: { host }, spot: { node, isInside } }: Placed, isBefore: boolean): void {
  const element = node as unknown as Element;
  if (isInside && (isBefore ? element.firstChild : element.lastChild) !== host)
    element[isBefore ? 'prepend' : 'append'](host);
  if (!isInside && (isBefore ? node.previousSibling : node.nextSibling) !== host)
    node[isBefore ? 'before' : 'after'](host);
}

/** Whether the chip still stands where it was put. */
export function isInPlace({ chip: { host }, spot }: Placed): boolean {
  if (!host.isConnected) return false;
  return host.previousSibling === spot.node || host.nextSibling === spot.node || spot.node.contains(host);
}

/**
 * Finds where chips go, step by step: between two the page may have its turn. After the last, those that stand somewhere
 * already take no room any more, and are to be put into their places before the page is painted.
 */
export function* findPlaces<One extends Belonging>(belonging: readonly One[]): Generator<void, (One & Place)[], void> {
  const placeOf = (one: One): One & Place => {
    const spot = spotOf(one);
    return { ...one, spot, room: measureFreeSpace(spot), theme: themeAround(one.anchor.node) };
  };
  const places: (One & Place)[] = [];
  const [standing = [], coming = []] = [true, false].map((is) =>
    belonging.filter(({ chip }) => chip.host.isConnected === is),
  );
  for (const one of coming) {
    places.push(placeOf(one));
    yield;
  }
  for (const { chip } of standing) chip.stepAside();
  return [...places, ...standing.map(placeOf)];
}

/**
 * Puts chips into their places. Where the line has free space behind a name, a chip floats over it, and nothing on the
 * page moves. Elsewhere it takes its own width: whole, else the number alone, else an icon, before the name where even
 * that would be cut off. Writes everything, then reads everything, step by step, so that the page is laid out a fixed
 * number of times however many chips there are.
 */
export function putChips(placed: readonly Placed[]): void {
  const slacks = slackOfTables(placed);
  const forms = formsByRoom(placed);
  let cut: Placed[] = [];
  for (const [at, one] of placed.entries()) {
    const form = forms[at];
    const slack = slacks.get(one);
    if (form && (form !== 'icon' || slack !== undefined)) put(one, { form, isFloating: true });
    else if (slack === undefined) {
      put(one, { form: 'whole' });
      cut.push(one);
    } else {
      // A table that may grow without leaving its place makes room; to try in a long one would take seconds.
      const grown = FORMS.find((other) => needs(other) <= slack);
      put(one, { form: grown ?? 'icon', isBefore: grown === undefined });
    }
  }
  for (const form of ['number', 'icon'] as const) {
    cut = cut.filter(isCutOff);
    for (const one of cut) put(one, { form, isFloating: form === 'icon' && one.room.widthPx >= needs('icon') });
  }
  for (const one of cut.filter(isCutOff)) put(one, { form: 'icon', isBefore: true });
}

type Theme = ChipFit['theme'];

function put(one: Placed, how: Pick<ChipFit, 'form'> & Partial<ChipFit>): void {
  const gapPx = how.isFloating ? gapFor(one.room, how.form) : GAP_PX;
  one.chip.fit({ isFloating: false, isBefore: false, ...how, gapPx, theme: one.theme });
  insertChip(one, how.isBefore === true);
}

const FORMS = ['whole', 'number', 'icon'] as const;
const needs = (form: ChipForm): number => WIDTHS_PX[form] + GAP_PX;

/** Who means the name may click the middle of its link: a chip that floats in it begins behind that. */
function gapFor({ toMiddlePx }: FreeSpace, form: ChipForm): number {
  return toMiddlePx > 0 && toMiddlePx < needs(form) + 4 ? toMiddlePx + 4 : GAP_PX;
}

/** The most that can float over free space; the chips of a column are whole all of them, or none is. */
function formsByRoom(placed: readonly Placed[]): (ChipForm | undefined)[] {
  const fits = ({ room }: Placed, form: ChipForm) => room.widthPx >= gapFor(room, form) + WIDTHS_PX[form];
  const columns = Map.groupBy(placed, (one) => columnOf(one) ?? one);
  const whole = new Set(
    [...columns.values()].flatMap((column) => (column.every((one) => fits(one, 'whole')) ? column : [])),
  );
  return placed.map((one) => (whole.has(one) ? 'whole' : FORMS.find((form) => form !== 'whole' && fits(one, form))));
}

const cellOf = ({ room: { around } }: Placed): HTMLTableCellElement | undefined =>
  around instanceof HTMLTableCellElement ? around : undefined;

/** What the cells of a column have in common. */
function columnOf(one: Placed): Element | undefined {
  const cell = cellOf(one);
  return cell?.closest('table')?.rows[0]?.cells[cell.cellIndex];
}

/** How much wider each chip may make its table; for those that stand in one. */
function slackOfTables(placed: readonly Placed[]): Map<Placed, number> {
  const slacks = new Map<Placed, number>();
  for (const [table, inside] of Map.groupBy(placed, (one) => cellOf(one)?.closest('table'))) {
    if (!table) continue;
    const slack = roomAround(table) / new Set(inside.map((one) => cellOf(one)?.cellIndex)).size;
    for (const one of inside) slacks.set(one, slack);
  }
  return slacks;
}

/** One of fixed layout gives no cell more. */
function roomAround(table: HTMLTableElement): number {
  const { tableLayout, width } = getComputedStyle(table);
  if (!table.parentElement || tableLayout === 'fixed') return 0;
  return table.parentElement.clientWidth - Number.parseFloat(width) - 1;
}

/** Whether a chip that took its own width is cut off, covers something, or had something else go out of its way. */
function isCutOff({ chip: { box, host }, anchor: { node }, room }: Placed): boolean {
  const rect = box.getBoundingClientRect();
  const parent = parentOf(host);
  if (rect.width === 0 || !parent) return true;
  if (node.nodeType === Node.TEXT_NODE && isBelow(rect, node as Text)) return true;
  if (room.block.getBoundingClientRect().height > room.blockHeightPx + 2 || isInMiddle(rect, host)) return true;
  const [, , edges] = surroundingsOf(parent);
  const isBeyond = ({ left, right, bottom }: DOMRect) =>
    rect.right > right + 1 || rect.left < left - 1 || rect.bottom > bottom + 2;
  const isOver = ({ left, right, top, bottom }: DOMRect) =>
    left < rect.right - 2 && right > rect.left + 2 && top < rect.bottom - 4 && bottom > rect.top + 4;
  return edges.some(isBeyond) || neighboursOf(host, room.around).some(isOver);
}

/** Whether a click on the middle of what is clicked around it would be its own. */
function isInMiddle({ left, right }: DOMRect, host: Element): boolean {
  const around = host.closest(CLICKABLE)?.getBoundingClientRect();
  const middle = around ? (around.left + around.right) / 2 : right;
  return left < middle && middle < right;
}

/** It wrapped into a line of its own, and made the row higher. */
function isBelow(rect: DOMRect, text: Text): boolean {
  const range = document.createRange();
  range.selectNodeContents(text);
  const line = [...range.getClientRects()].at(-1);
  return line !== undefined && line.height > 0 && rect.top >= line.bottom - 2;
}

/** Light or dark as the page is right there, whatever the system prefers. */
function themeAround(node: Node): Theme {
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
