import type { Bridge } from '../../page/bridge';
import { parentOf } from '../../page/safe-dom';
import { SCROLL_END_MS } from '../../page/time-budget';
import { MARK_TO_WORDS_PX } from '../chip/chip-style';
import { isForeignAt, isNone, isPainted } from './painted';
import { isUnreachableAt } from './unreachable-covers';

/** A chip must have been visible and still for this long: nobody can slip it under a finger that is already moving. */
const REST_MS = 300;

/** Nobody reacts to what a page shows for so short a time. */
const FRAME_LOOK_MS = 100;

/** Whether a person meant a click: saw the chip or panel, undisturbed, before they clicked what they saw. */
export interface ClickGuard {
  watch(element: HTMLElement): void;
  unwatch(element: HTMLElement): void;
  /** The overlay itself has put the element elsewhere: its rest begins now. */
  hasMoved(element: HTMLElement): void;
  /** Whether a click on `target`, within the watched `element`, counts. */
  isMeant(event: Event, target: Element, { element, root, mention }: Clicked): Promise<boolean>;
}

interface Clicked {
  /** The chip or panel. */
  element: HTMLElement;
  root: ShadowRoot;
  /** What must be in sight around the element: a chip may stand above a sheet that hides its mention. */
  mention?: Node | undefined;
}

interface Place {
  x: number;
  y: number;
  sinceMs: number;
}

interface Watched {
  /** Where it was last seen, and since when; nothing while it is covered or out of sight. */
  place?: Place | undefined;
  movedAtMs: number;
  pointer?: Pointer | undefined;
  focusedAtMs?: number | undefined;
  leave: AbortController;
}

/** Since when the pointer has been inside, and where it was last, on the screen and in the frame. */
interface Pointer {
  sinceMs: number;
  screen: readonly [number, number];
  client: readonly [number, number];
}

/** Chrome also tells what lies over an element and lets clicks through; Firefox does not. */
type Sighting = IntersectionObserverEntry & { isVisible?: boolean };
type SightingOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

interface Options {
  nowMs: () => number;
  /** Has the style sheet that lets everything on the page take clicks: see `chip-css.ts`. */
  extension: Pick<Bridge, 'mark' | 'loadSheet'>;
  signal: AbortSignal;
}

/** The browser looks when it draws anyway, so that nothing is laid out for this and an idle page stays idle. */
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

  function look(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  /** What is scrolled or resized has moved on the screen, whatever the chip's own coordinates say. */
  function disturb(): void {
    disturbedAtMs = nowMs();
  }
  const how = { capture: true, passive: true, signal };
  let standing: ReturnType<typeof setTimeout> | undefined;
  /** The browser looks at each chip with a hit test, time and again: while the page scrolls, nobody needs to know. */
  function onScroll({ target }: Event): void {
    if (target !== document) return;
    disturb();
    if (standing === undefined) observer.disconnect();
    clearTimeout(standing);
    standing = setTimeout(lookAtAll, SCROLL_END_MS);
  }
  /** What scrolls inside of the page takes its own chips along: see `hasMoved`. */
  function lookAtAll(): void {
    clearTimeout(standing);
    standing = undefined;
    for (const element of watched.keys()) look(element);
  }
  document.addEventListener('scroll', onScroll, how);
  document.addEventListener('scrollend', lookAtAll, how);
  addEventListener('resize', disturb, { passive: true, signal });
  signal.addEventListener('abort', () => observer.disconnect());

  function hasRested(element: HTMLElement, one: Watched): boolean {
    const since = Math.max(one.place?.sinceMs ?? Number.POSITIVE_INFINITY, one.movedAtMs, disturbedAtMs);
    return one.place !== undefined && nowMs() - since >= REST_MS && isAt(one.place, element.getBoundingClientRect());
  }

  /**
   * A frame can be moved under the pointer, and knows nothing of it: there the pointer must have been inside for as long.
   * A finger is on the chip for no longer than a click, and a key is pressed wherever the focus is.
   */
  function hasStayed(event: Event, { pointer, focusedAtMs }: Watched): boolean {
    if (event instanceof PointerEvent && event.pointerType === 'touch') return true;
    const isByKey = event instanceof MouseEvent && event.detail === 0;
    if (isByKey) return focusedAtMs !== undefined && nowMs() - focusedAtMs >= REST_MS;
    if (!isFrame) return true;
    return pointer !== undefined && nowMs() - pointer.sinceMs >= REST_MS && !isFrameMoved(pointer, event);
  }

  /** A frame that is moved away and back tells by no event: it is looked where it is while a pointer is on a chip in it. */
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
    }, FRAME_LOOK_MS);
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
          look(element);
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
      // It came with the pointer or the focus, and is nearly always there by now.
      if (!isAsSeen || !(await hasSheet())) return false;
      return (
        withAllClickable(extension.mark, () => isOnTop(target, root, mention)) &&
        (tellsCovers || !isUnreachableAt(pointsOf(target), root.host, mention))
      );
    },
  };
}

const isFrame = globalThis.parent !== globalThis.window;

/** Where this frame stands: on the screen in Firefox, else among the documents of its own origin around it. */
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

/** Whether the frame moved since: then the pointer is elsewhere in it without having moved on the screen, or the reverse. */
function isFrameMoved({ screen, client }: Pointer, event: Event): boolean {
  if (!(event instanceof MouseEvent)) return false;
  const onScreen = Math.hypot(event.screenX - screen[0], event.screenY - screen[1]);
  const inFrame = Math.hypot(event.clientX - client[0], event.clientY - client[1]);
  return (onScreen < 1 && inFrame > 2) || (inFrame < 1 && onScreen > 4);
}

/** A page may take a chip into a frame or a window of its own, which is seen as the page likes. */
const isAtHome = (host: Element): boolean => host.isConnected && host.ownerDocument === document;

/** In smaller print nothing can be read. */
const LEAST_ZOOM = 0.5;

/** Whether nothing around the chip makes it transparent, tiny, filtered, cut down, turned or moving. */
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

/** Moving is what pages do; scaling and turning is what clickjackers do. */
function isUpright(transform: string): boolean {
  const { a, b, c, d } = new DOMMatrix(transform);
  return Math.abs(a - 1) <= 0.1 && Math.abs(d - 1) <= 0.1 && Math.abs(b) <= 0.01 && Math.abs(c) <= 0.01;
}

const isMoving = (element: Element): boolean =>
  Element.prototype.getAnimations.call(element).some(({ playState }) => playState === 'running');

const TRANSITION = ':active-view-transition';
const KNOWS_TRANSITIONS = CSS.supports(`selector(${TRANSITION})`);

/** Only pictures of its content are seen then, while the content takes the clicks. */
const isInTransition = (element: Element): boolean => KNOWS_TRANSITIONS && element.matches(TRANSITION);

/** Runs `look` while nothing on the page lets clicks through. */
function withAllClickable<Result>(mark: string, look: () => Result): Result {
  const sign = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  sign.className = mark;
  document.documentElement.append(sign);
  try {
    return look();
  } finally {
    sign.remove();
  }
}

/** In the middle and near two corners of what is clicked. */
function pointsOf(target: Element): (readonly [x: number, y: number])[] {
  const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
  const inset = Math.min(3, height / 2);
  return [
    [left + width / 2, top + height / 2],
    [left + 3, top + inset],
    [right - 3, bottom - inset],
  ];
}

/** Whether all that is clicked is seen, with nothing painted over it or between it and its mention. */
function isOnTop(target: Element, root: ShadowRoot, mention: Node | undefined): boolean {
  const toWords = target.closest('[data-form=mark]') ? MARK_TO_WORDS_PX : 0;
  const scope = root.host.getRootNode() as Document | ShadowRoot;
  return pointsOf(target).every(([x, y]) => {
    const [top] = scope.elementsFromPoint(x, y).filter((element) => element === root.host || isPainted(element, x, y));
    const isSeen = top === root.host && root.elementFromPoint(x, y) !== null;
    return isSeen && (mention === undefined || !isForeignAt(mention, root.host, x, y - toWords));
  });
}
