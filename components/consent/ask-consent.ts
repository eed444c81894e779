import { browser } from 'wxt/browser';
import { createPolicySource } from '../settings/policy';
import { createTolerantArea } from '../storage/tolerant-area';
import { createUseMark } from '../storage/use-mark';
import { isGiven } from './consent';
import { createConsentStore } from './consent-store';

/**
 * Shows the consent screen in place of this page until the person has agreed, and resolves then: at once where they
 * have. Declining, here or on another page, brings the screen back. Call it before the page shows or writes anything.
 */
export async function askConsent(): Promise<void> {
  const area = createTolerantArea(browser.storage.local);
  const consent = createConsentStore(area, createPolicySource(browser.storage.managed));
  const useMark = createUseMark(localStorage);
  const now = await consent.get();
  if (!isGiven(now)) {
    const { showConsentScreen } = await import('./consent-screen');
    await showConsentScreen(consent, now, { isUsed: useMark.isSet() });
  }
  useMark.set();
  const life = new AbortController();
  // After "Delete everything" there is no answer any more; the page then stays, to say that all was deleted.
  consent.watch((next) => next === 'declined' && location.reload(), life.signal);
}
