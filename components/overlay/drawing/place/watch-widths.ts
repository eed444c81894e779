/**
 * Reports which watched elements have become wider or narrower, before the paint; for elements that weren't watched for
 * a while, as soon as they are again. Does nothing on an idle page.
 */
export function watchWidths(onChange: (changed: ReadonlySet<Element>) => void, signal: AbortSignal) {
  const widths = new WeakMap<Element, number>();
  const observer = new ResizeObserver((entries) => {
    const changed = new Set<Element>();
    for (const { target, contentRect } of entries) {
      const before = widths.get(target);
      widths.set(target, contentRect.width);
      if (!target.isConnected) observer.unobserve(target);
      // The first report for each element is its current width.
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
