import { browser } from 'wxt/browser';
import { createPolicySource } from '../settings/policy';
import { isGiven } from './consent';
import { createConsentStore } from './consent-store';

/**
 * Shows the consent screen in place of this page until the person has agreed, and resolves then: at once where they
 * have. Declining, here or on another page, brings the screen back. Call it before the page shows or writes anything.
 */
export async function askConsent(): Promise<void> {
  const consent = createConsentStore(browser.storage.local, createPolicySource(browser.storage.managed));
  const now = await consent.get();
  if (!isGiven(now)) {
    const { showConsentScreen } = await import('./consent-screen');
    await showConsentScreen(consent, now);
  }
  const life = new AbortController();
  // After "Delete everything" there is no answer any more; the page then stays, to say that all was deleted.
  consent.watch((next) => next === 'declined' && location.reload(), life.signal);
}
