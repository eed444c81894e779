import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { eachState } from './each-state';
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

const ZOOMED = { width: 320, height: 640 };

for (const kind of ['popup', 'options', 'results']) {
  test(`${kind} is accessible in each state: in light, in dark, and at a quarter of the width`, async ({
    extension,
  }) => {
    const ofPage = states.filter(({ name }) => name.startsWith(kind));
    test.setTimeout(ofPage.length * 30_000);
    const found: Record<string, string[]> = {};
    await eachState(extension, ofPage, async (page, name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const faults = await findings((script) => page.evaluate(script));
        if (faults.length > 0) found[`${name}, ${colorScheme}`] = faults;
      }
      // What 1280 pixels are at 400 %: nothing may have to be read by scrolling sideways.
      await page.setViewportSize(ZOOMED);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > ZOOMED.width) found[`${name}, zoomed`] = [`${width} pixels wide`];
    });
    expect(found).toEqual({});
  });
}
