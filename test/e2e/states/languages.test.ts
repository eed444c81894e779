import type { Page } from '@playwright/test';
import { type Language, languageNames, readLanguage, sayFrom } from '../../language/languages';
import { widestOf } from '../../language/widest';
import { type Extension, expect, test } from '../kit/harness';
import { speak } from '../kit/speak';
import { eachState } from './each-state';
import { states } from './states';

/** Buttons and headings whose text doesn't fit, and the page if it scrolls sideways. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
    // Names can be of any length and are truncated with an ellipsis.
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

/** What is too wide, by state and window width. */
async function tooWideIn(extension: Extension, language: Language, some = states): Promise<Record<string, string[]>> {
  await speak(extension.context, language);
  const wide: Record<string, string[]> = {};
  const look = async (page: Page, name: string) => {
    for (const viewport of viewports[name.startsWith('popup') ? 'popup' : 'page']) {
      await page.setViewportSize(viewport);
      const found = await tooWide(page);
      if (found.length > 0) wide[`${name}, ${viewport.width}`] = found;
    }
  };
  await eachState(extension, some, look, sayFrom(language));
  return wide;
}

async function measureTexts(extension: Extension, languages: readonly Language[]): Promise<(text: string) => number> {
  const texts = languages.flatMap((language) => [...language.texts.values()].flatMap((forms) => Object.values(forms)));
  const parts = [...new Set(texts.flatMap((text) => [text, ...text.split(/[\s-]+/)]))];
  const widths = await extension.evaluate((all) => {
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = '14px system-ui, sans-serif';
    return all.map((text) => context?.measureText(text).width ?? 0);
  }, parts);
  const widthOf = new Map(parts.map((part, at) => [part, widths[at] ?? 0]));
  return (text) => widthOf.get(text) ?? 0;
}

/**
 * Checks pages in two artificial languages, made of the widest texts and of the texts with the widest words. What
 * doesn't fit there is checked again in each real language, and only that counts.
 */
for (const by of ['text', 'word'] as const) {
  test(`everything fits in every language, by the widest ${by} of each`, async ({ extension }) => {
    test.setTimeout(states.length * 20_000);
    const languages = languageNames.map(readLanguage);
    const widest = widestOf(languages, by, await measureTexts(extension, languages));
    const suspects = Object.keys(await tooWideIn(extension, widest)).map((name) => name.split(',')[0]);
    const left = states.filter(({ name }) => suspects.includes(name));
    const wide: Record<string, Record<string, string[]>> = {};
    for (const language of left.length > 0 ? languages : []) {
      const found = await tooWideIn(extension, language, left);
      if (Object.keys(found).length > 0) wide[language.name] = found;
    }
    expect(wide).toEqual({});
  });
}
