import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../components/contacts/contact';
import { sendMessage } from '../../components/messages/send';
import { RecordChoice } from '../../components/overlay/record-choice';
import { KeyForm } from '../../components/settings/key-form';
import type { KeyStore } from '../../components/settings/key-store';
import { mayBeSite, type Policy } from '../../components/settings/policy';
import { SiteSwitch } from '../../components/settings/site-switch';
import type { WebTab } from '../../components/sites/active-tab';
import type { SiteAccess } from '../../components/sites/site-access';
import type { ItemStore } from '../../components/storage/item-store';
import type { RecordStore } from '../../components/storage/record-store';
import { nameOfTask } from '../../components/tasks/describe-task';
import type { Task } from '../../components/tasks/task';
import { TaskCard } from '../../components/tasks/task-card';
import { TrackForm } from '../../components/tasks/track-form';
import type { Trouble } from '../../components/tasks/trouble';
import { Icon } from '../../components/ui/icon';
import { useItem, useNow, useRecords } from '../../components/ui/use-stored';

interface Props {
  stores: { tasks: RecordStore<Task>; contacts: RecordStore<Contact>; key: KeyStore; trouble: ItemStore<Trouble> };
  atHand: {
    tasks: Map<string, Task>;
    contacts: Map<string, Contact>;
    key: string | undefined;
    tab: WebTab | undefined;
    /** Keys of records that could not be read, such as `task:321`. */
    damaged: readonly string[];
  };
  managed: Policy;
  access: SiteAccess;
}

export function PopupPage({ stores, atHand, managed, access }: Props) {
  const tasks = useRecords(stores.tasks, atHand.tasks) ?? atHand.tasks;
  const contacts = useRecords(stores.contacts, atHand.contacts) ?? atHand.contacts;
  const key = useItem(stores.key, atHand.key);
  const trouble = useItem(stores.trouble);
  const now = useNow();
  const [removed, setRemoved] = useState<Task>();
  // The form stays once it was shown: only there does it say what came of testing the key that was entered.
  const wasKeyMissing = useRef(false);
  wasKeyMissing.current ||= key === undefined;
  const newestFirst = [...tasks.values()].sort((one, other) => other.trackedAt - one.trackedAt);

  return (
    <main class="stack">
      <header class="row">
        <Icon name="phone" />
        <h1 class="grow">{i18n.t('extension.name')}</h1>
        <a
          class="button quiet"
          href="/results.html"
          target="_blank"
          rel="noreferrer"
          aria-label={i18n.t('popup.results')}
        >
          <Icon name="results" />
        </a>
        <a
          class="button quiet"
          href="/options.html"
          target="_blank"
          rel="noreferrer"
          aria-label={i18n.t('popup.settings')}
        >
          <Icon name="settings" />
        </a>
      </header>
      {trouble?.storageFailedAt !== undefined && <p class="notice bad small">{i18n.t('popup.storageFull')}</p>}
      {atHand.damaged.length > 0 && (
        <p class="notice bad small">{i18n.t('popup.damaged', atHand.damaged.length, [atHand.damaged.join(', ')])}</p>
      )}
      {!navigator.onLine && <p class="notice small">{i18n.t('popup.offline')}</p>}
      {wasKeyMissing.current && (key === undefined || managed.apiKey === undefined) && (
        <section class="card stack">
          <h2>{i18n.t(key === undefined ? 'popup.keyFirst' : 'settings.key.title')}</h2>
          <KeyForm keyStore={stores.key} isSetByOrganisation={managed.apiKey !== undefined} />
        </section>
      )}
      <section class="card">
        <TrackForm followed={new Set(tasks.keys())} />
      </section>
      {atHand.tab && (
        <SiteSwitch tab={atHand.tab} access={access} mayBeSite={mayBeSite(managed, atHand.tab.address)}>
          {({ record }) => record && <RecordChoice record={record} contacts={contacts} />}
        </SiteSwitch>
      )}
      {removed && (
        <p class="notice row small" role="status">
          <span class="grow">{i18n.t('popup.removed', [nameOfTask(removed, i18n.t)])}</span>
          <button
            type="button"
            onClick={() => {
              void sendMessage('tasks.restore', { id: removed.id });
              setRemoved(undefined);
            }}
          >
            {i18n.t('popup.undo')}
          </button>
        </p>
      )}
      {newestFirst.length === 0 ? (
        <p class="empty soft">{i18n.t('popup.empty')}</p>
      ) : (
        newestFirst.map((task) => (
          <TaskCard key={task.id} task={task} now={now} contacts={contacts} onRemoved={setRemoved} />
        ))
      )}
    </main>
  );
}
