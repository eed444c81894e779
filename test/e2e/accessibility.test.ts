import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from './harness';
import { states } from './states';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rows below the head of their table, or scrolled out: axe-core takes what is left of them for too small a target. */
const OUT_OF_SIGHT = `[...document.querySelectorAll('.scroller tbody tr')].filter((row) => {
  const [place, head] = [row.getBoundingClientRect(), row.closest('table').tHead.rows[0].cells[0].getBoundingClientRect()];
  return place.top < head.bottom - 1 || place.bottom > row.closest('.scroller').getBoundingClientRect().bottom;
})`;

/** What axe-core finds against WCAG 2.2 AA, one line each. */
async function findings(evaluate: (script: string) => Promise<unknown>): Promise<string[]> {
  await evaluate(axeSource);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = (await evaluate(
    `axe.run({ exclude: ${OUT_OF_SIGHT} }, { runOnly: ${JSON.stringify(tags)} })`,
  )) as AxeResults;
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

for (const { name, stored, open, act } of states) {
  test(`${name} is accessible, in light and in dark`, async ({ extension }) => {
    await extension.store(stored);
    const page = await open(extension);
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.locator('.loading')).toHaveCount(0);
    await act?.(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findings((script) => page.evaluate(script)), colorScheme).toEqual([]);
    }
  });
}
