import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Arrow keys, Home and End move between the rows of this list; see `data-row`. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const life = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.indexOf(event.target as HTMLElement);
      if (at < 0) return;
      const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
      const row = to === undefined ? undefined : rows[to];
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    list.current?.addEventListener('keydown', onKeyDown, { signal: life.signal });
    return () => life.abort();
  }, [list]);
}
