import type { CDPSession, Page } from '@playwright/test';

/** The isolated world that the extension's scripts have in the page, as soon as it has one. Needs `Runtime.enable` after. */
function overlayWorld(devtools: CDPSession, extensionId: string): Promise<number> {
  return new Promise((resolve) => {
    devtools.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
}

/** Makes the function that evaluates an expression, which may be a promise, where the extension's scripts run in the page. */
export async function openOverlayWorld(
  page: Page,
  extensionId: string,
): Promise<(expression: string) => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page);
  const world = overlayWorld(devtools, extensionId);
  await devtools.send('Runtime.enable');
  const contextId = await world;
  return async (expression) => {
    const how = { contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, ...how });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value as unknown;
  };
}

/** Every tab that a test drives counts as seen, so the overlay is told by its own world whether this one is. */
export async function setHidden(page: Page, extensionId: string, isHidden: boolean): Promise<void> {
  const inOverlay = await openOverlayWorld(page, extensionId);
  await inOverlay(`Object.defineProperty(document, 'hidden', { get: () => ${isHidden}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`);
}
