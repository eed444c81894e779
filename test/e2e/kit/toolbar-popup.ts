import type { Browser } from 'wxt/browser';
import type { Extension } from './extension';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

/** The text of the popup at the toolbar; empty if it is closed. */
export const readToolbarPopup = (extension: Extension): Promise<string> =>
  extension.evaluate(() => {
    const [popup] = chrome.extension.getViews({ type: 'popup' }) as unknown as Window[];
    return popup?.document.body?.innerText ?? '';
  });

/** The middle of a button in this popup, in screen pixels. Throws if there is no such button. */
export const findInToolbarPopup = (extension: Extension, button: string): Promise<{ x: number; y: number }> =>
  extension.evaluate((name) => {
    const [popup] = chrome.extension.getViews({ type: 'popup' }) as unknown as Window[];
    const buttons = [...(popup?.document.querySelectorAll('button') ?? [])];
    const box = buttons.find(({ textContent }) => textContent === name)?.getBoundingClientRect();
    if (!popup || !box) throw new Error(`The popup has no button "${name}"`);
    return { x: popup.screenX + box.x + box.width / 2, y: popup.screenY + box.y + box.height / 2 };
  }, button);

/** Clicks a button of this popup by script, which works without a display. */
export const clickInToolbarPopup = (extension: Extension, button: string): Promise<void> =>
  extension.evaluate((name) => {
    const [popup] = chrome.extension.getViews({ type: 'popup' }) as unknown as Window[];
    const found = [...(popup?.document.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === name,
    );
    if (!found) throw new Error(`The popup has no button "${name}"`);
    found.click();
  }, button);

/** Closes the popup, like a click outside it. */
export const closeToolbarPopup = (extension: Extension): Promise<void> =>
  extension.evaluate(() => {
    for (const popup of chrome.extension.getViews({ type: 'popup' }) as unknown as Window[]) popup.close();
  });
