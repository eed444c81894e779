import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ROW_HEIGHT, type RowWindow, rowWindow } from './row-window';

/**
 * Decides which rows of this scrolling element to render. When rows are added or removed above the visible ones, it
 * scrolls by the same amount, so that nothing moves visibly. When `view` changes, the list is a new one and starts at
 * the top.
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, ids: readonly string[], view: string): RowWindow {
  const [shown, setShown] = useState(() => rowWindow(0, 0, ids.length));
  const seen = useRef({ view, id: ids[0], at: 0, height: 0 });
  const isNew = seen.current.view !== view;
  // All rows of a new list are new elements. First render only the visible ones.
  const visible = isNew ? rowWindow(0, seen.current.height, ids.length, 0) : shown;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { id, at } = seen.current;
    const place = id === undefined ? -1 : ids.indexOf(id);
    if (isNew && element.scrollTop > 0) element.scrollTop = 0;
    else if (element.scrollTop > 0 && place >= 0) element.scrollTop += (place - at) * ROW_HEIGHT;

    const look = () => {
      const { scrollTop, clientHeight: height } = element;
      const at = Math.floor(scrollTop / ROW_HEIGHT);
      seen.current = { view, id: ids[at], at, height };
      const next = rowWindow(scrollTop, height, ids.length);
      setShown((last) => (last.first === next.first && last.end === next.end ? last : next));
    };
    const life = new AbortController();
    const sizes = new ResizeObserver(look);
    const follow = () => {
      if (life.signal.aborted) return;
      look();
      element.addEventListener('scroll', look, { passive: true, signal: life.signal });
      sizes.observe(element);
    };
    if (isNew) {
      seen.current = { ...seen.current, view, id: ids[0], at: 0 };
      setShown(visible);
      // A message after a frame's start arrives after its paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = follow;
      requestAnimationFrame(() => port2.postMessage(undefined));
    } else follow();
    return () => {
      life.abort();
      sizes.disconnect();
    };
  }, [scroller, ids, view]);

  // `shown` may be left from a longer list.
  return { first: Math.min(visible.first, ids.length), end: Math.min(visible.end, ids.length) };
}
