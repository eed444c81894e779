import { fileURLToPath } from 'node:url';
import { test } from '../../e2e/kit/harness';
import { eachState } from '../../e2e/states/each-state';
import { states } from '../../e2e/states/states';

const folder = fileURLToPath(new URL('../../../screenshots/', import.meta.url));
const WAIT_FOR_ALL_MS = 600_000;

/** The colour schemes of the screenshots. */
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
    const ofPage = states.filter(({ name }) => name.startsWith(kind));
    await eachState(extension, ofPage, async (page, name) => {
      for (const size of views) {
        await page.setViewportSize(size);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const path = `${folder}${name}-${size.width}-${colorScheme}.png`;
          await page.screenshot({ path, fullPage: true, animations: 'disabled' });
        }
      }
    });
  });
}
