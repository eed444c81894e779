import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askConsent } from '../consent/ask-consent';

/** A store that hasn't answered after this time won't answer at all. */
const TIME_LIMIT_MS = 10_000;

/**
 * Opens one of the extension's pages: asks for consent if it is missing, then calls `open`. If the browser can't read
 * the storage, the page explains this and what to do, instead of staying empty.
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
  // Lists the keys only: a single damaged value must not make the whole page unusable.
  await Promise.race([area.getKeys?.() ?? area.get('consent'), isLate]);
}
