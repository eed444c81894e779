import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactBook } from '../../components/contacts/contact-book';
import { createContactIndex } from '../../components/contacts/contact-index';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionBook } from '../../components/contacts/decision-book';
import { createDecisionStore } from '../../components/contacts/decision-store';
import { createKeptIndex } from '../../components/contacts/kept-index';
import { formatPhone } from '../../components/contacts/phone-format';
import { createProfileLookUps, lookUpKind } from '../../components/contacts/profile-look-ups';
import { ALARM_FLOOR_MS, BUTTONS_IN_NOTIFICATIONS, PORTS_IN_PATTERNS } from '../../components/engine/engine';
import { type After, createClient } from '../../components/lensmor/client';
import { createBudgetStore, createRequestBudget } from '../../components/lensmor/request-budget';
import { createFloodGate } from '../../components/messages/flood-gate';
import type { OverlayNews } from '../../components/messages/messages';
import { createRefusals, createRefusedStore } from '../../components/messages/refusals';
import { createChipSheet } from '../../components/overlay/chip-sheet';
import { createChipsScript } from '../../components/overlay/chips-script';
import { createOverlayDesk } from '../../components/overlay/overlay-desk';
import { createOverlayNews } from '../../components/overlay/overlay-news';
import { createVisitStores, createVisits } from '../../components/overlay/visits';
import { createKeyStore } from '../../components/settings/key-store';
import { createPolicySource } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createSiteLimits } from '../../components/settings/site-limits';
import { lockStorage } from '../../components/settings/storage-lock';
import { createSiteAccess } from '../../components/sites/site-access';
import { createSiteScripts } from '../../components/sites/site-scripts';
import { createRecordStore, damagedRecords, removeDamaged } from '../../components/storage/record-store';
import { createBadge } from '../../components/tasks/badge';
import { createFollowing } from '../../components/tasks/following';
import { createNotifications } from '../../components/tasks/notification';
import { reasonOfCode } from '../../components/tasks/people/failure-reason';
import { createRetention, createRetentionStore } from '../../components/tasks/retention';
import { createSelectionMenu } from '../../components/tasks/selection-menu';
import { createLiveIdsStore, createRemovedTaskStore, createTaskStore } from '../../components/tasks/task-store';
import { createTroubleStore, noteRefusedWrites } from '../../components/tasks/trouble';

/** Builds every part of the worker and connects them. Nothing runs yet, and nothing is awaited. */
export function assemble() {
  const { now } = Date;
  const { random } = Math;
  const forever = new AbortController().signal;
  const after: After = (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  };
  // biome-ignore lint/suspicious/noConsole: the worker's console is where a developer looks; errors carry no one's data.
  const onError = (error: unknown) => console.error(error);

  const trouble = createTroubleStore(browser.storage.session);
  const area = noteRefusedWrites(browser.storage.local, trouble, now);
  const policy = createPolicySource(browser.storage.managed);
  const settings = createSettingsStore(area, policy);
  const key = createKeyStore(area, () => lockStorage(browser.storage.local), policy);
  const siteAccess = createSiteAccess(browser, { portsInPatterns: PORTS_IN_PATTERNS, manifestOrigins: [] });

  const budget = createRequestBudget({ store: createBudgetStore(area), now });
  const client = createClient({
    fetch: (url, init) => fetch(url, init),
    address: async () => (await settings.get()).apiAddress,
    mayReach: siteAccess.has,
    key: key.get,
    now,
    after,
  });

  const contacts = createContactStore(area);
  const decisions = createDecisionStore(area);
  const index = createContactIndex({
    contacts,
    decisions,
    kept: createKeptIndex(browser.storage.session),
    onChange: () => tellOverlays(),
    after,
    signal: forever,
  });
  const contactBook = createContactBook(index.guard(contacts), now);
  const lookUps = createProfileLookUps({
    lookUps: createRecordStore(area, lookUpKind),
    contacts,
    book: contactBook,
    client,
    keyMark: key.mark,
    now,
    random,
  });

  const tasks = createTaskStore(area);
  const icon = browser.runtime.getURL('/icons/128.png');
  const notifications = createNotifications(browser.notifications, icon, BUTTONS_IN_NOTIFICATIONS);
  const following = createFollowing({
    client,
    budget,
    tasks,
    liveIds: createLiveIdsStore(area),
    removedTasks: createRemovedTaskStore(browser.storage.session),
    trouble,
    settings: settings.get,
    keyMark: key.mark,
    async notePhones(news) {
      await contactBook.note(news);
      await lookUps.want(news);
    },
    async namesOf(personnelIds) {
      const people = await contacts.getMany(personnelIds);
      return [...people.values()].flatMap(({ profile }) => (profile ? [profile.fullName] : []));
    },
    otherSources: [{ priority: 'lookUp', mostAtOnce: 4, jobs: lookUps.jobs }],
    notifications,
    showBadge: createBadge(browser.action),
    alarms: browser.alarms,
    alarmFloorMs: ALARM_FLOOR_MS,
    after,
    withLock: (name, work) => navigator.locks.request(name, work),
    t: i18n.t,
    now,
    random,
    onError,
  });

  const selectionMenu = createSelectionMenu({
    menus: browser.contextMenus,
    track: following.watcher.track,
    show: notifications.show,
    t: i18n.t,
  });

  const siteLimits = createSiteLimits({
    settings: settings.get,
    policy: policy.read,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
    portsInPatterns: PORTS_IN_PATTERNS,
  });
  const siteScripts = createSiteScripts(browser, siteLimits.patterns);

  const retain = createRetention({
    store: createRetentionStore(area),
    settings: settings.get,
    tasks,
    damaged: { keys: () => damagedRecords(area), remove: (keys) => removeDamaged(area, keys) },
    watcher: following.watcher,
    contactBook,
    now,
  });

  const decisionBook = createDecisionBook(index.guard(decisions), now);
  const telling = {
    sendMessage: (tabId: number, news: OverlayNews) => browser.tabs.sendMessage(tabId, news),
    after,
    onError,
  };
  const tellOverlays = createOverlayNews({
    async tabs() {
      const url = await siteScripts.sync();
      return url.length > 0 ? browser.tabs.query({ url }) : [];
    },
    ...telling,
  });
  // Where access was taken away, a tab no longer says which site it shows.
  const tellEveryTab = createOverlayNews({ tabs: () => browser.tabs.query({}), ...telling });
  const visits = createVisits(createVisitStores(browser.storage.session), now);
  const acts = createFloodGate({ atOnce: 20, aSecond: 1 / 3, now });
  const overlayDesk = createOverlayDesk({
    index,
    contacts,
    decisions: decisionBook,
    visits,
    settings: settings.get,
    isAllowed: async (origin) => (await siteLimits.allows(origin)) && (await siteAccess.has(origin)),
    showChips: createChipSheet(browser.scripting),
    runChips: createChipsScript(browser.scripting),
    formatPhone,
    reasonOf: reasonOfCode,
    // A person who tidies up a list, and no more.
    mayAct: (tabId) => acts.admits(tabId, ''),
    async openResults(personnelId) {
      await browser.tabs.create({ url: browser.runtime.getURL(`/results.html?person=${personnelId}`) });
    },
  });

  return {
    budget,
    client,
    contactBook,
    contacts,
    decisionBook,
    following,
    // A list of 500 rows, read anew several times a second, and no more.
    gate: createFloodGate({ atOnce: 1000, aSecond: 80, now }),
    key,
    lookUps,
    notifications,
    now,
    onError,
    overlayDesk,
    refusals: createRefusals(createRefusedStore(browser.storage.session)),
    retain,
    selectionMenu,
    settings,
    siteScripts,
    tasks,
    tellEveryTab,
    trouble,
    visits,
  };
}

export type Parts = ReturnType<typeof assemble>;
