import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { sayFrom } from '../../language/languages';
import { expect, test } from '../kit/harness';
import { speak } from '../kit/speak';
import { eachState } from './each-state';
import { states } from './states';
import { languages, tooWide, widestLanguage } from './too-wide';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rows under the table header or scrolled out of view: axe-core considers the visible rest too small a target. */
const OUT_OF_SIGHT = `[...document.querySelectorAll('.scroller tbody tr')].filter((row) => {
  const [place, head] = [row.getBoundingClientRect(), row.closest('table').tHead.rows[0].cells[0].getBoundingClientRect()];
  return place.top < head.bottom - 1 || place.bottom > row.closest('.scroller').getBoundingClientRect().bottom;
})`;

/** WCAG 2.2 AA and axe-core's best practices. */
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Light and dark differ only in colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** A label contains the text that is shown: true in each language, but not in a mixture of them. */
const NAMES_MATCH = 'label-content-name-mismatch';

/** axe-core's findings for these tags or rules, one line each. Its script must be in the page. */
async function findings(page: Page, runOnly: readonly string[], without: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const result = (await page.evaluate(
    `axe.run({ exclude: ${OUT_OF_SIGHT} }, { runOnly: ${JSON.stringify(runOnly)}, rules: ${JSON.stringify(rules)} })`,
  )) as AxeResults;
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const FULL = { popup: { width: 384, height: 560 }, page: { width: 1280, height: 800 } };
/** 1280 pixels at 400 % zoom. */
const ZOOMED = { width: 320, height: 640 };

/** What doesn't fit on the page, by window width. At that zoom, the popup only must not scroll sideways. */
async function misfits(page: Page, name: string): Promise<Record<string, string[]>> {
  const isPopup = name.startsWith('popup');
  await page.setViewportSize(isPopup ? FULL.popup : FULL.page);
  const atFull = await tooWide(page);
  await page.setViewportSize(ZOOMED);
  const zoomed = (await tooWide(page)).filter((what) => !isPopup || what.startsWith('page'));
  return {
    ...(atFull.length > 0 ? { [name]: atFull } : {}),
    ...(zoomed.length > 0 ? { [`${name}, zoomed`]: zoomed } : {}),
  };
}

/**
 * In an artificial language of the widest texts. What doesn't fit there is checked again in each real language, and only
 * that counts.
 */
for (const kind of ['popup', 'options', 'results']) {
  test(`${kind} is accessible in each state, in light and in dark, and fits in each language`, async ({
    extension,
  }) => {
    const ofPage = states.filter(({ name }) => name.startsWith(kind));
    test.setTimeout(ofPage.length * 30_000);
    const widest = await widestLanguage(extension);
    await speak(extension.context, widest);
    const found: Record<string, string[]> = {};
    const suspects = new Set<string>();
    await eachState(
      extension,
      ofPage,
      async (page, name) => {
        await page.evaluate(axeSource);
        for (const [colorScheme, rules] of [['light', EVERYTHING] as const, ['dark', COLOURS] as const]) {
          await page.emulateMedia({ colorScheme });
          const faults = await findings(page, rules, [NAMES_MATCH]);
          if (faults.length > 0) found[`${name}, ${colorScheme}`] = faults;
        }
        if (Object.keys(await misfits(page, name)).length > 0) suspects.add(name);
      },
      sayFrom(widest),
    );
    const left = ofPage.filter(({ name }) => suspects.has(name));
    for (const language of left.length > 0 ? languages : []) {
      await speak(extension.context, language);
      const add = async (page: Page, name: string) =>
        void Object.assign(found, await misfits(page, `${name}, ${language.name}`));
      await eachState(extension, left, add, sayFrom(language));
    }
    expect(found).toEqual({});
  });
}

/**
 * Focuses the next control with Tab and names it, with any visibility problem. Returns `outside` between the last and
 * the first, and nothing for a control it has already visited.
 */
async function nextControl(page: Page): Promise<{ name: string; faults: string[] } | 'outside' | undefined> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const world = globalThis as { met?: WeakSet<Element> };
    world.met ??= new WeakSet();
    const focused = document.activeElement as HTMLElement;
    if (focused === document.body) return 'outside';
    if (world.met.has(focused)) return undefined;
    world.met.add(focused);
    const box = (focused.closest('label') ?? focused).getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const faults = [
      ...(box.top < 0 || box.bottom > innerHeight ? ['out of view'] : []),
      ...(outlineStyle === 'none' || outlineWidth === '0px' ? ['no ring'] : []),
      // A link is as high as its line; axe-core checks its distance from others.
      ...(focused.tagName !== 'A' && Math.min(box.width, box.height) < 24 ? [`${box.width} × ${box.height}`] : []),
    ];
    return { name: `${focused.tagName} ${focused.id || focused.title || focused.textContent}`, faults };
  });
}

const CONTROLS = ['[tabindex="0"]', 'a', 'button', 'select', 'textarea', 'summary', 'input:not([type=radio])'];
const walked = /^(popup-(first-run|tasks|needs-you|key-refused)|options-(key|delete)|results-(stopped|forgetting))$/;

test('every control can be reached by keyboard, is in view, visibly focused, large enough and named as it looks', async ({
  extension,
}) => {
  test.setTimeout(180_000);
  const found: Record<string, string[]> = {};
  const seen: Record<string, number> = {};
  const there: Record<string, number> = {};
  await eachState(
    extension,
    states.filter(({ name }) => walked.test(name)),
    async (page, name) => {
      // Otherwise the focused control may still be scrolling into view.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.evaluate(axeSource);
      const mismatches = await findings(page, [NAMES_MATCH]);
      if (mismatches.length > 0) found[name] = mismatches;
      const dialog = page.locator('dialog[open]');
      const place = (await dialog.count()) > 0 ? dialog : page.locator('body');
      const radios = await place.getByRole('radiogroup').or(place.locator('fieldset:has([type=radio])')).count();
      there[name] =
        (await place.locator(CONTROLS.map((kind) => `${kind}:visible:not(:disabled)`).join()).count()) + radios;
      seen[name] = 0;
      for (let at = await nextControl(page); at; at = await nextControl(page)) {
        if (at === 'outside') continue;
        seen[name]++;
        if (at.faults.length > 0) found[`${name}, ${at.name}`] = at.faults;
      }
    },
  );
  expect(found).toEqual({});
  expect(seen).toEqual(there);
});
