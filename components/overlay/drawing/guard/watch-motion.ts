interface Options {
  /** The hosts of all chips. Their boxes are points at the origin of their layer. */
  hosts: () => Iterable<Element>;
  onMotion: () => void;
  /** Called after a start and after motion, once nothing moves. */
  onStill: () => void;
  signal: AbortSignal;
}

/** How long to wait after motion before looking again. */
const SETTLE_MS = 60;

/**
 * Watches whether layers move in the viewport, for whatever reason: a page can stop scroll events, or move itself with a
 * style. Observes one chip of each layer through a window that is hardly larger than the point itself, so that the
 * browser reports any motion; this forces no layout. Call the returned function when chips come or go.
 */
export function watchMotion({ hosts, onMotion, onStill, signal }: Options): () => void {
  /** The observed host of each layer. */
  const observed = new Map<Node | null, { host: Element; end: () => void }>();
  /** Where a scrolled dialog or popover clips the origin of its layer. No observer can report such an origin's motion. */
  const clippedAt = new WeakMap<Element, DOMRectReadOnly>();
  let isStarting = false;

  function drop(layer: Node | null): void {
    observed.get(layer)?.end();
    observed.delete(layer);
  }
  signal.addEventListener('abort', () => observed.keys().forEach(drop));

  function start(): void {
    isStarting = false;
    if (signal.aborted) return;
    const all = new Set(hosts());
    for (const [layer, { host }] of observed) if (!all.has(host) || host.parentNode !== layer) drop(layer);
    for (const host of all) {
      const layer = host.parentNode;
      if (!observed.has(layer)) observed.set(layer, { host, end: observe(host, layer) });
    }
  }
  function startSoon(): void {
    if (isStarting) return;
    isStarting = true;
    setTimeout(start, SETTLE_MS);
  }
  function onEnd(layer: Node | null): void {
    drop(layer);
    onMotion();
    startSoon();
  }

  function isStillClipped(host: Element, box: DOMRectReadOnly): boolean {
    const before = clippedAt.get(host);
    clippedAt.set(host, box);
    return before?.x === box.x && before.y === box.y;
  }

  function observe(host: Element, layer: Node | null): () => void {
    const options = { root: document };
    let observer = new IntersectionObserver(([entry]) => {
      if (!entry?.rootBounds) return;
      observer.disconnect();
      const rootMargin = marginsOf(entry.boundingClientRect, entry.rootBounds);
      observer = new IntersectionObserver(
        (entries) => {
          const hidden = entries.findLast(({ isIntersecting }) => !isIntersecting);
          if (hidden && !isStillClipped(host, hidden.boundingClientRect)) return onEnd(layer);
          onStill();
          if (hidden) {
            drop(layer);
            startSoon();
          } else clippedAt.delete(host);
        },
        { ...options, rootMargin },
      );
      observer.observe(host);
    }, options);
    observer.observe(host);
    return () => observer.disconnect();
  }
  return startSoon;
}

/** They must be whole numbers in Chromium. */
const marginsOf = ({ x, y }: DOMRectReadOnly, { width, height }: DOMRectReadOnly): string =>
  [1 - Math.floor(y), Math.ceil(x) + 1 - Math.floor(width), Math.ceil(y) + 1 - Math.floor(height), 1 - Math.floor(x)]
    .map((margin) => `${margin}px`)
    .join(' ');
