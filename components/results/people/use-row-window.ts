import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ROW_HEIGHT, type RowWindow, rowWindow } from './row-window';

/** Rows beyond the visible ones wait this long, so that they are not rendered for each letter typed. */
const AHEAD_DELAY_MS = 150;
/** Everything on the page above and below the rows takes at least this much of the window. */
const AROUND_ROWS_PX = 240;

/**
 * Decides which rows of this scrolling element to render. When rows are added or removed above the visible ones, it
 * scrolls by the same amount, so that nothing moves visibly. When `view` changes, the list is a new one and starts at
 * the top, with the visible rows only; the others follow. `isFromTop`: whether the first list starts at the top too.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  view: string,
  isFromTop: boolean,
): RowWindow {
  const [shown, setShown] = useState(() => ({ view: isFromTop ? undefined : view, ...rowWindow(0, 0, ids.length) }));
  const seen = useRef({ id: ids[0], at: 0, height: innerHeight - AROUND_ROWS_PX });
  const isNew = shown.view !== view;
  const visible = isNew ? rowWindow(0, seen.current.height, ids.length, 0) : shown;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { id, at } = seen.current;
    const place = id === undefined ? -1 : ids.indexOf(id);
    if (isNew) seen.current = { ...seen.current, id: ids[0], at: 0 };
    if (isNew && element.scrollTop > 0) element.scrollTop = 0;
    else if (element.scrollTop > 0 && place >= 0) element.scrollTop += (place - at) * ROW_HEIGHT;

    const life = new AbortController();
    const sizes = new ResizeObserver(look);
    function follow(): void {
      look();
      sizes.observe(element as HTMLElement);
    }
    function look(): void {
      const { scrollTop, clientHeight: height } = element as HTMLElement;
      const at = Math.floor(scrollTop / ROW_HEIGHT);
      seen.current = { id: ids[at], at, height };
      const next = rowWindow(scrollTop, height, ids.length);
      setShown((last) =>
        last.view === view && last.first === next.first && last.end === next.end ? last : { view, ...next },
      );
    }
    element.addEventListener('scroll', look, { passive: true, signal: life.signal });
    const timer = isNew ? setTimeout(follow, AHEAD_DELAY_MS) : undefined;
    if (!isNew) follow();
    return () => {
      life.abort();
      clearTimeout(timer);
      sizes.disconnect();
    };
  }, [scroller, ids, view]);

  // `shown` may be left from a longer list.
  return { first: Math.min(visible.first, ids.length), end: Math.min(visible.end, ids.length) };
}
