import type { Bridge } from '../../page/bridge';
import { MARK_TO_WORDS_PX } from '../chip/chip-style';
import { pointsOf, withAllClickable } from './hit-tests';
import { isLegible } from './is-legible';
import { isForeignAt } from './is-painted';
import { isUntouched, noteRules } from './is-untouched';
import { isRaised, lower, raise } from './raise';
import { isTopmost } from './top-layer';
import { isInForeignPage, watchDwell } from './watch-dwell';
import { watchMotion } from './watch-motion';

/** A chip must have been visible and still for this long, so that it can't be slipped under a click in progress. */
const REST_MS = 300;

/**
 * Decides whether a click was intended: the user had seen the chip or panel, undisturbed, before the click. To be seen, a
 * chip is raised above the page while the pointer or focus is on it.
 */
export interface ClickGuard {
  watch(element: HTMLElement): void;
  /** Call in the event by which the pointer or the focus first reaches a chip. For a panel, `watch` is enough. */
  attend(element: HTMLElement): void;
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
}

interface Watched {
  /** Its last position, and since when; `undefined` while it moves or is outside the viewport. */
  place?: Place | undefined;
  movedAtMs: number;
  /** Since when nothing has been above it; `undefined` while something may be. */
  clearSinceMs?: number | undefined;
  /** Absent until the pointer or the focus first reaches it. */
  hasDwelt?: (event: Event, mustHover: boolean) => boolean;
  leave?: AbortController;
  /** False for a panel, which is in the top layer as long as it is open. */
  isChip: boolean;
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
  /** Chrome reports covers and effects; in Firefox, the top layer is searched for covers. */
  const reportsCovers = 'isVisible' in IntersectionObserverEntry.prototype;
  const options: SightingOptions = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((sightings: Sighting[]) => {
    for (const { target, isIntersecting, isVisible = isIntersecting, boundingClientRect } of sightings) {
      const one = watched.get(target as HTMLElement);
      if (!one) continue;
      const { x, y } = boundingClientRect;
      if (!isIntersecting) one.place = undefined;
      else if (!one.place || !isAt(one.place, boundingClientRect)) one.place = { x, y, sinceMs: nowMs() };
      if (reportsCovers) setClear(one, isVisible);
    }
  }, options);
  signal.addEventListener('abort', () => observer.disconnect());

  const hosts = () => new Set(watched.keys().map(hostOf));
  const hasSheet = () =>
    extension.loadSheet().then(
      () => true,
      () => false,
    );

  function setClear(one: Watched, isClear: boolean): void {
    one.clearSinceMs = isClear ? (one.clearSinceMs ?? nowMs()) : undefined;
  }

  /** In Firefox. A page could remove a cover just before the click. */
  function lookForCovers(element: HTMLElement, one: Watched): void {
    setClear(one, isRaised(element) && isTopmost(element, pointsOf(element), { mark: extension.mark, own: hosts() }));
  }

  function observe(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  /** Whether observing is paused while chips move, because the observer would hit-test every chip again and again. */
  let isPaused = false;
  const onChipsChanged = watchMotion({
    hosts,
    onMotion() {
      isPaused = true;
      observer.disconnect();
      for (const [element, one] of watched) {
        one.place = undefined;
        if (one.isChip) lower(element);
      }
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

  const isGuest = isInForeignPage();

  function watch(element: HTMLElement): Watched {
    // Also for a known chip, which may be in another layer now.
    onChipsChanged();
    const known = watched.get(element);
    if (known) return known;
    noteRules(element.getRootNode() as ShadowRoot);
    const one: Watched = { movedAtMs: nowMs(), isChip: !isRaised(element) };
    watched.set(element, one);
    if (!one.isChip) attend(element, one);
    if (!isPaused) observe(element);
    return one;
  }

  function attend(element: HTMLElement, one: Watched): void {
    const { isChip } = one;
    one.leave = new AbortController();
    one.hasDwelt = watchDwell(element, {
      dwellMs: REST_MS,
      nowMs,
      onArrival() {
        if (isChip) raise(element);
        if (!isPaused) observe(element);
        void hasSheet();
      },
      onStay() {
        if (isChip) raise(element);
        if (!reportsCovers) lookForCovers(element, one);
      },
      onDeparture() {
        if (isChip) lower(element);
      },
      signal: AbortSignal.any([signal, one.leave.signal]),
    });
  }

  return {
    watch: (element) => void watch(element),
    attend: (element) => attend(element, watch(element)),
    unwatch(element) {
      watched.get(element)?.leave?.abort();
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
      const isAsSeen =
        event.isTrusted &&
        one !== undefined &&
        hasRested(element, one) &&
        // Without the browser's report, a page could pull a cover away just before the click.
        one.hasDwelt?.(event, !reportsCovers) === true &&
        isAtHome(root.host) &&
        isLegible(root.host) &&
        isUntouched(root);
      // It was requested when the chip was hovered or focused, so it has nearly always been inserted by now.
      if (!isAsSeen || !(await hasSheet())) return 'refused';
      if (!reportsCovers) lookForCovers(element, one);
      const isClear = one.clearSinceMs !== undefined && nowMs() - one.clearSinceMs >= REST_MS;
      if (!isClear || (isGuest && mention !== undefined)) return 'perhaps';
      return mention === undefined || isMentionSeen(mention, target, root.host, extension.mark) ? 'meant' : 'perhaps';
    },
  };
}

const hostOf = (element: Element): Element => (element.getRootNode() as ShadowRoot).host;

const isAt = (place: Place, { x, y }: DOMRect): boolean => Math.abs(place.x - x) < 1 && Math.abs(place.y - y) < 1;

/** A page may move a chip into another frame or window, whose visibility it controls. */
const isAtHome = (host: Element): boolean => host.isConnected && host.ownerDocument === document;

/** Whether the page shows the mention beside each point of the click target. */
function isMentionSeen(mention: Node, target: Element, host: Element, mark: string): boolean {
  const toWords = target.closest('[data-form=mark]') ? MARK_TO_WORDS_PX : 0;
  return withAllClickable(mark, () => pointsOf(target).every(([x, y]) => !isForeignAt(mention, host, x, y - toWords)));
}
