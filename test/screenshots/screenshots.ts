import { fileURLToPath } from 'node:url';
import type { Browser } from 'wxt/browser';
import { expect, test } from '../e2e/harness';
import { states } from '../e2e/states';

/** What extension pages have; here only inside functions that run in one. */
declare const chrome: typeof Browser;

const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const WAIT_FOR_ALL_MS = 600_000;

/** Those that a page is looked at in. */
const sizes: Record<string, { width: number; height: number }[]> = {
  popup: [{ width: 384, height: 560 }],
  options: [
    { width: 1280, height: 800 },
    { width: 800, height: 800 },
  ],
  results: [
    { width: 1280, height: 800 },
    { width: 800, height: 800 },
  ],
};

for (const [kind, views] of Object.entries(sizes)) {
  test(kind, async ({ extension }) => {
    test.setTimeout(WAIT_FOR_ALL_MS);
    for (const { name, stored, session = {}, open, act } of states.filter((one) => one.name.startsWith(kind))) {
      await extension.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]));
      await extension.store(stored);
      await extension.evaluate((items) => chrome.storage.session.set(items), session);
      const page = await open(extension);
      await expect(page.locator('main h1')).toBeVisible();
      await expect(page.locator('.loading')).toHaveCount(0);
      await act?.(page);
      for (const size of views) {
        await page.setViewportSize(size);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const path = `${folder}${name}-${size.width}-${colorScheme}.png`;
          await page.screenshot({ path, fullPage: true, animations: 'disabled' });
        }
      }
      await page.close();
    }
  });
}
