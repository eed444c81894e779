import '../../components/ui/base.css';
import './options.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionStore } from '../../components/contacts/decision-store';
import { PORTS_IN_PATTERNS } from '../../components/engine/engine';
import { createRefusedStore } from '../../components/messages/refusals';
import { createKeyStore } from '../../components/settings/key-store';
import { createPolicySource, type Policy } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings';
import { lockStorage } from '../../components/settings/storage-lock';
import { createSiteAccess } from '../../components/sites/site-access';
import { OptionsPage } from './options-page';

const area = browser.storage.local;
const policy = createPolicySource(browser.storage.managed);
const stores = {
  settings: createSettingsStore(area, policy),
  key: createKeyStore(area, () => lockStorage(area), policy),
  refused: createRefusedStore(browser.storage.session),
  decisions: createDecisionStore(area),
  contacts: createContactStore(area),
};

/** Without the policy, which takes seconds to read just after the browser's start; most people have none. */
const own = { settings: createSettingsStore(area), key: createKeyStore(area, () => lockStorage(area)) };

async function open(): Promise<void> {
  document.title = i18n.t('settings.title');
  document.documentElement.lang = i18n.t('extension.language');
  const access = createSiteAccess(browser, {
    portsInPatterns: PORTS_IN_PATTERNS,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
  });
  const [settings, key] = await Promise.all([own.settings.get(), own.key.get()]);
  const root = document.querySelector('#root');
  const draw = (managed: Policy) => {
    if (root)
      render(<OptionsPage stores={stores} atHand={{ settings, key }} managed={managed} access={access} />, root);
  };
  draw({});
  draw(await policy.read());
}

void open();
