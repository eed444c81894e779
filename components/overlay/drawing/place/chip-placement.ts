import type { Hit } from '../../page/hit';
import type { ChipFit, ChipForm } from '../chip/chip';
import { GAP_PX, MARK_PX, WIDTHS_PX } from '../chip/chip-style';
import type { Theme } from './backdrop';
import { withCopy } from './covering-copy';
import { type FreeSpace, measureFreeSpace } from './free-space';
import type { Layer } from './layer';
import { createPageBoxes } from './page-boxes';

/** A chip with its measured space. */
export interface Measured<One> {
  one: One;
  room: FreeSpace;
}

interface Belonging {
  anchors: readonly Hit[];
  anchor: Hit;
}

/** How many mentions are tried before a chip becomes a mark. */
const MOST_ANCHORS = 4;

/** The forms placed after a mention, largest first. */
const FORMS = ['whole', 'number', 'icon'] as const;
type RoomyForm = (typeof FORMS)[number];
/** The distance between a chip and the middle of a clickable element. */
const CLEAR_PX = 4;
/** Text in a lower line would be illegible. */
const LEAST_HEIGHT_PX = 12;

/** Measures in steps, so that the page can run in between. Skips mentions without a box, and stops when `isOver`. */
export function* measureAll<One extends Belonging>(
  all: readonly One[],
  isOver = () => false,
): Generator<void, Measured<One>[], void> {
  const boxes = createPageBoxes();
  const measured: Measured<One>[] = [];
  for (const one of all) {
    if (isOver()) break;
    const rooms = one.anchors
      .slice(0, MOST_ANCHORS)
      .values()
      .map((anchor) => ({ anchor, room: measureFreeSpace(anchor, boxes) }));
    let best: { anchor: Hit; room: FreeSpace } | undefined;
    for (const { anchor, room } of rooms) {
      if (room) best ??= { anchor, room };
      if (!room || startFor(room, 'icon') === undefined) continue;
      best = { anchor, room };
      break;
    }
    if (best) {
      const anchor = withCopy(best.anchor, best.room.words, one.anchor);
      const isCopy = anchor !== best.anchor;
      one.anchor = anchor;
      measured.push({ one, room: (isCopy && measureFreeSpace(anchor, boxes)) || best.room });
    }
    yield;
  }
  return measured;
}

/** The start of a chip of this form, if it fits without covering the middle of a clickable element. */
function startFor(room: FreeSpace, form: RoomyForm): number | undefined {
  const { isLeftward, middles, isInField, heightPx } = room;
  if (heightPx < LEAST_HEIGHT_PX || (isInField && form !== 'icon')) return undefined;
  const mirror = (x: number) => (isLeftward ? -x : x);
  const width = WIDTHS_PX[form];
  let start = mirror(room.from) + (isInField ? 4 : GAP_PX);
  for (const middle of middles.map(mirror).sort((one, other) => one - other))
    if (middle > start - CLEAR_PX && middle < start + width + CLEAR_PX) start = middle + CLEAR_PX;
  return start + width <= mirror(room.to) ? start : undefined;
}

/** One chip in this many may be smaller than others in its column, so that one long name doesn't hide all numbers. */
const ONE_SMALLER_IN = 10;

/**
 * The form of each: the largest that fits its column, ignoring mentions next to which no chip fits. In a long column,
 * it needn't fit next to the few longest names; these get the largest form that does.
 */
export function chooseForms(rooms: readonly FreeSpace[]): ChipForm[] {
  const best = rooms.map((room) => FORMS.findIndex((form) => startFor(room, form) !== undefined));
  const columns = Map.groupBy(
    best.keys().filter((at) => best[at] !== -1),
    (at) => rooms[at]?.column,
  );
  const forms = new Map(
    columns.entries().map(([column, members]) => {
      const fitting = members.map((at) => best[at] ?? 0).sort((one, other) => other - one);
      return [column, fitting[Math.floor(fitting.length / ONE_SMALLER_IN)] ?? 0];
    }),
  );
  return rooms.map(({ column }, at) => {
    const own = best[at] ?? -1;
    return own === -1 ? 'mark' : (FORMS[Math.max(own, forms.get(column) ?? 0)] ?? 'mark');
  });
}

/** Whether a chip of this form and its mention are not clipped. */
export function isUnclipped(room: FreeSpace, form: ChipForm): boolean {
  const { words, clip, heightPx, middleY, isLeftward } = room;
  if (words.bottom <= clip.top || words.top >= clip.bottom) return false;
  if (Math.min(words.right, clip.right) - Math.max(words.left, clip.left) < 4) return false;
  const start = form === 'mark' ? undefined : startFor(room, form);
  if (start === undefined || form === 'mark')
    return words.bottom <= clip.bottom + 1 && words.bottom - MARK_PX >= clip.top;
  const left = isLeftward ? -start - WIDTHS_PX[form] : start;
  return (
    left >= clip.left - 1 &&
    left + WIDTHS_PX[form] <= clip.right + 1 &&
    middleY - heightPx / 2 >= clip.top - 1 &&
    middleY + heightPx / 2 <= clip.bottom + 1
  );
}

/** This form and smaller ones, to use if the page covers the place of the larger ones. */
export const formsUpTo = (form: ChipForm): ChipForm[] =>
  form === 'whole' || form === 'number' ? [form, 'icon', 'mark'] : form === 'icon' ? [form, 'mark'] : [form];

export const widthOf = (form: ChipForm): number => (form === 'mark' ? 0 : WIDTHS_PX[form]);

/** The fit of a chip with this form. */
export function fitInto(room: FreeSpace, form: ChipForm, layer: ReturnType<Layer['measure']>, theme: Theme): ChipFit {
  const { words, clip, isFixed, zIndex, heightPx, middleY, isLeftward } = room;
  const start = form === 'mark' ? undefined : startFor(room, form);
  const toLayer = (x: number, y: number): [left: number, top: number] =>
    isFixed ? [round(x), round(y)] : [round((x - layer.x) / layer.scale), round((y - layer.y) / layer.scale)];
  if (start === undefined || form === 'mark') {
    const from = Math.max(words.left, clip.left);
    const width = Math.max(0, Math.min(words.right, clip.right) - from);
    const [left, top] = toLayer(from, Math.min(words.bottom + 1, clip.bottom) - MARK_PX);
    return { form: 'mark', left, top, width: round(width / layer.scale), height: MARK_PX, zIndex, isFixed, theme };
  }
  const [left, top] = toLayer(isLeftward ? -start - WIDTHS_PX[form] : start, middleY - heightPx / 2);
  return { form, left, top, height: heightPx, zIndex, isFixed, theme };
}

/** Rounds to half pixels, for sharp edges. */
const round = (length: number): number => Math.round(length * 2) / 2;
