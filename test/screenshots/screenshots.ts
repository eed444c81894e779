import { fileURLToPath } from 'node:url';
import { expect, test } from '../e2e/harness';
import { states } from '../e2e/states';

const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));

/** Those that the page is looked at in. */
function sizesOf(name: string): { width: number; height: number }[] {
  if (name.startsWith('popup')) return [{ width: 380, height: 560 }];
  return [
    { width: 1280, height: 800 },
    { width: 800, height: 800 },
  ];
}

for (const { name, stored, open, act } of states) {
  test(name, async ({ extension }) => {
    await extension.store(stored);
    const page = await open(extension);
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.locator('.loading')).toHaveCount(0);
    await act?.(page);
    for (const size of sizesOf(name)) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = `${folder}${name}-${size.width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      }
    }
  });
}
