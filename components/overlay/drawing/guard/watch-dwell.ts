/** Since when the pointer has been inside, and its last position on the screen and in the frame. */
interface Pointer {
  sinceMs: number;
  screen: readonly [number, number];
  client: readonly [number, number];
}

interface Options {
  /** How long the pointer or the focus must have been inside. */
  dwellMs: number;
  nowMs: () => number;
  /** Called when the pointer or the focus comes in, and then every `CHECK_MS` until both have left. */
  onArrival: () => void;
  onStay: () => void;
  onDeparture: () => void;
  signal: AbortSignal;
}

/** Shorter than anybody's reaction time. */
const CHECK_MS = 100;

/**
 * Watches since when the pointer or the focus has been inside an element. The returned function is for a click: whether
 * that is long enough. Touch has no hover time. `mustHover`: also where the pointer can only get in by moving.
 */
export function watchDwell(element: HTMLElement, { dwellMs, nowMs, onArrival, onStay, onDeparture, signal }: Options) {
  // A page can move a frame or a pop-up window under the pointer without the document in it noticing.
  const isMovable = globalThis.parent !== globalThis.window || !globalThis.toolbar.visible;
  let pointer: Pointer | undefined;
  let focusedAtMs: number | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Polls, because a page can stop the events of the focus, and no event reports that a frame moved away and back. */
  function follow(): void {
    if (timer !== undefined) return;
    let before = frameOffset();
    timer = setInterval(() => {
      if (!element.matches(':focus-within')) focusedAtMs = undefined;
      if (signal.aborted || (!pointer && focusedAtMs === undefined)) {
        clearInterval(timer);
        timer = undefined;
        onDeparture();
        return;
      }
      onStay();
      const now = frameOffset();
      if (pointer && Math.hypot(now[0] - before[0], now[1] - before[1]) > 1) pointer.sinceMs = nowMs();
      before = now;
    }, CHECK_MS);
  }

  function point(event: PointerEvent): void {
    if (!event.isTrusted) return;
    const { screenX, screenY, clientX, clientY } = event;
    const sinceMs = pointer && !isFrameMoved(pointer, event) ? pointer.sinceMs : nowMs();
    pointer = { sinceMs, screen: [screenX, screenY], client: [clientX, clientY] };
    follow();
  }
  element.addEventListener('pointerenter', onArrival, { signal });
  for (const type of ['pointerenter', 'pointermove'] as const) element.addEventListener(type, point, { signal });
  // A page can stop neither this event nor `pointerenter`, because they don't leave the closed root.
  element.addEventListener(
    'pointerleave',
    () => {
      pointer = undefined;
    },
    { signal },
  );
  element.addEventListener(
    'focusin',
    ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && element.contains(relatedTarget)) return;
      onArrival();
      focusedAtMs = nowMs();
      follow();
    },
    { signal },
  );

  return (event: Event, mustHover: boolean): boolean => {
    if (event instanceof PointerEvent && event.pointerType === 'touch') return true;
    const isByKey = event instanceof MouseEvent && event.detail === 0;
    if (isByKey) return focusedAtMs !== undefined && nowMs() - focusedAtMs >= dwellMs;
    if (!mustHover && !isMovable) return true;
    return pointer !== undefined && nowMs() - pointer.sinceMs >= dwellMs && !isFrameMoved(pointer, event);
  };
}

/** This frame's position: on the screen in Firefox, elsewhere within its same-origin ancestors. */
function frameOffset(): readonly [x: number, y: number] {
  const { mozInnerScreenX, mozInnerScreenY } = globalThis as { mozInnerScreenX?: number; mozInnerScreenY?: number };
  if (mozInnerScreenX !== undefined && mozInnerScreenY !== undefined) return [mozInnerScreenX, mozInnerScreenY];
  let [x, y] = [0, 0];
  for (const frame of framesAround()) {
    const box = frame.getBoundingClientRect();
    [x, y] = [x + box.x, y + box.y];
  }
  return [x, y];
}

/** The frames that contain this document, as far as their documents are of the same origin. */
function framesAround(): Element[] {
  const frames: Element[] = [];
  for (
    let view: Window | null = globalThis.window;
    view?.frameElement;
    view = view.frameElement.ownerDocument.defaultView
  )
    frames.push(view.frameElement);
  return frames;
}

/**
 * Whether a page of another site contains this document. In Chromium, that page can move it away from under a resting
 * pointer, and back, unnoticed; in Firefox, hide it.
 */
export function isInForeignPage(): boolean {
  const outermost = framesAround().at(-1)?.ownerDocument.defaultView ?? globalThis.window;
  return outermost.parent !== outermost;
}

/** Whether the frame has moved: then the pointer moved in the frame but not on the screen, or the reverse. */
function isFrameMoved({ screen, client }: Pointer, event: Event): boolean {
  if (!(event instanceof MouseEvent)) return false;
  const onScreen = Math.hypot(event.screenX - screen[0], event.screenY - screen[1]);
  const inFrame = Math.hypot(event.clientX - client[0], event.clientY - client[1]);
  return (onScreen < 1 && inFrame > 2) || (inFrame < 1 && onScreen > 4);
}
