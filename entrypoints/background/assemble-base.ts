import { browser } from 'wxt/browser';
import { createConsentStore } from '../../components/consent/consent-store';
import { createClient } from '../../components/lensmor/client';
import type { After } from '../../components/lensmor/exchange';
import { budgetScope, createBudgetStore, createRequestBudget } from '../../components/lensmor/request-budget';
import { PORTS_IN_PATTERNS } from '../../components/platform/platform';
import { createKeyStore } from '../../components/settings/key/key-store';
import { createPolicySource } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createSiteAccess } from '../../components/sites/site-access';
import { lockStorage } from '../../components/storage/storage-lock';
import { createTolerantArea } from '../../components/storage/tolerant-area';
import { createWriteFailureStore, noteRefusedWrites } from '../../components/storage/write-failures';

/** Storage, settings and the API client, which all other parts need. */
export function assembleBase() {
  const { now } = Date;
  const { random } = Math;
  const forever = new AbortController().signal;
  const after: After = (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  };
  // biome-ignore lint/suspicious/noConsole: developers look here, and errors contain no personal data.
  const onError = (error: unknown) => console.error(error);

  const trouble = createWriteFailureStore(browser.storage.session);
  const area = noteRefusedWrites(createTolerantArea(browser.storage.local), trouble, now);
  const policy = createPolicySource(browser.storage.managed);
  const consent = createConsentStore(area, policy);
  const settings = createSettingsStore(area, policy);
  const key = createKeyStore(area, () => lockStorage(browser.storage.local), policy);
  const siteAccess = createSiteAccess(browser, { portsInPatterns: PORTS_IN_PATTERNS, manifestOrigins: [] });

  const address = async () => (await settings.get()).apiAddress;
  const budget = createRequestBudget({
    store: createBudgetStore(area),
    scope: async () => budgetScope(await address(), await key.get()),
    now,
  });
  const client = createClient({
    fetch: (url, init) => fetch(url, init),
    address,
    mayReach: async (address) => (await consent.isGiven()) && (await siteAccess.has(address)),
    key: key.get,
    now,
    after,
  });

  return {
    address,
    after,
    area,
    budget,
    client,
    consent,
    forever,
    key,
    now,
    onError,
    policy,
    random,
    settings,
    siteAccess,
    trouble,
  };
}

export type Base = ReturnType<typeof assembleBase>;
