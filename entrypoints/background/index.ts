import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { i18n } from '#i18n';
import { type Consent, isGiven, isPending } from '../../components/consent/consent';
import { createReceiver } from '../../components/messages/receive';
import { openExtensionPage } from '../../components/platform/open-page';
import { createFirstRunStore, welcome } from '../../components/settings/first-run';
import { lockStorage } from '../../components/storage/storage-lock';
import { pageOf } from '../../components/tasks/announcing/announcement';
import { consentBadge, storageFailureBadge } from '../../components/tasks/announcing/badge';
import { WAKE_UP_ALARM } from '../../components/tasks/following/wake-up';
import { assemble } from './assemble';
import { createHandlers } from './handlers';

/**
 * Registers every listener before anything is awaited, because an event that woke the worker is lost to a listener that
 * comes later, and then takes up whatever a dead worker left. Until the person has consented, nothing is done but to
 * open pages and to say that consent is needed.
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

  /** Each kind is logged once, so that nobody can flood the log. */
  const logged = new Set<string>();
  browser.runtime.onMessage.addListener(
    createReceiver({
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
    }),
  );

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_UP_ALARM) run(following.tick());
  });
  // Only so that the browser starts the worker then; starting takes up all that is due.
  browser.runtime.onStartup.addListener(() => {});
  const openPopup = () => browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
  const welcomeUser = async (reason: string) => {
    const { installType } = await browser.management.getSelf();
    const isConsentPending = async () => isPending(await consent.get());
    const store = createFirstRunStore(browser.storage.local);
    await welcome({ store, reason, installType, isConsentPending, openPopup });
  };
  browser.runtime.onInstalled.addListener(({ reason }) =>
    run(Promise.all([selectionMenu.install(), welcomeUser(reason)])),
  );
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) =>
    run(ifConsented(() => selectionMenu.onClicked(menuItemId, selectionText), openPopup)),
  );
  /** What stood in the way of requests may be gone. */
  const askAgain = () => Promise.all([taskCommands.online(), lookUps.retry().then(following.tick)]);
  addEventListener('online', () => run(ifConsented(askAgain)));

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
    run(ifConsented(() => Promise.all([onSitesChanged(origins ?? []), askAgain()]))),
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
    run(ifConsented(() => Promise.all([askAgain(), onSitesChanged([]), retain(true)])));
    // Also those that an organisation takes out of the sites.
    notifyEveryTab();
  }, forever);
  contacts.watch((changed) => {
    const gone = [...changed].flatMap(([personnelId, contact]) => (contact ? [] : [personnelId]));
    if (gone.length > 0) run(decisionBook.removeOf(gone));
  }, forever);
  trouble.watch(() => run(ifConsented(following.refreshBadge)), forever);

  /** After an install, an update or being switched on again, pages that are open have no script, or a dead one. */
  const startOverlays = async () => {
    const sites = await siteScripts.sync();
    const { hasStarted } = await browser.storage.session.get('hasStarted');
    if (hasStarted) return;
    await siteScripts.runInOpenTabs(sites);
    await browser.storage.session.set({ hasStarted: true });
  };

  const begin = async () => {
    await taskCommands.start();
    await Promise.all([retain(false), startOverlays()]);
  };
  /** Takes back what was set up while there was consent. What is stored stays. */
  const standStill = async (isAnswerPending: boolean) => {
    client.abortAll();
    await showBadge(consentBadge(isAnswerPending && (await tasks.all()).size > 0, i18n.t));
    await following.tick();
    await siteScripts.sync();
    await browser.storage.session.remove('hasStarted');
  };
  const goBy = async (now: Consent) => {
    await (isGiven(now) ? begin() : standStill(isPending(now)));
  };
  consent.watch((now) => {
    run(goBy(now));
    notifyEveryTab();
  }, forever);

  run(lockStorage(browser.storage.local));
  run(
    consent.get().then(goBy, async (error: unknown) => {
      await showBadge(storageFailureBadge(i18n.t));
      throw error;
    }),
  );
});
