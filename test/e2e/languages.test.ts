import type { Page } from '@playwright/test';
import { languageNames, sayIn } from '../language/languages';
import { eachState } from './each-state';
import { expect, test } from './harness';
import { speak } from './speak';
import { states } from './states';

/** Buttons and headings whose words do not fit into their place, and the page if it has to be scrolled sideways. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
    // Names of people may be of any length, and end in dots where they are cut.
    for (const part of document.querySelectorAll<HTMLElement>('button, label, h1, h2, thead th, summary')) {
      const isOnlySaid = part.offsetWidth <= 1;
      if (isOnlySaid) continue;
      const words = part.textContent?.trim() ?? '';
      const range = document.createRange();
      range.selectNodeContents(part);
      const { left, right } = range.getBoundingClientRect();
      const box = part.getBoundingClientRect();
      const isCut = box.width > 0 && (right > box.right + 1 || left < box.left - 1);
      if (isCut || part.scrollWidth > part.clientWidth + 1) wide.push(`${part.tagName}: ${words}`);
    }
    return wide;
  });

const viewports = {
  popup: [{ width: 384, height: 560 }],
  page: [
    { width: 1280, height: 800 },
    { width: 320, height: 640 },
  ],
};

for (const language of languageNames) {
  test(`everything fits in ${language}`, async ({ extension }) => {
    test.setTimeout(states.length * 10_000);
    await speak(extension.context, language);
    const wide: Record<string, string[]> = {};
    const look = async (page: Page, name: string) => {
      for (const viewport of viewports[name.startsWith('popup') ? 'popup' : 'page']) {
        await page.setViewportSize(viewport);
        const found = await tooWide(page);
        if (found.length > 0) wide[`${name}, ${viewport.width}`] = found;
      }
    };
    await eachState(extension, states, look, sayIn(language));
    expect(wide).toEqual({});
  });
}
