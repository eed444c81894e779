import type { Bridge } from '../../page/bridge';
import { MARK_TO_WORDS_PX } from '../chip/chip-style';
import { isForeignAt, isPainted } from './is-painted';
import { isUndisguised } from './is-undisguised';
import { isUnreachableAt } from './unreachable-covers';
import { isMovedUnnoticed, watchDwell } from './watch-dwell';
import { watchMotion } from './watch-motion';

/** A chip must have been visible and still for this long, so that it can't be slipped under a click in progress. */
const REST_MS = 300;

/** Decides whether a click was intended: the user had seen the chip or panel, undisturbed, before the click. */
export interface ClickGuard {
  watch(element: HTMLElement): void;
  unwatch(element: HTMLElement): void;
  /** Call when the overlay has moved the element: the time at rest starts again. */
  hasMoved(element: HTMLElement): void;
  /** Whether a click on `target` in the watched `element` was intended. */
  judge(event: Event, target: Element, { element, root, mention }: Clicked): Promise<Verdict>;
}

/** `perhaps`: enough to open a panel, whose own controls take the next click, but not to act. */
type Verdict = 'meant' | 'perhaps' | 'refused';

interface Clicked {
  /** The chip or panel. */
  element: HTMLElement;
  root: ShadowRoot;
  /** Must be visible beside the element, because a page could hide it with a sheet below the chip. */
  mention?: Node | undefined;
}

interface Place {
  x: number;
  y: number;
  sinceMs: number;
  /** False if the browser reports a cover. That may be an empty element, such as a container for a page's messages. */
  isClear: boolean;
}

interface Watched {
  /** Its last position, and since when; `undefined` while it moves or is outside the viewport. */
  place?: Place | undefined;
  movedAtMs: number;
  hasDwelt: (event: Event, mustHover: boolean) => boolean;
  leave: AbortController;
}

type Sighting = IntersectionObserverEntry & { isVisible?: boolean };
type SightingOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

interface Options {
  nowMs: () => number;
  /** Inserts the style sheet that makes everything on the page clickable; see `chip-css.ts`. */
  extension: Pick<Bridge, 'mark' | 'loadSheet'>;
  signal: AbortSignal;
}

/** Uses an intersection observer, which reports with the browser's own rendering: it forces no layout. */
export function createClickGuard({ nowMs, extension, signal }: Options): ClickGuard {
  const watched = new Map<HTMLElement, Watched>();
  /** Chrome also reports covers that let clicks through; Firefox doesn't. */
  const reportsCovers = 'isVisible' in IntersectionObserverEntry.prototype;
  const options: SightingOptions = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((sightings: Sighting[]) => {
    for (const { target, isIntersecting, isVisible = isIntersecting, boundingClientRect } of sightings) {
      const one = watched.get(target as HTMLElement);
      if (!one) continue;
      const { x, y } = boundingClientRect;
      if (!isIntersecting) one.place = undefined;
      else if (one.place?.isClear !== isVisible || !isAt(one.place, boundingClientRect))
        one.place = { x, y, sinceMs: nowMs(), isClear: isVisible };
    }
  }, options);
  signal.addEventListener('abort', () => observer.disconnect());

  const hasSheet = () =>
    extension.loadSheet().then(
      () => true,
      () => false,
    );

  function observe(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  /** Whether observing is paused while chips move, because the observer would hit-test every chip again and again. */
  let isPaused = false;
  const onChipsChanged = watchMotion({
    hosts: () => new Set(watched.keys().map(hostOf)),
    onMotion() {
      isPaused = true;
      observer.disconnect();
      for (const one of watched.values()) one.place = undefined;
    },
    onStill() {
      if (!isPaused) return;
      isPaused = false;
      for (const element of watched.keys()) observe(element);
    },
    signal,
  });

  function hasRested(element: HTMLElement, { place, movedAtMs }: Watched): boolean {
    if (!place || !isAt(place, element.getBoundingClientRect())) return false;
    return nowMs() - Math.max(place.sinceMs, movedAtMs) >= REST_MS;
  }

  const mayMoveUnnoticed = isMovedUnnoticed();

  return {
    watch(element) {
      // Also for a known chip, which may be in another layer now.
      onChipsChanged();
      if (watched.has(element)) return;
      const leave = new AbortController();
      const hasDwelt = watchDwell(element, {
        dwellMs: REST_MS,
        nowMs,
        onArrival() {
          if (!isPaused) observe(element);
          void hasSheet();
        },
        signal: AbortSignal.any([signal, leave.signal]),
      });
      watched.set(element, { movedAtMs: nowMs(), hasDwelt, leave });
      if (!isPaused) observe(element);
    },
    unwatch(element) {
      watched.get(element)?.leave.abort();
      watched.delete(element);
      observer.unobserve(element);
      onChipsChanged();
    },
    hasMoved(element) {
      const one = watched.get(element);
      if (one) one.movedAtMs = nowMs();
    },
    async judge(event, target, { element, root, mention }) {
      const one = watched.get(element);
      // Whether the browser vouches for it. Otherwise, a page could pull a cover away just before the click.
      const isClear = reportsCovers && one?.place?.isClear === true;
      const isAsSeen =
        event.isTrusted &&
        one !== undefined &&
        hasRested(element, one) &&
        one.hasDwelt(event, !isClear) &&
        isAtHome(root.host) &&
        isUndisguised(root.host);
      // It was requested when the chip was hovered or focused, so it has nearly always been inserted by now.
      if (!isAsSeen || !(await hasSheet())) return 'refused';
      const points = pointsOf(target);
      if (!withAllClickable(extension.mark, () => isOnTop(target, points, root, mention))) return 'refused';
      if (!isClear && isUnreachableAt(points, root.host, mention)) return 'refused';
      if ((reportsCovers && !isClear) || (mayMoveUnnoticed && mention !== undefined)) return 'perhaps';
      return 'meant';
    },
  };
}

const hostOf = (element: Element): Element => (element.getRootNode() as ShadowRoot).host;

const isAt = (place: Place, { x, y }: DOMRect): boolean => Math.abs(place.x - x) < 1 && Math.abs(place.y - y) < 1;

/** A page may move a chip into another frame or window, whose visibility it controls. */
const isAtHome = (host: Element): boolean => host.isConnected && host.ownerDocument === document;

/** Runs `check` while nothing on the page lets clicks through. */
function withAllClickable<Result>(mark: string, check: () => Result): Result {
  const sign = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  sign.className = mark;
  document.documentElement.append(sign);
  try {
    return check();
  } finally {
    sign.remove();
  }
}

type Point = readonly [x: number, y: number];

const COLUMNS = 24;
/** Within the rounded corners of a chip. */
const INSET_PX = 3;

/** A random point in each column of the click target: a page that knew them could cover everything else. */
function pointsOf(target: Element): Point[] {
  const { left, top, width, height } = target.getBoundingClientRect();
  const inset = Math.min(INSET_PX, height / 2);
  return Array.from({ length: COLUMNS }, (_, column) => [
    left + INSET_PX + ((width - 2 * INSET_PX) * (column + Math.random())) / COLUMNS,
    top + inset + (height - 2 * inset) * Math.random(),
  ]);
}

/** Whether the click target is completely visible, and so is its mention. */
function isOnTop(target: Element, points: readonly Point[], root: ShadowRoot, mention: Node | undefined): boolean {
  const toWords = target.closest('[data-form=mark]') ? MARK_TO_WORDS_PX : 0;
  const scope = root.host.getRootNode() as Document | ShadowRoot;
  return points.every(([x, y]) => {
    const [top] = scope.elementsFromPoint(x, y).filter((element) => element === root.host || isPainted(element, x, y));
    const isSeen = top === root.host && root.elementFromPoint(x, y) !== null;
    return isSeen && (mention === undefined || !isForeignAt(mention, root.host, x, y - toWords));
  });
}
