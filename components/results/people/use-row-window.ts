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
  const seen = useRef({ view, id: ids[0], at: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { view: before, id, at } = seen.current;
    const place = id === undefined ? -1 : ids.indexOf(id);
    if (before !== view) element.scrollTop = 0;
    else if (element.scrollTop > 0 && place >= 0) element.scrollTop += (place - at) * ROW_HEIGHT;

    const look = () => {
      const at = Math.floor(element.scrollTop / ROW_HEIGHT);
      seen.current = { view, id: ids[at], at };
      const next = rowWindow(element.scrollTop, element.clientHeight, ids.length);
      setShown((last) => (last.first === next.first && last.end === next.end ? last : next));
    };
    look();
    const life = new AbortController();
    element.addEventListener('scroll', look, { passive: true, signal: life.signal });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      life.abort();
      sizes.disconnect();
    };
  }, [scroller, ids, view]);

  // `shown` may be left from a longer list.
  return { first: Math.min(shown.first, ids.length), end: Math.min(shown.end, ids.length) };
}
