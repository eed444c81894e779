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
 * Lets a page's chips show for as long as the extension is there: see `SCRIPTS_END_WITH_EXTENSION`. A user
 * style sheet reaches into closed roots, and a random class tells the page nothing. While a `div` with that class is the root
 * element's child, which is within one turn only, nothing on the page lets clicks through: so a cover that does is found
 * where the browser has no other way to tell (`overlay/drawing/guard/click-guard.ts`). Without the `>`, inserting the sheet
 * blocks a page of 20,000 elements for 15 s in Chromium 156.
 */
export function createChipCss(scripting: SheetInserter): (mark: string, caller: Caller) => Promise<void> {
  return async (mark, { tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const all = ['*', '*::before', '*::after'].map((one) => `:root:has(> div.${mark}) ${one}`).join();
    const css = `span.${mark} { display: inline-flex !important } div.${mark}:popover-open { display: flex !important }
      ${all} { pointer-events: auto !important }`;
    await scripting.insertCSS({ target: { tabId, frameIds: [frameId] }, css, origin: 'USER' });
  };
}
