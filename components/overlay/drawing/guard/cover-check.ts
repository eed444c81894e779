import type { Effort } from '../../page/effort';
import { SHARE_OF_TIME } from '../../page/time-budget';
import { isForeignAt } from './painted';

/** A chip, the node it belongs to, and the boxes in which it could be drawn, best first, as they are in the window. */
interface Drawn {
  host: Element;
  node: Node;
  boxes: readonly DOMRect[];
}

interface Options<One> {
  chips: () => Iterable<One>;
  drawn: (one: One) => Drawn | undefined;
  /** `level` is the first of its boxes in which the page shows nothing else; all are covered where there is none. */
  onLevel: (one: One, level: number) => void;
  effort: Effort;
  signal: AbortSignal;
}

/** Menus and headers come with what a person does, and settle soon after. */
const SETTLE_MS = 60;

/**
 * A layer is above all of the page. Where the page itself shows something else than the place of the mention (a sticky
 * header, a frozen column, a menu, actions of the row under the pointer), a chip must not be.
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
    /** Once what is going on has settled, and as seldom as it has to be on a busy page. */
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
