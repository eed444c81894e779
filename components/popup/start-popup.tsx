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
import { createRecordStore, damagedRecords, watchDamaged } from '../storage/record-store';
import { lockStorage } from '../storage/storage-lock';
import { createTolerantArea } from '../storage/tolerant-area';
import { createWriteFailureStore } from '../storage/write-failures';
import { createTaskStore } from '../tasks/task-store';
import { type AtHand, PopupPage, type PopupStores } from './popup-page';
import { readFirstLines } from './tasks/first-lines';

/** Reads what the first drawing needs, draws, and only then sees to everything else. */
export async function startPopup(root: Element): Promise<void> {
  const area = createTolerantArea(browser.storage.local);
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

  /** All at once, from storage; the worker is not waited for. */
  async function readAtHand(): Promise<AtHand> {
    const [people, key, trouble, budget, firstRun, settings, tab] = await Promise.all([
      readFirstLines(stores),
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

  const atHand = await readAtHand();
  const late: { managed: Policy; damaged: readonly string[] } = { managed: {}, damaged: [] };
  const draw = () => render(<PopupPage stores={stores} atHand={atHand} access={access} {...late} />, root);
  draw();
  // Just after the browser's start it takes seconds to read, and most people have none.
  followPolicy(createPolicySource(browser.storage.managed), (managed) => {
    late.managed = managed;
    draw();
  });
  const showDamaged = async () => {
    late.damaged = await damagedRecords(area);
    draw();
  };
  // A record is set aside when somebody first reads it: here, or the worker at any time.
  watchDamaged(area, () => void showDamaged());
  void showDamaged();
  await sendMessage('tasks.refresh', {}).catch(() => {});
}
