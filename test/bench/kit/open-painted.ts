import type { Page } from '@playwright/test';
import type { Extension } from '../../e2e/kit/extension';

/** A page of the extension, and the milliseconds from the start of loading to the frame that shows the first of `awaited`. */
export async function openPainted(
  extension: Extension,
  path: string,
  awaited: string,
): Promise<{ page: Page; paintedMs: number }> {
  const page = await extension.context.newPage();
  await page.addInitScript((selector) => {
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(undefined);
        });
      });
      observer.observe(document, { subtree: true, childList: true });
    });
    Object.assign(globalThis, { painted });
  }, awaited);
  await page.goto(`chrome-extension://${extension.id}/${path}`);
  const paintedMs = await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  return { page, paintedMs };
}
