/** So long a chip must have stood still in sight: nobody can slip it under a finger that is already on its way. */
const REST_MS = 300;

/** Whether chips and panels stood still, and uncovered where the browser can tell, before they were clicked. */
export interface PointerRest {
  /** `coversItself`: a panel of its own is open, for which Chrome counts it as covered. */
  watch(element: HTMLElement, coversItself?: () => boolean): void;
  unwatch(element: HTMLElement): void;
  hasRested(element: HTMLElement): boolean;
}

interface Place {
  x: number;
  y: number;
  sinceMs: number;
}

interface Watched {
  place?: Place | undefined;
  coversItself: () => boolean;
}

/** Chrome also tells what lies over an element and lets clicks through; elsewhere being in sight has to do. */
type Sighting = IntersectionObserverEntry & { isVisible?: boolean };
type SightingOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** The browser looks when it draws anyway, so that nothing is laid out for this and an idle page stays idle. */
export function createPointerRest(nowMs: () => number, signal: AbortSignal): PointerRest {
  const watched = new Map<Element, Watched>();
  const options: SightingOptions = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((sightings: Sighting[]) => {
    for (const { target, isIntersecting, isVisible = isIntersecting, boundingClientRect } of sightings) {
      const one = watched.get(target);
      if (!one) continue;
      if (!isIntersecting || !(isVisible || one.coversItself())) one.place = undefined;
      else if (!one.place || !isAt(one.place, boundingClientRect)) {
        const { x, y } = boundingClientRect;
        one.place = { x, y, sinceMs: nowMs() };
      }
    }
  }, options);

  function look(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  const lookAtAll = () => {
    for (const element of watched.keys()) look(element);
  };
  const lookAtTarget = ({ currentTarget }: Event) => look(currentTarget as Element);
  document.addEventListener('scrollend', lookAtAll, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    watch(element, coversItself = () => false) {
      if (watched.has(element)) return;
      watched.set(element, { coversItself });
      observer.observe(element);
      // Where it moved without the page's scrolling, it rests once the pointer came to it.
      element.addEventListener('pointerenter', lookAtTarget, { signal });
    },
    unwatch(element) {
      watched.delete(element);
      observer.unobserve(element);
      element.removeEventListener('pointerenter', lookAtTarget);
    },
    hasRested(element) {
      const place = watched.get(element)?.place;
      return place !== undefined && nowMs() - place.sinceMs >= REST_MS && isAt(place, element.getBoundingClientRect());
    },
  };
}

const isAt = (place: Place, { x, y }: DOMRect): boolean => Math.abs(place.x - x) < 1 && Math.abs(place.y - y) < 1;
