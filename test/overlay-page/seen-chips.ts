/** One visible chip in a frame. Coordinates are relative to the frame. */
export interface ChipInFrame {
  /** The accessible names of its visible controls, in order. */
  names: string[];
  /** The controls' boxes, in the order of `names`. */
  boxes: Rect[];
  /** The box around all its controls. */
  rect: Rect;
  /** The text closest to it before it on the same line, or else the closest text anywhere. */
  anchorText: string;
  /** `data-place` of the closest ancestor of the chip that has one, or else of that text. */
  place: string;
  /** Whether a click in the middle of its first control would reach the chip. */
  isReachable: boolean;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

type RootOf = (element: Element) => ShadowRoot | null;

/** Reads the chips with these hosts in document order, however they are drawn. */
export function readSeenChips(hosts: readonly Element[], rootOf: RootOf): ChipInFrame[] {
  const own = new Set(hosts);
  const shown = hosts.flatMap((host) => {
    const controls = host.isConnected ? controlsOf(rootOf(host)) : [];
    return controls.length > 0 ? [{ host, controls }] : [];
  });
  if (shown.length === 0) return [];
  const texts = textsOf(document.documentElement, own, rootOf);
  return shown
    .map(({ host, controls }) => {
      const boxes = controls.map((control) => rectOf(control.getBoundingClientRect()));
      const rect = around(boxes);
      const anchor = nearestBefore(rect, texts);
      const place = placeOf(host) ?? placeOf(anchor?.parent);
      return {
        names: controls.map(nameOf),
        boxes,
        rect,
        anchorText: anchor?.text ?? '',
        place: place?.getAttribute('data-place') ?? '',
        isReachable: boxes[0] !== undefined && isReachable(host, boxes[0]),
      };
    })
    .sort((one, other) => one.rect.y - other.rect.y || one.rect.x - other.rect.x);
}

const controlsOf = (root: ShadowRoot | null): Element[] =>
  [...(root?.querySelectorAll('button, a[href]') ?? [])].filter(
    (control) => control.getClientRects().length > 0 && control.checkVisibility({ visibilityProperty: true }),
  );

export const nameOf = (control: Element): string =>
  control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '';

const rectOf = ({ x, y, width, height }: DOMRect): Rect => ({ x, y, width, height });

function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

interface ShownText {
  text: string;
  parent: Element;
  rects: DOMRect[];
}

/** Every text and field value that has a box, also in shadow roots. */
function textsOf(start: Element, own: ReadonlySet<Element>, rootOf: RootOf): ShownText[] {
  const found: ShownText[] = [];
  const range = document.createRange();
  const look = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.trim();
      if (text === '' || !node.parentElement) return;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()];
      if (rects.length > 0) found.push({ text, parent: node.parentElement, rects });
      return;
    }
    if (node instanceof Element) {
      if (own.has(node)) return;
      if (node instanceof HTMLInputElement && node.value !== '')
        found.push({ text: node.value, parent: node, rects: [node.getBoundingClientRect()] });
      const root = rootOf(node);
      if (root) look(root);
    }
    for (const child of node.childNodes) look(child);
  };
  look(start);
  return found;
}

function nearestBefore(chip: Rect, texts: readonly ShownText[]): ShownText | undefined {
  const middle = chip.y + chip.height / 2;
  let best: { text: ShownText; distance: number } | undefined;
  for (const text of texts) {
    const isRtl = getComputedStyle(text.parent).direction === 'rtl';
    for (const rect of text.rects) {
      // A mark starts where its words start.
      const isUnder = chip.x >= rect.left - 1 && chip.x < rect.right - 1;
      const gap = isUnder ? -1 : isRtl ? rect.left - (chip.x + chip.width) : chip.x - rect.right;
      const isOnLine = rect.top <= middle && rect.bottom >= middle;
      const apart = Math.max(rect.top - middle, middle - rect.bottom, 0);
      // Any text before the chip on the same line is preferred over other texts nearby.
      const distance = isOnLine && gap > -3 ? Math.max(-1, gap) : 10_000 + apart * 10 + Math.abs(gap);
      if (!best || distance < best.distance) best = { text, distance };
    }
  }
  return best?.text;
}

function above(element: Element): Element | null {
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

function placeOf(element: Element | null | undefined): Element | null {
  let place = element ?? null;
  while (place && !place.hasAttribute('data-place')) place = above(place);
  return place;
}

function isReachable(host: Element, { x, y, width, height }: Rect): boolean {
  const root = host.getRootNode() as Document | ShadowRoot;
  return width > 0 && root.elementFromPoint(x + width / 2, y + height / 2) === host;
}
