import { type Effort, SHARE_OF_TIME } from '../../page/effort';
import { isForeignAt } from './is-painted';

/** A chip, its mention's node, and the boxes in which it could be drawn, best first, in viewport coordinates. */
interface Drawn {
  host: Element;
  node: Node;
  boxes: readonly DOMRect[];
}

interface Options<One> {
  chips: () => Iterable<One>;
  drawn: (one: One) => Drawn | undefined;
  /** `level` is the index of the first box that isn't covered; the number of boxes if all are. */
  onLevel: (one: One, level: number) => void;
  effort: Effort;
  signal: AbortSignal;
}

/** Menus and headers appear after user actions and settle soon. */
const SETTLE_MS = 60;

/**
 * The layer is above the whole page. So a chip must be hidden where the page itself covers the mention's surroundings,
 * for example with a sticky header, a frozen column, a menu, or the actions of a hovered row.
 */
export function createCoverCheck<One>({ chips, drawn, onLevel, effort, signal }: Options<One>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntilMs = 0;

  function check(): void {
    timer = undefined;
    if (signal.aborted || document.hidden) return;
    const fromMs = performance.now();
    for (const one of chips()) checkOne(one);
    const tookMs = performance.now() - fromMs;
    restUntilMs = performance.now() + tookMs * SHARE_OF_TIME;
  }

  function checkOne(one: One): void {
    const asked = drawn(one);
    if (!asked?.boxes.some(isInWindow)) return;
    const level = asked.boxes.findIndex((box) => !isCovered(asked, box));
    onLevel(one, level < 0 ? asked.boxes.length : level);
  }

  return {
    checkOne,
    /** Checks after a short delay; the busier the page, the less often. */
    checkSoon(): void {
      if (timer === undefined)
        timer = setTimeout(() => effort.spend(check), Math.max(SETTLE_MS, restUntilMs - performance.now()));
    },
  };
}

const isInWindow = ({ left, right, top, bottom }: DOMRect): boolean =>
  right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && right > left;

function isCovered({ host, node }: Drawn, { left, right, top, bottom }: DOMRect): boolean {
  const inset = Math.min(2, (bottom - top) / 2);
  const corners = [left + 2, right - 2].flatMap((x) => [top + inset, bottom - inset].map((y) => [x, y] as const));
  return corners.some(
    ([x, y]) => x >= 0 && x < innerWidth && y >= 0 && y < innerHeight && isForeignAt(node, host, x, y),
  );
}
