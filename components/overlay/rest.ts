/** So long a chip must have stood still in sight: nobody can slip it under a finger that is already on its way. */
const REST_MS = 300;

/** Whether chips stood still, and uncovered where the browser can tell, before they were clicked. */
export interface Rest {
  watch(host: Element): void;
  unwatch(host: Element): void;
  hasRested(host: Element): boolean;
}

interface Place {
  x: number;
  y: number;
  sinceMs: number;
}

/** Chrome also tells what lies over an element and lets clicks through; elsewhere being in sight has to do. */
type Sighting = IntersectionObserverEntry & { isVisible?: boolean };
type SightingOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** The browser looks when it draws anyway, so that nothing is laid out for this and an idle page stays idle. */
export function createRest(nowMs: () => number, signal: AbortSignal): Rest {
  const places = new Map<Element, Place | undefined>();
  const options: SightingOptions = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((sightings: Sighting[]) => {
    for (const { target, isIntersecting, isVisible = isIntersecting, boundingClientRect } of sightings) {
      if (!places.has(target)) continue;
      const before = places.get(target);
      const { x, y } = boundingClientRect;
      const isSame = before && isAt(before, boundingClientRect);
      places.set(target, isVisible ? (isSame ? before : { x, y, sinceMs: nowMs() }) : undefined);
    }
  }, options);

  function look(host: Element): void {
    observer.unobserve(host);
    observer.observe(host);
  }
  const lookAtTarget = ({ currentTarget }: Event) => look(currentTarget as Element);
  const lookAtAll = () => {
    for (const host of places.keys()) look(host);
  };
  document.addEventListener('scrollend', lookAtAll, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    watch(host) {
      if (places.has(host)) return;
      places.set(host, undefined);
      observer.observe(host);
      // Where it moved without the page's scrolling, it rests once the pointer came to it.
      host.addEventListener('pointerenter', lookAtTarget, { signal });
    },
    unwatch(host) {
      places.delete(host);
      host.removeEventListener('pointerenter', lookAtTarget);
      observer.unobserve(host);
    },
    hasRested(host) {
      const place = places.get(host);
      return place !== undefined && nowMs() - place.sinceMs >= REST_MS && isAt(place, host.getBoundingClientRect());
    },
  };
}

const isAt = (place: Place, { x, y }: DOMRect): boolean => Math.abs(place.x - x) < 1 && Math.abs(place.y - y) < 1;
