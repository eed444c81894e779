import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { sendMessage } from '../../components/messages/send';
import { AddressForm } from '../../components/settings/address-form';
import { DeleteEverything } from '../../components/settings/delete-everything';
import { KeyForm } from '../../components/settings/key-form';
import type { KeyStore } from '../../components/settings/key-store';
import type { Policy } from '../../components/settings/policy';
import { Preferences } from '../../components/settings/preferences';
import type { Settings, SettingsStore } from '../../components/settings/settings';
import { SiteList } from '../../components/settings/site-list';
import type { SiteAccess } from '../../components/sites/site-access';
import type { ItemStore } from '../../components/storage/item-store';
import { useItem } from '../../components/ui/use-stored';

interface Props {
  stores: { settings: SettingsStore; key: KeyStore; refused: ItemStore<number> };
  atHand: { settings: Settings; key: string | undefined; managed: Policy };
  access: SiteAccess;
}

export function OptionsPage({ stores, atHand, access }: Props) {
  const settings = useItem(stores.settings, atHand.settings) ?? atHand.settings;
  const refused = useItem(stores.refused, 0) ?? 0;
  const { managed } = atHand;
  return (
    <main class="stack">
      <h1>{i18n.t('settings.title')}</h1>
      <Section title={i18n.t('settings.key.title')}>
        <KeyForm keyStore={stores.key} atHand={atHand.key} isSetByOrganisation={managed.apiKey !== undefined} />
      </Section>
      <Section title={i18n.t('settings.address.title')}>
        <AddressForm
          store={stores.settings}
          settings={settings}
          access={access}
          isSetByOrganisation={managed.apiAddress !== undefined}
        />
      </Section>
      <Section title={i18n.t('settings.sites.title')}>
        <SiteList access={access} store={stores.settings} settings={settings} managed={managed} />
      </Section>
      <Section title={i18n.t('settings.preferences.title')}>
        <Preferences store={stores.settings} settings={settings} managed={managed} />
      </Section>
      <Section title={i18n.t('settings.data.title')}>
        <p class="small soft">{i18n.t('settings.data.where')}</p>
        {refused > 0 && <p class="small soft">{i18n.t('settings.data.refused', refused)}</p>}
        <DeleteEverything onConfirmed={() => sendMessage('data.deleteAll', {})} />
      </Section>
    </main>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card stack">
    <h2>{title}</h2>
    {children}
  </section>
);
