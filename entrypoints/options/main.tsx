import '../../components/ui/base.css';
import '../../components/settings/page/options.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askConsent } from '../../components/consent/ask-consent';
import { ConsentNote } from '../../components/consent/consent-note';
import { createConsentStore } from '../../components/consent/consent-store';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionStore } from '../../components/contacts/decisions/decision-store';
import { createRefusedStore } from '../../components/messages/refusals';
import { PORTS_IN_PATTERNS } from '../../components/platform/platform';
import { createKeyStore } from '../../components/settings/key-store';
import { OptionsPage } from '../../components/settings/page/options-page';
import { createPolicySource, followPolicy, type Policy } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createSiteAccess } from '../../components/sites/site-access';
import { lockStorage } from '../../components/storage/storage-lock';

const area = browser.storage.local;
const consent = createConsentStore(area, createPolicySource(browser.storage.managed));
const stores = {
  settings: createSettingsStore(area),
  key: createKeyStore(area, () => lockStorage(area)),
  refused: createRefusedStore(browser.storage.session),
  decisions: createDecisionStore(area),
  contacts: createContactStore(area),
};

async function open(): Promise<void> {
  document.title = i18n.t('settings.title');
  document.documentElement.lang = i18n.t('extension.language');
  await askConsent();
  const access = createSiteAccess(browser, {
    portsInPatterns: PORTS_IN_PATTERNS,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
  });
  const [settings, key] = await Promise.all([stores.settings.get(), stores.key.get()]);
  const root = document.querySelector('#root');
  const draw = (managed: Policy) => {
    if (root)
      render(
        <OptionsPage
          stores={stores}
          atHand={{ settings, key }}
          managed={managed}
          access={access}
          consentNote={<ConsentNote consent={consent} />}
        />,
        root,
      );
  };
  draw({});
  // Just after the browser's start it takes seconds to read, and most people have none.
  followPolicy(createPolicySource(browser.storage.managed), draw);
}

void open();
