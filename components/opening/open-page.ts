import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askConsent } from '../consent/ask-consent';

/** A store that answers nothing for so long will not answer. */
const TIME_LIMIT_MS = 10_000;

/**
 * Opens a page of the extension's: asks for consent where there is none, then calls `open`. Where the browser cannot
 * read what is stored, the page says so, with what can be done, instead of staying empty.
 */
export async function openPage(title: string, open: () => Promise<void>): Promise<void> {
  document.title = title;
  document.documentElement.lang = i18n.t('extension.language');
  try {
    await readAnything();
    await askConsent();
    document.title = title;
    await open();
  } catch (error) {
    const { showStorageFailure } = await import('./storage-failure');
    showStorageFailure(error);
  }
}

async function readAnything(): Promise<void> {
  const area = browser.storage.local;
  const isLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`No answer within ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS);
  });
  // Not a value: one that is damaged must not keep anybody from the others.
  await Promise.race([area.getKeys?.() ?? area.get('consent'), isLate]);
}
