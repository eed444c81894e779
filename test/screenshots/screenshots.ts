import { fileURLToPath } from 'node:url';
import { expect, test } from '../e2e/harness';
import { states } from '../e2e/states';

const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));

for (const { name, stored, open, act } of states) {
  test(name, async ({ extension }) => {
    await extension.store(stored);
    const page = await open(extension);
    if (name.startsWith('popup')) await page.setViewportSize({ width: 380, height: 560 });
    await expect(page.locator('main h1')).toBeVisible();
    await act?.(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}${name}-${colorScheme}.png`, fullPage: true, animations: 'disabled' });
    }
  });
}
