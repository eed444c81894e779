import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../components/contacts/contact';
import type { Decision } from '../../components/contacts/decision';
import { sendMessage } from '../../components/messages/send';
import { KeyForm } from '../../components/settings/key-form';
import type { KeyStore } from '../../components/settings/key-store';
import { AddressForm } from '../../components/settings/page/address-form';
import { DecisionList } from '../../components/settings/page/decision-list';
import { DeleteEverything } from '../../components/settings/page/delete-everything';
import { NotificationChoice } from '../../components/settings/page/notification-choice';
import { NumberFormatChoice } from '../../components/settings/page/number-format-choice';
import { RetentionChoice } from '../../components/settings/page/retention-choice';
import type { Choose, Say } from '../../components/settings/page/said';
import { type Said, SaidLast } from '../../components/settings/page/said';
import { SettingsTransfer } from '../../components/settings/page/settings-transfer';
import { SiteSwitches } from '../../components/settings/page/site-switches';
import { applyPolicy, type Policy } from '../../components/settings/policy';
import type { Settings } from '../../components/settings/settings';
import type { SettingsStore } from '../../components/settings/settings-store';
import type { SiteAccess } from '../../components/sites/site-access';
import type { ItemStore } from '../../components/storage/item-store';
import type { RecordStore } from '../../components/storage/record-store';
import { useItem } from '../../components/ui/use-stored';

interface Props {
  /** What the user has: an organisation's policy is kept apart. */
  stores: {
    settings: SettingsStore;
    key: KeyStore;
    refused: ItemStore<number>;
    decisions: RecordStore<Decision>;
    contacts: RecordStore<Contact>;
  };
  /** What was read before the first drawing, the organisation's policy aside. */
  atHand: { settings: Settings; key: string | undefined };
  managed: Policy;
  access: SiteAccess;
}

const sections = ['connection', 'sites', 'notifications', 'numbers', 'decisions', 'data'] as const;
type SectionName = (typeof sections)[number];

export function OptionsPage({ stores, atHand, managed, access }: Props) {
  const settings = applyPolicy(useItem(stores.settings, atHand.settings) ?? atHand.settings, managed);
  const refused = useItem(stores.refused, 0) ?? 0;
  const [said, setSaid] = useState<Said>();

  const say: Say = (words, isBad = false) => setSaid({ words, isBad, at: Date.now() });
  const choose: Choose = (change) =>
    stores.settings.choose(change).then(
      () => say(i18n.t('settings.saved')),
      () => say(i18n.t('settings.notSaved'), true),
    );
  const shared = { access, settings, managed, choose, say };

  return (
    <div class="page">
      <nav aria-label={i18n.t('settings.contents')}>
        <ul>
          {sections.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{i18n.t(`settings.${name}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="stack">
        <header>
          <h1>{i18n.t('settings.title')}</h1>
          <p class="soft">{i18n.t('settings.savesAsYouGo')}</p>
        </header>
        <Section name="connection">
          <KeyForm keyStore={stores.key} atHand={atHand.key} ofOrganisation={managed.apiKey} />
          <AddressForm
            store={stores.settings}
            apiAddress={settings.apiAddress}
            access={access}
            isSetByOrganisation={managed.apiAddress !== undefined}
            say={say}
          />
        </Section>
        <Section name="sites" hint={i18n.t('settings.sites.hint')}>
          <SiteSwitches {...shared} />
        </Section>
        <Section name="notifications">
          <NotificationChoice
            notifications={settings.notifications}
            isSetByOrganisation={managed.notifications !== undefined}
            choose={choose}
            say={say}
          />
        </Section>
        <Section name="numbers">
          <NumberFormatChoice chosen={settings.numberFormat} choose={choose} />
        </Section>
        <Section name="decisions" hint={i18n.t('settings.decisions.hint')}>
          <DecisionList decisions={stores.decisions} contacts={stores.contacts} say={say} />
        </Section>
        <Section name="data">
          <p>{i18n.t('settings.data.where')}</p>
          <p>{i18n.t('settings.data.who')}</p>
          {refused > 0 && <p class="small soft">{i18n.t('settings.data.refused', refused)}</p>}
          <RetentionChoice
            days={settings.retentionDays}
            isSetByOrganisation={managed.retentionDays !== undefined}
            choose={choose}
          />
          <SettingsTransfer {...shared} store={stores.settings} />
          <DeleteEverything onConfirmed={() => sendMessage('data.deleteAll', {})} />
        </Section>
      </main>
      <SaidLast said={said} />
    </div>
  );
}

interface SectionProps {
  name: SectionName;
  hint?: string;
  children: ComponentChildren;
}

const Section = ({ name, hint, children }: SectionProps) => (
  <section id={name} class="card stack wide" aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`}>{i18n.t(`settings.${name}.title`)}</h2>
    {hint && <p class="soft">{hint}</p>}
    {children}
  </section>
);
