import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createReceiver } from '../../components/messages/receive';
import { createFirstRunStore, welcome } from '../../components/settings/first-run';
import { lockStorage } from '../../components/storage/storage-lock';
import { pageOf } from '../../components/tasks/announcing/announcement';
import { WAKE_UP_ALARM } from '../../components/tasks/following/wake-up';
import { assemble } from './assemble';
import { createHandlers } from './handlers';

/**
 * Every listener is registered before anything is awaited: an event that woke the worker is lost to one that comes
 * later. Then whatever a dead worker left is taken up.
 */
export default defineBackground(() => {
  const parts = assemble();
  const { contacts, decisionBook, following, key, lookUps, onError, refusals, retain, settings } = parts;
  const { selectionMenu, siteScripts, tellEveryTab, trouble } = parts;
  const { watcher } = following;
  const forever = new AbortController().signal;
  const run = (work: Promise<unknown>) => void work.catch(onError);

  /** Each kind is told of once: whoever floods us fills no log. */
  const toldOf = new Set<string>();
  browser.runtime.onMessage.addListener(
    createReceiver({
      extensionId: browser.runtime.id,
      extensionOrigin: new URL(browser.runtime.getURL('/')).origin,
      handlers: createHandlers(parts),
      gate: parts.gate,
      onRefused(name) {
        if (!toldOf.has(name)) onError(new Error(`Refused a message: ${name}`));
        toldOf.add(name);
        run(refusals.count());
      },
    }),
  );

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_UP_ALARM) run(following.tick());
  });
  // Only so that the browser starts the worker then; starting takes up all that is due.
  browser.runtime.onStartup.addListener(() => {});
  const showFirstSteps = async (reason: string) => {
    const { installType } = await browser.management.getSelf();
    const openPopup = () => browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
    await welcome({ store: createFirstRunStore(browser.storage.local), reason, installType, openPopup });
  };
  browser.runtime.onInstalled.addListener(({ reason }) =>
    run(Promise.all([selectionMenu.install(), showFirstSteps(reason)])),
  );
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) =>
    run(selectionMenu.onClicked(menuItemId, selectionText)),
  );
  /** What stood in the way of requests may be gone. */
  const askAgain = () => Promise.all([watcher.online(), lookUps.retry().then(following.tick)]);
  addEventListener('online', () => run(askAgain()));

  const openPage = async (announcementId: string, button?: number) => {
    await browser.tabs.create({ url: browser.runtime.getURL(pageOf(announcementId, button) as '/results.html') });
    await watcher.see(announcementId);
  };
  browser.notifications.onClicked.addListener((id) => run(openPage(id)));
  browser.notifications.onButtonClicked?.addListener((id, button) => run(openPage(id, button)));

  const onSitesChanged = async (added: readonly string[]) => {
    const sites = await siteScripts.sync();
    await siteScripts.runInOpenTabs(added.filter((pattern) => sites.includes(pattern)));
  };
  browser.permissions.onAdded.addListener(({ origins }) =>
    run(Promise.all([onSitesChanged(origins ?? []), askAgain()])),
  );
  browser.permissions.onRemoved.addListener(() => {
    run(onSitesChanged([]));
    tellEveryTab();
  });

  key.watch(() => run(Promise.all([watcher.keyChanged(), lookUps.retry().then(following.tick)])), forever);
  settings.watch(() => {
    run(Promise.all([askAgain(), onSitesChanged([]), retain(true)]));
    // Also those that an organisation takes out of the sites.
    tellEveryTab();
  }, forever);
  contacts.watch((changed) => {
    const gone = [...changed].flatMap(([personnelId, contact]) => (contact ? [] : [personnelId]));
    if (gone.length > 0) run(decisionBook.removeOf(gone));
  }, forever);
  trouble.watch(() => run(following.refreshBadge()), forever);

  /** After an install, an update or being switched on again, pages that are open have no script, or a dead one. */
  const startOverlays = async () => {
    const sites = await siteScripts.sync();
    const { hasStarted } = await browser.storage.session.get('hasStarted');
    if (hasStarted) return;
    await siteScripts.runInOpenTabs(sites);
    await browser.storage.session.set({ hasStarted: true });
  };

  run(lockStorage(browser.storage.local));
  run(watcher.start().then(() => retain(false)));
  run(startOverlays());
});
