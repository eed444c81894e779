import type { Page } from '@playwright/test';
import { languageNames, readLanguage } from '../../language/languages';
import { widestOf } from '../../language/widest';
import type { Extension } from '../kit/extension';

/** Buttons, headings and cells whose text doesn't fit, and the page if it scrolls sideways. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
    // Names can be of any length and are truncated with an ellipsis.
    for (const part of document.querySelectorAll<HTMLElement>('button, label, h1, h2, thead th, td:has(a), summary')) {
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

export const languages = languageNames.map(readLanguage);

/** The language of `widestOf`, by the widths of texts in the extension's pages. */
export async function widestLanguage(extension: Extension) {
  const texts = languages.flatMap((language) => [...language.texts.values()].flatMap((forms) => Object.values(forms)));
  const parts = [...new Set(texts.flatMap((text) => [text, ...text.split(/[\s-]+/)]))];
  const widths = await extension.evaluate((all) => {
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = '14px system-ui, sans-serif';
    return all.map((text) => context?.measureText(text).width ?? 0);
  }, parts);
  const widthOf = new Map(parts.map((part, at) => [part, widths[at] ?? 0]));
  return widestOf(languages, (text) => widthOf.get(text) ?? 0);
}
