import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { knownAs } from '../../components/contacts/known-as';
import { createRateLimiter } from '../../components/messages/rate-limiter';
import { createRefusals, createRefusedStore } from '../../components/messages/refusals';
import { ALARM_FLOOR_MS, BUTTONS_IN_NOTIFICATIONS } from '../../components/platform/platform';
import { createEraser, eraseEverything } from '../../components/settings/erase';
import { damagedRecords, forgetDamaged, removeDamaged } from '../../components/storage/record-store';
import { createBadge } from '../../components/tasks/announcing/badge';
import { createNotifications } from '../../components/tasks/announcing/notification';
import { createFollowing } from '../../components/tasks/following/following';
import { createPersistentAlarms } from '../../components/tasks/following/wake-up';
import { createSelectionMenu } from '../../components/tasks/input/selection-menu';
import { createRetention, createRetentionStore } from '../../components/tasks/retention';
import { createLiveIdsStore, createRemovedTaskStore } from '../../components/tasks/task-store';
import { assembleBase } from './assemble-base';
import { assembleContacts } from './assemble-contacts';
import { assembleOverlay } from './assemble-overlay';
import { assembleSites } from './assemble-sites';

/** Creates and connects all parts of the worker. Nothing runs yet and nothing is awaited. */
export function assemble() {
  const base = assembleBase();
  const sites = assembleSites(base);
  const people = assembleContacts(base, sites.notifySites);
  const { disclosures, overlayHandlers } = assembleOverlay(base, people, sites);
  const { after, area, budget, client, consent, key, now, onError, random, settings, trouble } = base;
  const { contactBook, contacts, decisionBook, lookUps, tasks } = people;

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
    alarms: createPersistentAlarms(browser.alarms),
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

  const retain = createRetention({
    store: createRetentionStore(area),
    settings: settings.get,
    tasks,
    damaged: { keys: () => damagedRecords(area), remove: (keys) => removeDamaged(area, keys) },
    taskCommands: following.taskCommands,
    contactBook,
    now,
  });

  const eraser = createEraser({
    taskCommands: following.taskCommands,
    taskIds: async () => (await tasks.all()).keys(),
    lookUps,
    contactBook,
    decisionBook,
    disclosures,
    forgetDamaged: (personnelId) => forgetDamaged(browser.storage.local, personnelId),
    abortRequests: client.abortAll,
    settle: following.tick,
    eraseAll: () => eraseEverything(browser, browser.runtime.getManifest().host_permissions ?? []),
  });

  return {
    ...base,
    ...people,
    ...sites,
    eraser,
    following,
    // Enough for a list of 500 rows that is redrawn several times a second.
    gate: createRateLimiter({ atOnce: 1000, aSecond: 80, now }),
    notifications,
    overlayHandlers,
    refusals: createRefusals(createRefusedStore(browser.storage.session)),
    retain,
    selectionMenu,
    showBadge,
  };
}

export type Parts = ReturnType<typeof assemble>;
