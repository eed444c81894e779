import { i18n } from '#i18n';
import { askConsent } from '../consent/ask-consent';

/**
 * Opens one of the extension's pages: asks for consent if it is missing, then calls `show` with what `read` resolves to.
 * `read` may not show or write anything: it starts before it is known whether there is consent, because nearly always
 * there is. If the browser can't read the storage, the page explains this and what to do, instead of staying empty.
 */
export async function openPage<T>(
  title: string,
  read: () => Promise<T>,
  show: (read: T) => Promise<void> | void,
): Promise<void> {
  document.title = title;
  document.documentElement.lang = i18n.t('extension.language');
  try {
    const early = read();
    // If consent can't be read either, that error is shown.
    early.catch(() => {});
    const isAsked = await askConsent();
    document.title = title;
    // By the time of the answer, another page may have changed everything.
    await show(isAsked ? await read() : await early);
  } catch (error) {
    const { showStorageFailure } = await import('./storage-failure');
    showStorageFailure(error);
  }
}
