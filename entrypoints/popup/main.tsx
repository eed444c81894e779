import '../../components/ui/base.css';
import '../../components/popup/popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askConsent } from '../../components/consent/ask-consent';
import { createContactStore } from '../../components/contacts/contact-store';
import { createBudgetStore } from '../../components/lensmor/request-budget';
import { sendMessage } from '../../components/messages/send';
import { PORTS_IN_PATTERNS } from '../../components/platform/platform';
import { type AtHand, PopupPage, type PopupStores } from '../../components/popup/popup-page';
import { peopleToName } from '../../components/popup/tasks/people-on-card';
import { createFirstRunStore } from '../../components/settings/first-run';
import { createKeyStore } from '../../components/settings/key-store';
import { createPolicySource, followPolicy, type Policy } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings-store';
import { findActiveTab } from '../../components/sites/active-tab';
import { createSiteAccess } from '../../components/sites/site-access';
import { damagedRecords } from '../../components/storage/record-store';
import { lockStorage } from '../../components/storage/storage-lock';
import { createWriteFailureStore } from '../../components/storage/write-failures';
import { groupTasks, inOrder, within } from '../../components/tasks/group-tasks';
import { createTaskStore } from '../../components/tasks/task-store';

const area = browser.storage.local;
const access = createSiteAccess(browser, {
  portsInPatterns: PORTS_IN_PATTERNS,
  manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
});
const stores: PopupStores = {
  tasks: createTaskStore(area),
  contacts: createContactStore(area),
  key: createKeyStore(area, () => lockStorage(area)),
  trouble: createWriteFailureStore(browser.storage.session),
  budget: createBudgetStore(area),
  firstRun: createFirstRunStore(area),
  settings: createSettingsStore(area),
};

async function readTasksAndPeople(): Promise<Pick<AtHand, 'tasks' | 'contacts'>> {
  const tasks = await stores.tasks.all();
  const shown = inOrder(within(groupTasks(tasks.values()), 'window'));
  return { tasks, contacts: await stores.contacts.getMany(peopleToName(shown)) };
}

/** Everything that is drawn first is read from storage, all at once; the worker is not waited for. */
async function readAtHand(): Promise<AtHand> {
  const [people, key, trouble, budget, firstRun, settings, tab] = await Promise.all([
    readTasksAndPeople(),
    stores.key.get(),
    stores.trouble.get(),
    stores.budget.get(),
    stores.firstRun.get(),
    stores.settings.get(),
    findActiveTab(browser, location.origin),
  ]);
  const sites = await access.list(settings.apiAddress);
  return { ...people, key, trouble, budget, firstRun: firstRun ?? [], settings, sites, tab };
}

async function open(): Promise<void> {
  document.title = i18n.t('extension.name');
  document.documentElement.lang = i18n.t('extension.language');
  await askConsent();
  const root = document.querySelector('#root');
  const atHand = await readAtHand();
  const late: { managed: Policy; damaged: readonly string[] } = { managed: {}, damaged: [] };
  const draw = () => {
    if (root) render(<PopupPage stores={stores} atHand={atHand} access={access} {...late} />, root);
  };
  draw();
  // Just after the browser's start it takes seconds to read, and most people have none.
  followPolicy(createPolicySource(browser.storage.managed), (managed) => {
    late.managed = managed;
    draw();
  });
  // After the records were read: only then is known which could not be.
  void damagedRecords(area).then((damaged) => {
    late.damaged = damaged;
    draw();
  });
  await sendMessage('tasks.refresh', {}).catch(() => {});
}

void open();
