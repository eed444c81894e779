import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ConsentNote } from '../consent/consent-note';
import { createConsentStore } from '../consent/consent-store';
import { createContactStore } from '../contacts/contact-store';
import { createDecisionStore } from '../contacts/decisions/decision-store';
import { createFactCollector } from '../help/collect-facts';
import { Help } from '../help/help';
import { askOverlay } from '../messages/ask-overlay';
import { createRefusedStore } from '../messages/refusals';
import { PORTS_IN_PATTERNS } from '../platform/platform';
import { createKeyStore } from '../settings/key/key-store';
import { OptionsPage } from '../settings/page/options-page';
import { createPolicySource, followPolicy, type Policy } from '../settings/policy';
import { createSettingsStore } from '../settings/settings-store';
import { findActiveTab } from '../sites/active-tab';
import { createSiteAccess } from '../sites/site-access';
import type { StorageArea } from '../storage/record-store';
import { lockStorage } from '../storage/storage-lock';
import { createTaskStore } from '../tasks/task-store';

/** The settings page, which includes help and consent. */
export function createOptions(root: Element, area: StorageArea) {
  const manifest = browser.runtime.getManifest();
  const policy = createPolicySource(browser.storage.managed);
  const access = createSiteAccess(browser, {
    portsInPatterns: PORTS_IN_PATTERNS,
    manifestOrigins: manifest.host_permissions ?? [],
  });
  const consent = createConsentStore(area, policy);
  const stores = {
    settings: createSettingsStore(area),
    key: createKeyStore(area, () => lockStorage(browser.storage.local)),
    refused: createRefusedStore(browser.storage.session),
    decisions: createDecisionStore(area),
    contacts: createContactStore(area),
  };
  const collectFacts = createFactCollector({
    key: stores.key.get,
    tasks: createTaskStore(area).all,
    settings: stores.settings.get,
    policy: policy.read,
    tab: () => findActiveTab(browser, location.origin),
    access,
    report: (tabId) => askOverlay(browser.tabs.sendMessage, tabId),
  });

  async function read() {
    const [settings, key] = await Promise.all([stores.settings.get(), stores.key.get()]);
    return { settings, key };
  }

  function show(initial: Awaited<ReturnType<typeof read>>): void {
    const draw = (managed: Policy) =>
      render(
        <OptionsPage
          stores={stores}
          initial={initial}
          managed={managed}
          access={access}
          consentNote={<ConsentNote consent={consent} />}
          help={<Help version={manifest.version} collectFacts={collectFacts} />}
        />,
        root,
      );
    draw({});
    // The browser looks for the anchor before the page is rendered.
    if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
    // Reading the policy takes seconds just after the browser starts, and most users have none.
    followPolicy(policy, draw);
  }

  return { read, show };
}
