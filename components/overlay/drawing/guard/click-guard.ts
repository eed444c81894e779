import { parentOf } from '../../page/safe-dom';
import { isForeignAt, isNone, isPainted } from './painted';

/** A chip must have been visible and still for this long: nobody can slip it under a finger that is already moving. */
const REST_MS = 300;

/** Whether a person meant a click: saw the chip or panel, undisturbed, before they clicked what they saw. */
export interface ClickGuard {
  watch(element: HTMLElement): void;
  unwatch(element: HTMLElement): void;
  /** The overlay itself has put the element elsewhere: its rest begins now. */
  hasMoved(element: HTMLElement): void;
  /** Whether a click on `target`, within the watched `element`, counts. */
  isMeant(event: Event, target: Element, { element, root, mention }: Clicked): boolean;
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
  /** The class by which a style sheet of the user's lets everything on the page take clicks: see `chip-css.ts`. */
  mark: string | undefined;
  signal: AbortSignal;
}

/** The browser looks when it draws anyway, so that nothing is laid out for this and an idle page stays idle. */
export function createClickGuard({ nowMs, mark, signal }: Options): ClickGuard {
  const watched = new Map<Element, Watched>();
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

  function look(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  /** What the page scrolled or resized has moved on the screen, whatever the chip's own coordinates say. */
  function disturb(): void {
    disturbedAtMs = nowMs();
  }
  document.addEventListener('scroll', disturb, { capture: true, passive: true, signal });
  document.addEventListener(
    'scrollend',
    () => {
      for (const element of watched.keys()) look(element);
    },
    { capture: true, passive: true, signal },
  );
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
    if (globalThis.parent === globalThis.window) return true;
    return pointer !== undefined && nowMs() - pointer.sinceMs >= REST_MS && !isFrameMoved(pointer, event);
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
          one.pointer = undefined;
          point(event);
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
    isMeant(event, target, { element, root, mention }) {
      const one = watched.get(element);
      return (
        event.isTrusted &&
        one !== undefined &&
        hasRested(element, one) &&
        hasStayed(event, one) &&
        isUndisguised(root.host) &&
        withAllClickable(mark, () => isOnTop(target, root, mention))
      );
    },
  };
}

const isAt = (place: Place, { x, y }: DOMRect): boolean => Math.abs(place.x - x) < 1 && Math.abs(place.y - y) < 1;

/** Whether the frame moved since: then the pointer is elsewhere in it without having moved on the screen, or the reverse. */
function isFrameMoved({ screen, client }: Pointer, event: Event): boolean {
  if (!(event instanceof MouseEvent)) return false;
  const onScreen = Math.hypot(event.screenX - screen[0], event.screenY - screen[1]);
  const inFrame = Math.hypot(event.clientX - client[0], event.clientY - client[1]);
  return (onScreen < 1 && inFrame > 2) || (inFrame < 1 && onScreen > 4);
}

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
      isNone(style.getPropertyValue('mask-border-source')) &&
      (style.mixBlendMode === 'normal' || style.mixBlendMode === '') &&
      isNone(style.perspective) &&
      (isNone(style.transform) || !isTurned(style.transform)) &&
      isNone(style.rotate) &&
      isNone(style.scale) &&
      isNone(style.getPropertyValue('offset-path'));
    if (!isPlain || Element.prototype.getAnimations.call(element).some(({ playState }) => playState === 'running'))
      return false;
  }
  return true;
}

/** Moving is what pages do; scaling and turning is what clickjackers do. */
function isTurned(transform: string): boolean {
  const { a, b, c, d } = new DOMMatrix(transform);
  return Math.abs(a - 1) > 0.1 || Math.abs(d - 1) > 0.1 || Math.abs(b) > 0.01 || Math.abs(c) > 0.01;
}

/** Runs `look` while nothing on the page lets clicks through, as far as there is a sheet for that. */
function withAllClickable<Result>(mark: string | undefined, look: () => Result): Result {
  if (mark === undefined) return look();
  const sign = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  sign.className = mark;
  document.documentElement.append(sign);
  try {
    return look();
  } finally {
    sign.remove();
  }
}

/** Whether all that is clicked is seen, with nothing painted over it or between it and its mention. */
function isOnTop(target: Element, root: ShadowRoot, mention: Node | undefined): boolean {
  const rect = target.getBoundingClientRect();
  if (rect.width < 8 || rect.height < 2) return false;
  const inset = Math.min(3, rect.height / 2);
  const points = [
    [rect.left + rect.width / 2, rect.top + rect.height / 2],
    [rect.left + 3, rect.top + inset],
    [rect.right - 3, rect.bottom - inset],
  ] as const;
  const scope = root.host.getRootNode() as Document | ShadowRoot;
  return points.every(([x, y]) => {
    const [top] = scope.elementsFromPoint(x, y).filter((element) => element === root.host || isPainted(element));
    const isSeen = top === root.host && root.elementFromPoint(x, y) !== null;
    return isSeen && (mention === undefined || !isForeignAt(mention, root.host, x, y));
  });
}
