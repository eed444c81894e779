import type { CDPSession, Page } from '@playwright/test';

/**
 * The isolated world of the extension's scripts in the page, as soon as it exists. Call `Runtime.enable` after this.
 */
function overlayWorld(devtools: CDPSession, extensionId: string): Promise<number> {
  return new Promise((resolve) => {
    devtools.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
}

/**
 * Creates a function that evaluates an expression, possibly a promise, in the isolated world of the extension's
 * scripts.
 */
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

/** Tabs driven by a test always count as visible, so this overrides the visibility in the overlay's own world. */
export async function setHidden(page: Page, extensionId: string, isHidden: boolean): Promise<void> {
  const inOverlay = await openOverlayWorld(page, extensionId);
  await inOverlay(`Object.defineProperty(document, 'hidden', { get: () => ${isHidden}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`);
}
