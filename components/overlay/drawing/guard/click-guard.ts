import type { Bridge } from '../../page/bridge';
import { parentOf } from '../../page/safe-dom';
import { SCROLL_END_MS } from '../../page/time-budget';
import { MARK_TO_WORDS_PX } from '../chip/chip-style';
import { isForeignAt, isNone, isPainted } from './is-painted';
import { isUnreachableAt } from './unreachable-covers';

/** A chip must have been visible and still for this long, so that it can't be slipped under a click in progress. */
const REST_MS = 300;

/** Shorter than anybody's reaction time. */
const FRAME_CHECK_MS = 100;

/** Decides whether a click was intended: the user had seen the chip or panel, undisturbed, before the click. */
export interface ClickGuard {
  watch(element: HTMLElement): void;
  unwatch(element: HTMLElement): void;
  /** Call when the overlay has moved the element: the time at rest starts again. */
  hasMoved(element: HTMLElement): void;
  /** Whether a click on `target` in the watched `element` was intended. */
  isMeant(event: Event, target: Element, { element, root, mention }: Clicked): Promise<boolean>;
}

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
}

interface Watched {
  /** Its last visible position, and since when; `undefined` while it is covered or outside the viewport. */
  place?: Place | undefined;
  movedAtMs: number;
  pointer?: Pointer | undefined;
  focusedAtMs?: number | undefined;
  leave: AbortController;
}

/** Since when the pointer has been inside, and its last position on the screen and in the frame. */
interface Pointer {
  sinceMs: number;
  screen: readonly [number, number];
  client: readonly [number, number];
}

/** Chrome also reports covers that let clicks through; Firefox doesn't. */
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
  const watched = new Map<Element, Watched>();
  const tellsCovers = 'isVisible' in IntersectionObserverEntry.prototype;
  let disturbedAtMs = Number.NEGATIVE_INFINITY;
  const options: SightingOptions = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((sightings: Sighting[]) => {
    for (const { target, isIntersecting, isVisible = isIntersecting, boundingClientRect } of sightings) {
      const one = watched.get(target);
      if (!one) continue;
      const { x, y } = boundingClientRect;
      if (!isIntersecting || !isVisible) one.place = undefined;
      else if (!one.place || !isAt(one.place, boundingClientRect)) one.place = { x, y, sinceMs: nowMs() };
    }
  }, options);

  const hasSheet = () =>
    extension.loadSheet().then(
      () => true,
      () => false,
    );
  const prepare = () => void hasSheet();

  function observe(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  /** Scrolling and resizing move a chip on the screen, whatever its own coordinates say. */
  function disturb(): void {
    disturbedAtMs = nowMs();
  }
  const how = { capture: true, passive: true, signal };
  let resuming: ReturnType<typeof setTimeout> | undefined;
  /** Pauses the observer while the page scrolls, because it hit-tests every chip again and again. */
  function onScroll({ target }: Event): void {
    if (target !== document) return;
    disturb();
    if (resuming === undefined) observer.disconnect();
    clearTimeout(resuming);
    resuming = setTimeout(observeAll, SCROLL_END_MS);
  }
  /** Scrolling elements are handled by `hasMoved`. */
  function observeAll(): void {
    clearTimeout(resuming);
    resuming = undefined;
    for (const element of watched.keys()) observe(element);
  }
  document.addEventListener('scroll', onScroll, how);
  document.addEventListener('scrollend', observeAll, how);
  addEventListener('resize', disturb, { passive: true, signal });
  signal.addEventListener('abort', () => observer.disconnect());

  function hasRested(element: HTMLElement, one: Watched): boolean {
    const since = Math.max(one.place?.sinceMs ?? Number.POSITIVE_INFINITY, one.movedAtMs, disturbedAtMs);
    return one.place !== undefined && nowMs() - since >= REST_MS && isAt(one.place, element.getBoundingClientRect());
  }

  /**
   * In a frame, the pointer must have been inside for as long, because a page can move the frame under the pointer
   * without the frame noticing. Touch has no hover time, and for keys the focus counts.
   */
  function hasStayed(event: Event, { pointer, focusedAtMs }: Watched): boolean {
    if (event instanceof PointerEvent && event.pointerType === 'touch') return true;
    const isByKey = event instanceof MouseEvent && event.detail === 0;
    if (isByKey) return focusedAtMs !== undefined && nowMs() - focusedAtMs >= REST_MS;
    if (!isFrame) return true;
    return pointer !== undefined && nowMs() - pointer.sinceMs >= REST_MS && !isFrameMoved(pointer, event);
  }

  /**
   * Polls the frame's position while a pointer is on one of its chips: no event reports that it moved away and back.
   */
  function followFrame(one: Watched): void {
    let before = frameOffset();
    const timer = setInterval(() => {
      if (!one.pointer || signal.aborted) {
        clearInterval(timer);
        return;
      }
      const now = frameOffset();
      if (Math.hypot(now[0] - before[0], now[1] - before[1]) > 1) one.pointer.sinceMs = nowMs();
      before = now;
    }, FRAME_CHECK_MS);
  }

  return {
    watch(element) {
      if (watched.has(element)) return;
      const leave = new AbortController();
      const one: Watched = { movedAtMs: nowMs(), leave };
      watched.set(element, one);
      observer.observe(element);
      const how = { signal: AbortSignal.any([signal, leave.signal]) };
      const point = (event: PointerEvent) => {
        if (!event.isTrusted) return;
        const { pointer } = one;
        const sinceMs = pointer && !isFrameMoved(pointer, event) ? pointer.sinceMs : nowMs();
        const { screenX, screenY, clientX, clientY } = event;
        one.pointer = { sinceMs, screen: [screenX, screenY], client: [clientX, clientY] };
      };
      element.addEventListener(
        'pointerenter',
        (event) => {
          observe(element);
          point(event);
          prepare();
          if (isFrame) followFrame(one);
        },
        how,
      );
      element.addEventListener('pointermove', point, how);
      element.addEventListener(
        'pointerleave',
        () => {
          one.pointer = undefined;
        },
        how,
      );
      element.addEventListener(
        'focusin',
        () => {
          prepare();
          one.focusedAtMs ??= nowMs();
        },
        how,
      );
      element.addEventListener(
        'focusout',
        () => {
          one.focusedAtMs = undefined;
        },
        how,
      );
    },
    unwatch(element) {
      watched.get(element)?.leave.abort();
      watched.delete(element);
      observer.unobserve(element);
    },
    hasMoved(element) {
      const one = watched.get(element);
      if (one) one.movedAtMs = nowMs();
    },
    async isMeant(event, target, { element, root, mention }) {
      const one = watched.get(element);
      const isAsSeen =
        event.isTrusted &&
        one !== undefined &&
        hasRested(element, one) &&
        hasStayed(event, one) &&
        isAtHome(root.host) &&
        isUndisguised(root.host);
      // It was requested when the chip was hovered or focused, so it has nearly always been inserted by now.
      if (!isAsSeen || !(await hasSheet())) return false;
      return (
        withAllClickable(extension.mark, () => isOnTop(target, root, mention)) &&
        (tellsCovers || !isUnreachableAt(pointsOf(target), root.host, mention))
      );
    },
  };
}

const isFrame = globalThis.parent !== globalThis.window;

/** This frame's position: on the screen in Firefox, elsewhere within its same-origin ancestors. */
function frameOffset(): readonly [x: number, y: number] {
  const { mozInnerScreenX, mozInnerScreenY } = globalThis as { mozInnerScreenX?: number; mozInnerScreenY?: number };
  if (mozInnerScreenX !== undefined && mozInnerScreenY !== undefined) return [mozInnerScreenX, mozInnerScreenY];
  let [x, y] = [0, 0];
  for (
    let { frameElement } = globalThis;
    frameElement;
    { frameElement } = frameElement.ownerDocument.defaultView ?? { frameElement: null }
  ) {
    const box = frameElement.getBoundingClientRect();
    [x, y] = [x + box.x, y + box.y];
  }
  return [x, y];
}

const isAt = (place: Place, { x, y }: DOMRect): boolean => Math.abs(place.x - x) < 1 && Math.abs(place.y - y) < 1;

/** Whether the frame has moved: then the pointer moved in the frame but not on the screen, or the reverse. */
function isFrameMoved({ screen, client }: Pointer, event: Event): boolean {
  if (!(event instanceof MouseEvent)) return false;
  const onScreen = Math.hypot(event.screenX - screen[0], event.screenY - screen[1]);
  const inFrame = Math.hypot(event.clientX - client[0], event.clientY - client[1]);
  return (onScreen < 1 && inFrame > 2) || (inFrame < 1 && onScreen > 4);
}

/** A page may move a chip into another frame or window, whose visibility it controls. */
const isAtHome = (host: Element): boolean => host.isConnected && host.ownerDocument === document;

/** Smaller text is illegible. */
const LEAST_ZOOM = 0.5;

/** Whether no ancestor makes the chip transparent, tiny, filtered, clipped, rotated or moving. */
function isUndisguised(host: Element): boolean {
  for (let element: Element | null = host; element; element = parentOf(element)) {
    const style = getComputedStyle(element);
    const isPlain =
      Number(style.opacity) >= 0.9 &&
      isNone(style.filter) &&
      isNone(style.clipPath) &&
      isNone(style.maskImage) &&
      isNone(style.getPropertyValue('-webkit-mask-box-image-source')) &&
      (style.mixBlendMode === 'normal' || style.mixBlendMode === '') &&
      isNone(style.perspective) &&
      (isNone(style.transform) || isUpright(style.transform)) &&
      isNone(style.rotate) &&
      isNone(style.scale) &&
      isNone(style.getPropertyValue('offset-path')) &&
      !isMoving(element) &&
      !isInTransition(element);
    if (!isPlain) return false;
  }
  return (host.currentCSSZoom ?? 1) >= LEAST_ZOOM;
}

/** Translation is normal; scaling, rotating and skewing are signs of clickjacking. */
function isUpright(transform: string): boolean {
  const { a, b, c, d } = new DOMMatrix(transform);
  return Math.abs(a - 1) <= 0.1 && Math.abs(d - 1) <= 0.1 && Math.abs(b) <= 0.01 && Math.abs(c) <= 0.01;
}

const isMoving = (element: Element): boolean =>
  Element.prototype.getAnimations.call(element).some(({ playState }) => playState === 'running');

const TRANSITION = ':active-view-transition';
const KNOWS_TRANSITIONS = CSS.supports(`selector(${TRANSITION})`);

/** During a view transition, only snapshots are visible, while the content receives clicks. */
const isInTransition = (element: Element): boolean => KNOWS_TRANSITIONS && element.matches(TRANSITION);

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

/** The middle of the click target, and two points near its corners. */
function pointsOf(target: Element): (readonly [x: number, y: number])[] {
  const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
  const inset = Math.min(3, height / 2);
  return [
    [left + width / 2, top + height / 2],
    [left + 3, top + inset],
    [right - 3, bottom - inset],
  ];
}

/** Whether the click target is completely visible, and so is its mention. */
function isOnTop(target: Element, root: ShadowRoot, mention: Node | undefined): boolean {
  const toWords = target.closest('[data-form=mark]') ? MARK_TO_WORDS_PX : 0;
  const scope = root.host.getRootNode() as Document | ShadowRoot;
  return pointsOf(target).every(([x, y]) => {
    const [top] = scope.elementsFromPoint(x, y).filter((element) => element === root.host || isPainted(element, x, y));
    const isSeen = top === root.host && root.elementFromPoint(x, y) !== null;
    return isSeen && (mention === undefined || !isForeignAt(mention, root.host, x, y - toWords));
  });
}
