import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createContactStore } from '../../components/contacts/contact-store';
import { lookUpKind } from '../../components/contacts/look-up';
import { createBudgetStore } from '../../components/lensmor/request-budget';
import { keyForm, recordChoice, taskDetails } from '../../components/popup/late-parts';
import { type InitialState, PopupPage } from '../../components/popup/popup-page';
import { createFirstRunStore } from '../../components/settings/first-run';
import { createKeyStore } from '../../components/settings/key/key-store';
import type { Policy } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings-store';
import type { ActiveTab } from '../../components/sites/active-tab';
import type { SiteAccess } from '../../components/sites/site-access';
import { createRecordStore } from '../../components/storage/record-store';
import { createWriteFailureStore } from '../../components/storage/write-failures';
import { readFirstView } from '../../components/tasks/first-view';
import { createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';
import { render } from '../ui/render';

interface Wishes {
  /** The contents of `storage.local`. */
  stored?: Record<string, unknown>;
  /** The contents of `storage.session`. */
  session?: Record<string, unknown>;
  managed?: Policy;
  damaged?: string[];
  hasSite?: boolean;
  tab?: ActiveTab;
  /** The overlay's report on that tab; absent if it runs no overlay. */
  report?: Record<string, unknown>;
  /** The worker's answers by message name; other messages get none. An error rejects the message. */
  answers?: Record<string, unknown>;
}

/** Renders the popup over this storage, with a worker that records its messages. */
export async function openPopup(wishes: Wishes = {}) {
  const { stored = {}, session = {}, managed = {}, damaged = [], hasSite = false, tab, report, answers = {} } = wishes;
  const [area, sessionArea] = [createFakeStorageArea(), createFakeStorageArea()];
  await area.set(stored);
  await sessionArea.set(session);
  const sent: { name: string; payload: unknown }[] = [];
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (message: { name: string; payload: unknown }) => {
      sent.push(message);
      const answer = answers[message.name];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  Object.assign(fakeBrowser.tabs, {
    async sendMessage() {
      if (!report) throw new Error('Could not establish connection');
      return report;
    },
  });
  const access: SiteAccess = {
    has: async () => hasSite,
    request: async () => false,
    remove: async () => false,
    list: async () => (hasSite ? ['https://crm.example/*'] : []),
    watch: () => {},
  };
  const stores = {
    tasks: createTaskStore(area),
    contacts: createContactStore(area),
    lookUps: createRecordStore(area, lookUpKind),
    key: createKeyStore(area, async () => {}),
    trouble: createWriteFailureStore(sessionArea),
    budget: createBudgetStore(area),
    firstRun: createFirstRunStore(area),
    settings: createSettingsStore(area),
  };
  const initial: InitialState = {
    ...(await readFirstView(stores.tasks, stores.contacts)),
    key: await stores.key.get(),
    trouble: await stores.trouble.get(),
    budget: await stores.budget.get(),
    firstRun: (await stores.firstRun.get()) ?? [],
    settings: await stores.settings.get(),
    sites: await access.list(),
    tab,
    isTabAllowed: hasSite,
  };
  await Promise.all([keyForm, recordChoice, taskDetails].map(({ load }) => load()));
  render(<PopupPage stores={stores} initial={initial} managed={managed} access={access} damaged={damaged} />);
  return { area, sent };
}
