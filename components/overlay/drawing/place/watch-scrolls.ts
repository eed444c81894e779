/** If the browser has no `scrollend` event, scrolling has ended after this time without another event. */
const SCROLL_END_MS = 140;

interface Options {
  /** `target` is the document or an element. */
  onScroll: (target: Node) => void;
  onEnd: (target: Node) => void;
  signal: AbortSignal;
}

/** Watches scrolling of the page and all elements. The returned function lists what is currently scrolling. */
export function watchScrolls({ onScroll, onEnd, signal }: Options): () => Iterable<Node> {
  const scrolling = new Map<Node, ReturnType<typeof setTimeout>>();

  function note(target: Node): void {
    const timer = scrolling.get(target);
    clearTimeout(timer);
    scrolling.set(
      target,
      setTimeout(() => end(target), SCROLL_END_MS),
    );
    onScroll(target);
  }

  function end(target: Node): void {
    const timer = scrolling.get(target);
    if (timer === undefined) return;
    clearTimeout(timer);
    scrolling.delete(target);
    onEnd(target);
  }

  const options = { capture: true, passive: true, signal };
  document.addEventListener('scroll', ({ target }) => target && note(target as Node), options);
  document.addEventListener('scrollend', ({ target }) => target && end(target as Node), options);
  return () => scrolling.keys();
}
