import '../../components/ui/base.css';
import './popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactStore } from '../../components/contacts/contact-store';
import { PORTS_IN_PATTERNS } from '../../components/engine/engine';
import { sendMessage } from '../../components/messages/send';
import { createKeyStore } from '../../components/settings/key-store';
import { createPolicySource, type Policy } from '../../components/settings/policy';
import { lockStorage } from '../../components/settings/storage-lock';
import { findWebTab } from '../../components/sites/active-tab';
import { createSiteAccess } from '../../components/sites/site-access';
import { damagedRecords } from '../../components/storage/record-store';
import { createTaskStore } from '../../components/tasks/task-store';
import { createTroubleStore } from '../../components/tasks/trouble';
import { PopupPage } from './popup-page';

const area = browser.storage.local;
const policy = createPolicySource(browser.storage.managed);
const stores = {
  tasks: createTaskStore(area),
  contacts: createContactStore(area),
  key: createKeyStore(area, () => lockStorage(area), policy),
  trouble: createTroubleStore(browser.storage.session),
};

/** Everything is read from storage before the first drawing, so nothing flickers; the worker is not waited for. */
async function open(): Promise<void> {
  document.title = i18n.t('extension.name');
  document.documentElement.lang = i18n.t('extension.language');
  const access = createSiteAccess(browser, {
    portsInPatterns: PORTS_IN_PATTERNS,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
  });
  const [tasks, contacts, key, tab] = await Promise.all([
    stores.tasks.all(),
    stores.contacts.all(),
    createKeyStore(area, () => lockStorage(area)).get(),
    findWebTab(browser, location.origin),
  ]);
  // After the records were read: only then is known which could not be.
  const damaged = await damagedRecords(area);
  const draw = (managed: Policy) => {
    const atHand = { tasks, contacts, key: managed.apiKey ?? key, tab, damaged };
    const root = document.querySelector('#root');
    if (root) render(<PopupPage stores={stores} atHand={atHand} managed={managed} access={access} />, root);
  };
  draw({});
  // Just after the browser's start a policy takes seconds to read; most people have none.
  void policy.read().then(draw);
  await sendMessage('tasks.refresh', {}).catch(() => {});
}

void open();
