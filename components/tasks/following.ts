import type { ContactBook } from '../contacts/contact-book';
import type { Translate } from '../language/translate';
import type { After, Client } from '../lensmor/client';
import type { RequestBudget } from '../lensmor/request-budget';
import type { Settings } from '../settings/settings';
import type { ItemStore } from '../storage/item-store';
import type { RecordStore } from '../storage/record-store';
import { createAnnouncer } from './announcer';
import { type BadgeState, describeBadge } from './badge';
import type { Notifications } from './notification';
import { createPolls } from './polls';
import type { Task } from './task';
import { createTaskBook } from './task-book';
import { createTicker, type Source } from './ticker';
import type { Trouble } from './trouble';
import { type Alarms, createWakeUp } from './wake-up';
import { createWatcher, type Watcher } from './watcher';

/** Everything of the outside world that following tasks needs. */
export interface Surroundings {
  client: Client;
  budget: RequestBudget;
  tasks: RecordStore<Task>;
  /** `createLiveIdsStore` */
  liveIds: ItemStore<string[] | undefined>;
  /** Over `storage.session`. */
  removedTasks: RecordStore<Task>;
  trouble: ItemStore<Trouble>;
  settings: () => Promise<Settings>;
  /** `KeyStore.mark` */
  keyMark: () => Promise<string | undefined>;
  notePhones: ContactBook['note'];
  /** Of these people, the names that are known. */
  namesOf: (personnelIds: readonly string[]) => Promise<string[]>;
  /** Others who make requests, after the polls: the look-ups of people. */
  otherSources: readonly Source[];
  notifications: Notifications;
  showBadge: (state: BadgeState) => Promise<void>;
  alarms: Alarms;
  /** See `createWakeUp`. */
  alarmFloorMs: number;
  after: After;
  withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  t: Translate;
  now: () => number;
  random: () => number;
  onError: (error: unknown) => void;
}

export interface Following {
  watcher: Watcher;
  /** Call on the alarm `WAKE_UP_ALARM`, and when a source in `otherSources` got new jobs. */
  tick(): Promise<void>;
  /** Resolves with the badge as it should be now, shown. Call when `trouble` changed. */
  refreshBadge(): Promise<void>;
}

/** Puts the parts together that follow tasks. Nothing runs before `watcher.start()`. */
export function createFollowing(around: Surroundings): Following {
  const { client, budget, trouble, keyMark, notePhones, notifications, now, random, t, onError } = around;

  async function showBadge(live: Iterable<Task>): Promise<void> {
    await around.showBadge(describeBadge(live, await trouble.get(), t));
  }

  const book = createTaskBook({
    store: around.tasks,
    liveIds: around.liveIds,
    now,
    onChange: (live) => void showBadge(live.values()).catch(onError),
  });
  const wakeUp = createWakeUp({
    alarms: around.alarms,
    floorMs: around.alarmFloorMs,
    now,
    after: around.after,
    onTimer: () => void ticker.tick(),
  });
  const announcer = createAnnouncer({
    book,
    show: notifications.show,
    settings: around.settings,
    namesOf: around.namesOf,
    t,
  });
  const polls = createPolls({ book, client, keyMark, notePhones, now, random });
  const ticker = createTicker({
    sources: [polls, ...around.otherSources],
    chores: [announcer],
    budget,
    wakeUp,
    withLock: around.withLock,
    now,
    onError,
  });
  const watcher = createWatcher({
    book,
    ticker,
    removed: around.removedTasks,
    keyMark,
    clearNotifications: notifications.clear,
    now,
  });
  return { watcher, tick: ticker.tick, refreshBadge: async () => showBadge((await book.live()).values()) };
}
