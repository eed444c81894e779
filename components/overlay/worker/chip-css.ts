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
 * in Firefox, which has no other way to tell (`overlay/drawing/guard/click-guard.ts`). Chromium has one, and needs no sheet:
 * inserting this one has a page of 50,000 elements wait 400 ms for its styles there, and 15 s without the `>`.
 */
export function createChipCss(scripting: SheetInserter): (mark: string, caller: Caller) => Promise<void> {
  return async (mark, { tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const css = `span.${mark} { display: inline-flex !important } div.${mark}:popover-open { display: flex !important }
      ${allClickableCss(mark)}`;
    await scripting.insertCSS({ target: { tabId, frameIds: [frameId] }, css, origin: 'USER' });
  };
}

export function allClickableCss(mark: string): string {
  const all = ['*', '*::before', '*::after'].map((one) => `:root:has(> div.${mark}) ${one}`);
  return `${all.join()} { pointer-events: auto !important }`;
}
