import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askConsent } from '../consent/ask-consent';
import { createAreaAfter } from '../storage/first-reads';
import type { StorageArea } from '../storage/record-store';
import { createTolerantArea } from '../storage/tolerant-area';

/** A page: `read` gives what its first render needs, `show` renders that and loads everything else afterwards. */
export interface Page<T> {
  /** Starts before it is known whether there is consent, because nearly always there is. May not write anything. */
  read: () => Promise<T>;
  show: (read: T) => Promise<void> | void;
}

/**
 * Opens one of the extension's pages: asks for consent if it is missing, then shows the page. `local` gives it what is
 * stored once there is consent. If the browser can't read the storage, the page explains this and what to do, instead of
 * staying empty.
 */
export async function openPage<T>(title: string, create: (local: StorageArea) => Page<T>): Promise<void> {
  document.title = title;
  document.documentElement.lang = i18n.t('extension.language');
  try {
    const asking = askConsent();
    const { read, show } = create(createAreaAfter(asking, createTolerantArea(browser.storage.local)));
    const early = read();
    // If consent can't be read, that error is shown.
    early.catch(() => {});
    const isAsked = await asking;
    document.title = title;
    // By the time of the answer, another page may have changed everything.
    await show(isAsked ? await read() : await early);
  } catch (error) {
    const { showStorageFailure } = await import('./storage-failure');
    showStorageFailure(error);
  }
}
