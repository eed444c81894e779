import type { BrowserContext } from '@playwright/test';
import { type Language, readLanguage } from '../../language/languages';

/**
 * Makes extension pages opened from now on use this language, given by name, such as `zh_CN`, or by its texts. Browsers
 * only use installed languages, so this replaces the pages' `i18n.getMessage`.
 */
export async function speak(context: BrowserContext, language: string | Language): Promise<void> {
  const { texts } = typeof language === 'string' ? readLanguage(language) : language;
  const messages = [...texts].map(([key, forms]) => [key.replaceAll('.', '_'), Object.values(forms).join(' | ')]);
  await context.addInitScript((entries: string[][]) => {
    const texts = new Map(entries as [string, string][]);
    const { chrome } = globalThis as unknown as { chrome?: { i18n?: { getMessage: unknown } } };
    if (!chrome?.i18n) return;
    chrome.i18n.getMessage = (key: string, values: string | string[] = []) =>
      (texts.get(key) ?? '').replace(/\$([1-9])/g, (_, place: string) => [values].flat()[Number(place) - 1] ?? '');
  }, messages);
}
