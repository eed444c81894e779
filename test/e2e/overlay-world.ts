import type { CDPSession, Page } from '@playwright/test';

/** The isolated world that the extension's scripts have in the page, as soon as it has one. Needs `Runtime.enable` after. */
export function overlayWorld(devtools: CDPSession, extensionId: string): Promise<number> {
  return new Promise((resolve) => {
    devtools.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
}

/** Every tab that a test drives counts as seen, so the overlay is told by its own world whether this one is. */
export async function setHidden(page: Page, extensionId: string, isHidden: boolean): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const world = overlayWorld(devtools, extensionId);
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.evaluate', {
    contextId: await world,
    expression: `Object.defineProperty(document, 'hidden', { get: () => ${isHidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));`,
  });
  await devtools.detach();
}
