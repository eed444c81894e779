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
/** A check of a page with many chips takes longer than a frame. */
const SLICE_MS = 5;

/**
 * The layer is above the whole page. So a chip must be hidden where the page itself covers the mention's surroundings,
 * for example with a sticky header, a frozen column, a menu, or the actions of a hovered row.
 */
export function createCoverCheck<One>({ chips, drawn, onLevel, effort, signal }: Options<One>) {
  let isScheduled = false;
  /** The chips that remain in a check that has begun. */
  let left: One[] = [];
  let tookMs = 0;
  /** Whether the page may have changed since then. */
  let isOutdated = false;
  let restUntilMs = 0;

  function begin(): void {
    left = [...chips()];
    tookMs = 0;
    isOutdated = false;
    checkOn();
  }

  function checkOn(): void {
    isScheduled = false;
    if (signal.aborted || document.hidden) return;
    const fromMs = performance.now();
    const isLong = () => performance.now() - fromMs > SLICE_MS;
    for (let one = left.shift(); one; one = isLong() ? undefined : left.shift()) checkOne(one);
    tookMs += performance.now() - fromMs;
    if (left.length > 0) schedule(checkOn, 0);
    else {
      restUntilMs = performance.now() + tookMs * SHARE_OF_TIME;
      if (isOutdated) checkSoon();
    }
  }

  function checkSoon(): void {
    isOutdated = true;
    if (!isScheduled) schedule(begin, Math.max(SETTLE_MS, restUntilMs - performance.now()));
  }

  function schedule(work: () => void, delayMs: number): void {
    isScheduled = true;
    setTimeout(() => effort.spend(work), delayMs);
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
    checkSoon,
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
