import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import type { Decision } from '../../contacts/decisions/decision';
import { sendMessage } from '../../messages/send';
import type { SiteAccess } from '../../sites/site-access';
import type { ItemStore } from '../../storage/item-store';
import type { RecordStore } from '../../storage/record-store';
import { createUseMark } from '../../storage/use-mark';
import { PageHeader } from '../../ui/page-header';
import { useItem } from '../../ui/use-stored';
import { KeyForm } from '../key/key-form';
import type { KeyStore } from '../key/key-store';
import { applyPolicy, type Policy } from '../policy';
import type { Settings } from '../settings';
import type { SettingsStore } from '../settings-store';
import { AddressForm } from './address-form';
import { DeleteEverything } from './data/delete-everything';
import { RetentionChoice } from './data/retention-choice';
import { SettingsTransfer } from './data/settings-transfer';
import { DecisionList } from './decision-list';
import { NotificationChoice } from './notification-choice';
import { NumberFormatChoice } from './number-format-choice';
import { SiteSwitches } from './site-switches';
import type { Choose, ShowStatus } from './status-toast';
import { type Status, StatusToast } from './status-toast';

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
  /** Who consented to all this, at the head of what is said about the data. */
  consentNote?: ComponentChildren;
  help?: ComponentChildren;
}

const sections = ['connection', 'sites', 'notifications', 'numbers', 'decisions', 'data', 'help'] as const;
type SectionName = (typeof sections)[number];

export function OptionsPage({ stores, atHand, managed, access, consentNote, help }: Props) {
  const settings = applyPolicy(useItem(stores.settings, atHand.settings) ?? atHand.settings, managed);
  const refused = useItem(stores.refused, 0) ?? 0;
  const [said, setSaid] = useState<Status>();

  const say: ShowStatus = (words, isBad = false) => setSaid({ words, isBad, at: Date.now() });
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
              <a href={`#${name}`}>{titleOf(name)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="stack">
        <PageHeader current="settings" />
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
          {consentNote}
          {refused > 0 && <p class="small soft">{i18n.t('settings.data.refused', refused)}</p>}
          <RetentionChoice
            days={settings.retentionDays}
            isSetByOrganisation={managed.retentionDays !== undefined}
            choose={choose}
          />
          <SettingsTransfer {...shared} store={stores.settings} />
          <DeleteEverything
            onConfirmed={() => sendMessage('data.deleteAll', {}).then(() => createUseMark(localStorage).remove())}
          />
        </Section>
        {help && <Section name="help">{help}</Section>}
      </main>
      <StatusToast said={said} />
    </div>
  );
}

const titleOf = (name: SectionName): string =>
  name === 'help' ? i18n.t('help.title') : i18n.t(`settings.${name}.title`);

interface SectionProps {
  name: SectionName;
  hint?: string;
  children: ComponentChildren;
}

const Section = ({ name, hint, children }: SectionProps) => (
  <section id={name} class="card stack wide" aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`}>{titleOf(name)}</h2>
    {hint && <p class="soft">{hint}</p>}
    {children}
  </section>
);
