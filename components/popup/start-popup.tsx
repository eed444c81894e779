import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createContactStore } from '../contacts/contact-store';
import { lookUpKind } from '../contacts/look-up';
import { createBudgetStore } from '../lensmor/request-budget';
import { sendMessage } from '../messages/send';
import { PORTS_IN_PATTERNS } from '../platform/platform';
import { createFirstRunStore } from '../settings/first-run';
import { createKeyStore } from '../settings/key/key-store';
import { createPolicySource, followPolicy, type Policy } from '../settings/policy';
import { createSettingsStore } from '../settings/settings-store';
import { findActiveTab } from '../sites/active-tab';
import { createSiteAccess } from '../sites/site-access';
import { createRecordStore, damagedRecords, type StorageArea, watchDamaged } from '../storage/record-store';
import { lockStorage } from '../storage/storage-lock';
import { createWriteFailureStore } from '../storage/write-failures';
import { createFirstViewStore, readFirstView } from '../tasks/first-view';
import { createTaskStore } from '../tasks/task-store';
import { keyForm, recordChoice, taskDetails } from './late-parts';
import { type InitialState, PopupPage, type PopupStores } from './popup-page';

export function createPopup(root: Element, area: StorageArea) {
  const access = createSiteAccess(browser, {
    portsInPatterns: PORTS_IN_PATTERNS,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
  });
  const stores: PopupStores = {
    tasks: createTaskStore(area),
    contacts: createContactStore(area),
    lookUps: createRecordStore(area, lookUpKind),
    key: createKeyStore(area, () => lockStorage(browser.storage.local)),
    trouble: createWriteFailureStore(browser.storage.session),
    budget: createBudgetStore(area),
    firstRun: createFirstRunStore(area),
    settings: createSettingsStore(area),
  };

  const readView = async () =>
    (await createFirstViewStore(browser.storage.session).get()) ?? readFirstView(stores.tasks, stores.contacts);

  /** Reads storage in parallel, without waiting for the worker. */
  async function read(): Promise<InitialState> {
    const readAndLoad = async () => {
      const view = await readView();
      // It is open from the start.
      if (view.lines.openTask) await taskDetails.load();
      return view;
    };
    const readKey = async () => {
      const key = await stores.key.get();
      // Its form is open from the start.
      if (key === undefined) await keyForm.load();
      return key;
    };
    const readSettings = async () => {
      const reading = stores.settings.get();
      const [settings, sites] = await Promise.all([reading, access.list(reading.then(({ apiAddress }) => apiAddress))]);
      return { settings, sites };
    };
    const readTab = async () => {
      const tab = await findActiveTab(browser, location.origin);
      return { tab, isTabAllowed: typeof tab === 'object' && (await access.has(tab.address)) };
    };
    const [view, key, trouble, budget, firstRun, settings, tab] = await Promise.all([
      readAndLoad(),
      readKey(),
      stores.trouble.get(),
      stores.budget.get(),
      stores.firstRun.get(),
      readSettings(),
      readTab(),
    ]);
    return { ...view, key, trouble, budget, firstRun: firstRun ?? [], ...settings, ...tab };
  }

  async function show(initial: InitialState): Promise<void> {
    const late: { managed: Policy; damaged: readonly string[] } = { managed: {}, damaged: [] };
    const draw = () => render(<PopupPage stores={stores} initial={initial} access={access} {...late} />, root);
    draw();
    await nextPaint();
    void Promise.all([keyForm, taskDetails, recordChoice].map(({ load }) => load()));
    // Reading the policy takes seconds just after the browser starts, and most users have none.
    followPolicy(createPolicySource(browser.storage.managed), (managed) => {
      late.managed = managed;
      draw();
    });
    const showDamaged = async () => {
      late.damaged = await damagedRecords(area);
      draw();
    };
    // Damaged records are set aside when they are first read: here, or at any time in the worker.
    watchDamaged(area, () => void showDamaged());
    void showDamaged();
    await sendMessage('tasks.refresh', {}).catch(() => {});
  }

  return { read, show };
}

/** Resolves once what was rendered is visible; in a tab in the background, immediately. */
const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
