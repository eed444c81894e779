import type { Caller } from '../../messages/receive';

/** The part of `browser.scripting` that is needed. */
interface SheetInserter {
  insertCSS(injection: {
    target: { tabId: number; frameIds: number[] };
    css: string;
    origin: 'USER';
  }): Promise<unknown>;
}

/**
 * In Firefox, lets a page's chips show for as long as the extension is there: see `SCRIPTS_END_WITH_EXTENSION`. A sheet of
 * the user's reaches into closed roots, and a random class tells the page nothing. While a `div` with that class is the
 * root element's child, which is within one turn only, nothing on the page lets clicks through: so a cover that does is
 * found (`overlay/drawing/guard/click-guard.ts`). Where chips show without it, it comes with the first pointer or focus on
 * one: inserting it has a page of 50,000 elements wait 400 ms for its styles in Chromium 156, and 15 s without the `>`.
 */
export function createChipCss(scripting: SheetInserter): (mark: string, caller: Caller) => Promise<void> {
  return async (mark, { tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const shown = `span.${mark} { display: inline-flex !important } div.${mark}:popover-open { display: flex !important }`;
    const css = `@media not print { ${shown} } ${allClickableCss(mark)}`;
    await scripting.insertCSS({ target: { tabId, frameIds: [frameId] }, css, origin: 'USER' });
  };
}

export function allClickableCss(mark: string): string {
  const all = ['*', '*::before', '*::after'].map((one) => `:root:has(> div.${mark}) ${one}`);
  return `${all.join()} { pointer-events: auto !important }`;
}
