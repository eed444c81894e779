import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { i18n } from '#i18n';
import { type Consent, isGiven, isPending } from '../../components/consent/consent';
import { answering } from '../../components/messages/answer';
import { createReceiver } from '../../components/messages/receive';
import { openExtensionPage } from '../../components/platform/open-page';
import { showPopup } from '../../components/platform/show-popup';
import { createFirstRunStore, welcome } from '../../components/settings/first-run';
import { createSerialQueue } from '../../components/storage/serial-queue';
import { lockStorage } from '../../components/storage/storage-lock';
import { pageOf } from '../../components/tasks/announcing/announcement';
import { consentBadge, storageFailureBadge } from '../../components/tasks/announcing/badge';
import { WAKE_UP_ALARM } from '../../components/tasks/following/wake-up';
import { assemble } from './assemble';
import { createHandlers } from './handlers';

/**
 * Registers every listener before anything is awaited, because a listener added later misses the event that woke the
 * worker. Then resumes whatever an earlier worker left unfinished. Until the user has consented, the worker only opens
 * pages and shows that consent is needed.
 */
export default defineBackground(() => {
  const parts = assemble();
  const { client, consent, contacts, decisionBook, following, key, lookUps, onError, refusals, retain, settings } =
    parts;
  const { selectionMenu, showBadge, siteScripts, tasks, notifyEveryTab, trouble } = parts;
  const { taskCommands } = following;
  const forever = new AbortController().signal;
  const run = (work: Promise<unknown>) => void work.catch(onError);
  const ifConsented = async (work: () => Promise<unknown>, otherwise: () => Promise<unknown> = async () => {}) => {
    await ((await consent.isGiven()) ? work() : otherwise());
  };

  /** Each kind is logged once, so that a page can't flood the log. */
  const logged = new Set<string>();
  const receive = createReceiver({
    extensionId: browser.runtime.id,
    extensionOrigin: new URL(browser.runtime.getURL('/')).origin,
    handlers: createHandlers(parts),
    gate: parts.gate,
    hasConsent: consent.isGiven,
    onRefused(name) {
      if (!logged.has(name)) onError(new Error(`Refused a message: ${name}`));
      logged.add(name);
      run(refusals.count());
    },
  });
  browser.runtime.onMessage.addListener(answering(receive));

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_UP_ALARM) run(following.tick());
  });
  // Registered only so that the browser starts the worker; starting already runs everything that is due.
  browser.runtime.onStartup.addListener(() => {});
  const isConsentPending = async () => isPending(await consent.get());
  const openPopup = () =>
    showPopup(browser, {
      isDone: async () => !(await isConsentPending()),
      wait: () => new Promise((resolve) => setTimeout(resolve, 500)),
    });
  const welcomeUser = async (reason: string) => {
    const { installType } = await browser.management.getSelf();
    const store = createFirstRunStore(browser.storage.local);
    await welcome({ store, reason, installType, isConsentPending, openPopup });
  };
  browser.runtime.onInstalled.addListener(({ reason }) =>
    run(Promise.all([selectionMenu.install(), welcomeUser(reason)])),
  );
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) =>
    run(ifConsented(() => selectionMenu.onClicked(menuItemId, selectionText), openPopup)),
  );
  /** Whatever blocked requests may be fixed now. */
  const retryRequests = () => Promise.all([taskCommands.online(), lookUps.retry().then(following.tick)]);
  addEventListener('online', () => run(ifConsented(retryRequests)));

  const openPage = async (announcementId: string, button?: number) => {
    await openExtensionPage(browser, pageOf(announcementId, button));
    await ifConsented(() => taskCommands.see(announcementId));
  };
  browser.notifications.onClicked.addListener((id) => run(openPage(id)));
  browser.notifications.onButtonClicked?.addListener((id, button) => run(openPage(id, button)));

  const onSitesChanged = async (added: readonly string[]) => {
    const sites = await siteScripts.sync();
    await siteScripts.runInOpenTabs(added.filter((pattern) => sites.includes(pattern)));
  };
  browser.permissions.onAdded.addListener(({ origins }) =>
    run(ifConsented(() => Promise.all([onSitesChanged(origins ?? []), retryRequests()]))),
  );
  browser.permissions.onRemoved.addListener(() => {
    run(onSitesChanged([]));
    notifyEveryTab();
  });

  key.watch(
    () => run(ifConsented(() => Promise.all([taskCommands.keyChanged(), lookUps.retry().then(following.tick)]))),
    forever,
  );
  settings.watch(() => {
    run(ifConsented(() => Promise.all([retryRequests(), onSitesChanged([]), retain(true)])));
    // Includes tabs of sites that an organisation no longer allows.
    notifyEveryTab();
  }, forever);
  contacts.watch((changed) => {
    const gone = [...changed].flatMap(([personnelId, contact]) => (contact ? [] : [personnelId]));
    if (gone.length > 0) run(decisionBook.removeOf(gone));
  }, forever);
  trouble.watch(() => run(ifConsented(following.refreshBadge)), forever);

  /**
   * After an install, an update or re-enabling, open pages have no overlay or one that is cut off from the extension.
   */
  const startOverlays = async () => {
    const sites = await siteScripts.sync();
    const { hasStarted } = await browser.storage.session.get('hasStarted');
    if (hasStarted) return;
    await siteScripts.runInOpenTabs(sites);
    await browser.storage.session.set({ hasStarted: true });
  };

  const begin = async () => {
    await taskCommands.start();
    parts.keepFirstViewsSoon();
    await Promise.all([retain(false), startOverlays()]);
  };
  /** Stops everything that requires consent. Stored data stays. */
  const suspend = async (isAnswerPending: boolean) => {
    await showBadge(consentBadge(isAnswerPending && (await tasks.all()).size > 0, i18n.t));
    await following.tick();
    await siteScripts.sync();
    await browser.storage.session.remove('hasStarted');
  };
  /** One at a time: what one answer stops must not undo what a later one has started. */
  const enqueue = createSerialQueue();
  const applyConsent = (now: Consent) => {
    if (!isGiven(now)) client.abortAll();
    return enqueue(() => (isGiven(now) ? begin() : suspend(isPending(now))));
  };
  consent.watch((now) => {
    run(applyConsent(now));
    notifyEveryTab();
  }, forever);

  run(lockStorage(browser.storage.local));
  run(
    consent.get().then(applyConsent, async (error: unknown) => {
      await showBadge(storageFailureBadge(i18n.t));
      throw error;
    }),
  );
});
