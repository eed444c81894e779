import { i18n } from '#i18n';
import { askConsent } from '../consent/ask-consent';

/**
 * Opens one of the extension's pages: asks for consent if it is missing, then calls `open`. If the browser can't read
 * the storage, the page explains this and what to do, instead of staying empty.
 */
export async function openPage(title: string, open: () => Promise<void>): Promise<void> {
  document.title = title;
  document.documentElement.lang = i18n.t('extension.language');
  try {
    await askConsent();
    document.title = title;
    await open();
  } catch (error) {
    const { showStorageFailure } = await import('./storage-failure');
    showStorageFailure(error);
  }
}
