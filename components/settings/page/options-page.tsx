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
  /** The user's own data; the organisation's policy is separate. */
  stores: {
    settings: SettingsStore;
    key: KeyStore;
    refused: ItemStore<number>;
    decisions: RecordStore<Decision>;
    contacts: RecordStore<Contact>;
  };
  /** What was read before the first render, except the organisation's policy. */
  initial: { settings: Settings; key: string | undefined };
  managed: Policy;
  access: SiteAccess;
  /** Who gave consent; shown at the top of the section about data. */
  consentNote?: ComponentChildren;
  help?: ComponentChildren;
}

const sections = ['connection', 'sites', 'notifications', 'numbers', 'decisions', 'data', 'help'] as const;
type SectionName = (typeof sections)[number];

export function OptionsPage({ stores, initial, managed, access, consentNote, help }: Props) {
  const settings = applyPolicy(useItem(stores.settings, initial.settings) ?? initial.settings, managed);
  const refused = useItem(stores.refused, 0) ?? 0;
  const [status, setStatus] = useState<Status>();

  const showStatus: ShowStatus = (words, isBad = false) => setStatus({ words, isBad, at: Date.now() });
  const choose: Choose = (change) =>
    stores.settings.choose(change).then(
      () => showStatus(i18n.t('settings.saved')),
      () => showStatus(i18n.t('settings.notSaved'), true),
    );
  const shared = { access, settings, managed, choose, showStatus };

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
          <KeyForm keyStore={stores.key} initial={initial.key} ofOrganisation={managed.apiKey} />
          <AddressForm
            store={stores.settings}
            apiAddress={settings.apiAddress}
            access={access}
            isSetByOrganisation={managed.apiAddress !== undefined}
            showStatus={showStatus}
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
            showStatus={showStatus}
          />
        </Section>
        <Section name="numbers" hint={i18n.t('settings.numbers.hint')}>
          <NumberFormatChoice chosen={settings.numberFormat} choose={choose} />
        </Section>
        <Section name="decisions" hint={i18n.t('settings.decisions.hint')}>
          <DecisionList decisions={stores.decisions} contacts={stores.contacts} showStatus={showStatus} />
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
      <StatusToast status={status} />
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
