import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Extension, expect, test } from '../kit/harness';
import { eachState } from './each-state';
import { states } from './states';

/**
 * The main states look as they did when somebody last approved their pictures. After an intended change, update them with
 * `npm run test:chromium -- appearance --update-snapshots=all` and look at each before you commit.
 */

const CHOSEN = ['popup-first-run', 'popup-tasks', 'popup-needs-you', 'options-key', 'results-task'];
const WINDOW = { width: 1280, height: 800 };
const POPUP = { width: 384, height: 560 };

/** Hides dates and times, and how wide they are. The pages' security policy allows no style element. */
const hideTimes = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      time, select { display: none !important }
      td .line.soft.small.number { visibility: hidden }`);
    document.adoptedStyleSheets.push(sheet);
  });

/** Pictures can be compared only where the same fonts are installed. */
const fontsFile = fileURLToPath(new URL('pictures/fonts.txt', import.meta.url));
const fontsOf = (extension: Extension) =>
  extension.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('No canvas');
    const widths = ['400', '600'].map((weight) => {
      context.font = `${weight} 14px system-ui, sans-serif`;
      return context.measureText('Sphinx of black quartz, judge my vow. 0123456789').width;
    });
    return `${widths.join(' ')}\n`;
  });

test('the main states look as approved, in light and in dark', async ({ extension }, testInfo) => {
  test.setTimeout(180_000);
  const fonts = await fontsOf(extension);
  if (testInfo.config.updateSnapshots === 'all') writeFileSync(fontsFile, fonts);
  test.skip(fonts !== readFileSync(fontsFile, 'utf8'), 'the pictures were taken with other fonts');
  await eachState(
    extension,
    states.filter(({ name }) => CHOSEN.includes(name)),
    async (page, name) => {
      await hideTimes(page);
      await page.setViewportSize(name.startsWith('popup') ? POPUP : WINDOW);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expect.soft(page).toHaveScreenshot(`${name}-${colorScheme}.png`, {
          animations: 'disabled',
          caret: 'hide',
          maxDiffPixelRatio: 0.001,
        });
      }
    },
  );
});
