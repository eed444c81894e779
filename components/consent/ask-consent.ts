import { browser } from 'wxt/browser';
import { createPolicySource, withTimeLimit } from '../settings/policy';
import { createTolerantArea } from '../storage/tolerant-area';
import { createUseMark } from '../storage/use-mark';
import { isGiven } from './consent';
import { createConsentStore } from './consent-store';

/** A store that hasn't answered after this time won't answer at all. */
const TIME_LIMIT_MS = 10_000;
/** How long a page may stay empty while the browser reads the policy. */
const POLICY_LIMIT_MS = 300;

/**
 * Shows the consent screen instead of the page until the user agrees. Resolves immediately if they already have. If the
 * user declines, here or on another page, the screen comes back. Call this before the page shows or writes anything.
 * Resolves to whether the user was asked. Rejects if the storage can't be read.
 */
export async function askConsent(): Promise<boolean> {
  const area = createTolerantArea(browser.storage.local);
  const policy = withTimeLimit(createPolicySource(browser.storage.managed), POLICY_LIMIT_MS);
  const consent = createConsentStore(area, policy);
  const useMark = createUseMark(localStorage);
  // Reading around damaged values takes long if the store doesn't open at all; the first error already says why.
  let failure: unknown = new Error(`No answer within ${TIME_LIMIT_MS / 1000} s`);
  browser.storage.local.get('consent').catch((error: unknown) => {
    failure = error;
  });
  const isLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(failure), TIME_LIMIT_MS);
  });
  const now = await Promise.race([consent.get(), isLate]);
  const isAsked = !isGiven(now);
  if (isAsked) {
    const { showConsentScreen } = await import('./consent-screen');
    await showConsentScreen(consent, now, { policy, isUsed: useMark.isSet() });
  }
  useMark.set();
  const life = new AbortController();
  // "Delete everything" also removes the answer; the page then stays, to confirm the deletion.
  consent.watch((next) => next === 'declined' && location.reload(), life.signal);
  return isAsked;
}
