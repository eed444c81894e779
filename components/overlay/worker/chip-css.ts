import type { Caller } from '../../messages/receive';

/** The parts of `browser.scripting` used here. */
interface SheetInserter {
  insertCSS(injection: {
    target: { tabId: number; frameIds: number[] };
    css: string;
    origin: 'USER';
  }): Promise<unknown>;
}

/**
 * Inserts a user style sheet, which also applies in closed roots. Its random class reveals nothing to the page. In
 * Firefox, chips are visible only through it, so they disappear with the extension (`SCRIPTS_END_WITH_EXTENSION`).
 * While a `div` with that class is a child of the root element, within a single task, nothing on the page lets clicks
 * through: this finds covers that do (`overlay/drawing/guard/click-guard.ts`). In Chromium, it is inserted when a chip
 * is first hovered or focused: a page of 50,000 elements then recomputes styles for 400 ms (Chromium 156; 15 s without
 * the `>`).
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
  const root = `:root:has(> div.${mark})`;
  const all = [root, `${root} *`].flatMap((one) => [one, `${one}::before`, `${one}::after`]);
  return `${all.join()} { pointer-events: auto !important }`;
}
