/**
 * Tells which of some elements have become wider or narrower, before they are drawn so; of those that were not watched for
 * a while, once they are again. An idle page costs nothing.
 */
export function watchWidths(onChange: (changed: ReadonlySet<Element>) => void, signal: AbortSignal) {
  const widths = new WeakMap<Element, number>();
  const observer = new ResizeObserver((entries) => {
    const changed = new Set<Element>();
    for (const { target, contentRect } of entries) {
      const before = widths.get(target);
      widths.set(target, contentRect.width);
      if (!target.isConnected) observer.unobserve(target);
      // The first word on each is how wide it is now.
      else if (before !== undefined && Math.abs(before - contentRect.width) > 1) changed.add(target);
    }
    if (changed.size > 0) onChange(changed);
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    watch: (element: Element) => observer.observe(element),
    unwatch: (element: Element) => observer.unobserve(element),
  };
}
