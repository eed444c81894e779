import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * `/` and Ctrl+F (⌘F) focus a page's own search field, which also finds what isn't rendered. Pressed again in the field,
 * they do what the browser does by default.
 */
export function useFindKeys(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const life = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'f';
      const isSlash = event.key === '/' && !(event.target as Element).matches('input, select, textarea');
      if ((!isFind && !isSlash) || document.activeElement === field.current) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown, { signal: life.signal });
    return () => life.abort();
  }, [field]);
}
