import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createConsentStore } from '../../components/consent/consent-store';
import { createContactBook } from '../../components/contacts/contact-book';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionBook } from '../../components/contacts/decisions/decision-book';
import { createDecisionStore } from '../../components/contacts/decisions/decision-store';
import { reasonOf } from '../../components/contacts/failure-reason';
import { knownAs } from '../../components/contacts/known-as';
import { lookUpKind } from '../../components/contacts/look-up';
import { createContactIndex } from '../../components/contacts/matching/contact-index';
import { createIndexSnapshot } from '../../components/contacts/matching/index-snapshot';
import { formatPhone } from '../../components/contacts/phones/phone-format';
import { createZonesOf } from '../../components/contacts/phones/phone-zones';
import { createProfileLookUps } from '../../components/contacts/profile-look-ups';
import { createClient } from '../../components/lensmor/client';
import type { After } from '../../components/lensmor/exchange';
import { budgetScope, createBudgetStore, createRequestBudget } from '../../components/lensmor/request-budget';
import { createRateLimiter } from '../../components/messages/rate-limiter';
import { createRefusals, createRefusedStore } from '../../components/messages/refusals';
import type { OverlayMessage } from '../../components/messages/to-overlay';
import { createChipCss } from '../../components/overlay/worker/chip-css';
import { createDisclosureQuota, createVisitStores } from '../../components/overlay/worker/disclosure-quota';
import { createChipsInjector } from '../../components/overlay/worker/inject-chips';
import { createOverlayNotifier } from '../../components/overlay/worker/notify-overlays';
import { createOverlayHandlers } from '../../components/overlay/worker/overlay-handlers';
import { openExtensionPage } from '../../components/platform/open-page';
import { ALARM_FLOOR_MS, BUTTONS_IN_NOTIFICATIONS, PORTS_IN_PATTERNS } from '../../components/platform/platform';
import { createEraser, eraseEverything } from '../../components/settings/erase';
import { createKeyStore } from '../../components/settings/key/key-store';
import { createPolicySource } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createSiteLimits } from '../../components/settings/site-limits';
import { createSiteAccess } from '../../components/sites/site-access';
import { createSiteScripts } from '../../components/sites/site-scripts';
import { createRecordStore, damagedRecords, forgetDamaged, removeDamaged } from '../../components/storage/record-store';
import { lockStorage } from '../../components/storage/storage-lock';
import { createTolerantArea } from '../../components/storage/tolerant-area';
import { createWriteFailureStore, noteRefusedWrites } from '../../components/storage/write-failures';
import { createBadge } from '../../components/tasks/announcing/badge';
import { createNotifications } from '../../components/tasks/announcing/notification';
import { createFollowing } from '../../components/tasks/following/following';
import { createSelectionMenu } from '../../components/tasks/input/selection-menu';
import { createRetention, createRetentionStore } from '../../components/tasks/retention';
import { createLiveIdsStore, createRemovedTaskStore, createTaskStore } from '../../components/tasks/task-store';

/** Creates and connects all parts of the worker. Nothing runs yet and nothing is awaited. */
export function assemble() {
  const { now } = Date;
  const { random } = Math;
  const forever = new AbortController().signal;
  const after: After = (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  };
  // biome-ignore lint/suspicious/noConsole: developers look here, and errors contain no personal data.
  const onError = (error: unknown) => console.error(error);

  const trouble = createWriteFailureStore(browser.storage.session);
  const area = noteRefusedWrites(createTolerantArea(browser.storage.local), trouble, now);
  const policy = createPolicySource(browser.storage.managed);
  const consent = createConsentStore(area, policy);
  const settings = createSettingsStore(area, policy);
  const key = createKeyStore(area, () => lockStorage(browser.storage.local), policy);
  const siteAccess = createSiteAccess(browser, { portsInPatterns: PORTS_IN_PATTERNS, manifestOrigins: [] });

  const address = async () => (await settings.get()).apiAddress;
  const budget = createRequestBudget({
    store: createBudgetStore(area),
    scope: async () => budgetScope(await address(), await key.get()),
    now,
  });
  const client = createClient({
    fetch: (url, init) => fetch(url, init),
    address,
    mayReach: async (address) => (await consent.isGiven()) && (await siteAccess.has(address)),
    key: key.get,
    now,
    after,
  });

  const contacts = createContactStore(area);
  const decisions = createDecisionStore(area);
  const index = createContactIndex({
    contacts,
    decisions,
    kept: createIndexSnapshot(browser.storage.session),
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
  const notifications = createNotifications(
    browser.notifications,
    (kind) => browser.runtime.getURL(`/notification/${kind}.png`),
    BUTTONS_IN_NOTIFICATIONS,
  );
  const showBadge = createBadge(browser.action);
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
      return [...people.values()].map(knownAs).filter(Boolean);
    },
    otherSources: [{ priority: 'lookUp', mostAtOnce: 4, jobs: lookUps.jobs }],
    lookUps,
    notifications,
    showBadge,
    alarms: browser.alarms,
    alarmFloorMs: ALARM_FLOOR_MS,
    after,
    withLock: (name, work) => navigator.locks.request(name, work),
    mayWork: consent.isGiven,
    t: i18n.t,
    now,
    random,
    onError,
  });

  const selectionMenu = createSelectionMenu({
    menus: browser.contextMenus,
    track: following.taskCommands.track,
    show: notifications.show,
    t: i18n.t,
  });

  const siteLimits = createSiteLimits({
    settings: settings.get,
    policy: policy.read,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
    portsInPatterns: PORTS_IN_PATTERNS,
  });
  const siteScripts = createSiteScripts(browser, async () =>
    (await consent.isGiven()) ? siteLimits.patterns() : { notSites: [], onlySites: [] },
  );

  const retain = createRetention({
    store: createRetentionStore(area),
    settings: settings.get,
    tasks,
    damaged: { keys: () => damagedRecords(area), remove: (keys) => removeDamaged(area, keys) },
    taskCommands: following.taskCommands,
    contactBook,
    now,
  });

  const decisionBook = createDecisionBook(index.guard(decisions), now);
  const telling = {
    sendMessage: (tabId: number, message: OverlayMessage) => browser.tabs.sendMessage(tabId, message),
    after,
    onError,
  };
  const tellOverlays = createOverlayNotifier({
    async tabs() {
      const url = await siteScripts.sync();
      return url.length > 0 ? browser.tabs.query({ url }) : [];
    },
    ...telling,
  });
  // Without access, tabs don't reveal which site they show, so notify all of them.
  const tellEveryTab = createOverlayNotifier({ tabs: () => browser.tabs.query({}), ...telling });
  const visits = createDisclosureQuota(createVisitStores(browser.storage.session), now);
  const acts = createRateLimiter({ atOnce: 20, aSecond: 1 / 3, now });
  const ownCountry = new Intl.Locale(browser.i18n.getUILanguage()).maximize().region;
  const overlayHandlers = createOverlayHandlers({
    index,
    contacts,
    contactBook,
    hurry: lookUps.hurry,
    decisions: decisionBook,
    visits,
    settings: settings.get,
    isAllowed: async (origin) =>
      (await consent.isGiven()) && (await siteLimits.allows(origin)) && (await siteAccess.has(origin)),
    showChips: createChipCss(browser.scripting),
    runChips: createChipsInjector(browser.scripting),
    formatPhone: (phone, format) => formatPhone(phone, format, ownCountry),
    zonesOf: createZonesOf(),
    // The browser asks the system, as for a link; neither the page nor a tab that stays behind sees the number.
    callNumber: async (tabId, href) => void (await browser.tabs.update(tabId, { url: href })),
    reasonOf,
    // Enough for a person who tidies up a list.
    mayAct: (tabId) => acts.admits(tabId, ''),
    async openResults(personnelId) {
      await openExtensionPage(browser, `/results.html?person=${personnelId}`);
    },
  });

  const eraser = createEraser({
    taskCommands: following.taskCommands,
    taskIds: async () => (await tasks.all()).keys(),
    lookUps,
    contactBook,
    decisionBook,
    disclosures: visits,
    forgetDamaged: (personnelId) => forgetDamaged(browser.storage.local, personnelId),
    abortRequests: client.abortAll,
    settle: following.tick,
    eraseAll: () => eraseEverything(browser, browser.runtime.getManifest().host_permissions ?? []),
  });

  return {
    address,
    budget,
    client,
    consent,
    contactBook,
    contacts,
    decisionBook,
    eraser,
    following,
    // Enough for a list of 500 rows that is redrawn several times a second.
    gate: createRateLimiter({ atOnce: 1000, aSecond: 80, now }),
    key,
    lookUps,
    notifications,
    now,
    onError,
    overlayHandlers,
    refusals: createRefusals(createRefusedStore(browser.storage.session)),
    retain,
    selectionMenu,
    settings,
    showBadge,
    siteScripts,
    tasks,
    tellEveryTab,
    trouble,
  };
}

export type Parts = ReturnType<typeof assemble>;
