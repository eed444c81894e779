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
 * Lets a page's chips show for as long as the extension is there: see `SCRIPTS_END_WITH_EXTENSION`. A sheet of the
 * user's reaches into closed roots, and a class that was drawn by lot tells the page nothing.
 */
export function createChipCss(scripting: SheetInserter): (mark: string, caller: Caller) => Promise<void> {
  return async (mark, { tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const css = `span.${mark} { display: inline-flex !important } div.${mark}:popover-open { display: grid !important }`;
    await scripting.insertCSS({ target: { tabId, frameIds: [frameId] }, css, origin: 'USER' });
  };
}
