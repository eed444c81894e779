import type { ContactBook } from '../../contacts/contact-book';
import type { ProfileLookUps } from '../../contacts/profile-look-ups';
import type { Translate } from '../../language/translate';
import type { Client } from '../../lensmor/client';
import type { After } from '../../lensmor/exchange';
import type { RequestBudget } from '../../lensmor/request-budget';
import type { Settings } from '../../settings/settings';
import type { ItemStore } from '../../storage/item-store';
import type { RecordStore } from '../../storage/record-store';
import type { WriteFailure } from '../../storage/write-failures';
import { createAnnouncer } from '../announcing/announcer';
import { type BadgeState, describeBadge } from '../announcing/badge';
import type { Notifications } from '../announcing/notification';
import type { Task } from '../task';
import { createTaskBook } from '../task-book';
import { createTaskCommands, type TaskCommands } from '../task-commands';
import type { JobSource } from './job';
import { createJobScheduler } from './job-scheduler';
import { createPolls } from './polls';
import { type Alarms, createWakeUp } from './wake-up';

/** The dependencies of task tracking. */
export interface FollowingOptions {
  client: Client;
  budget: RequestBudget;
  tasks: RecordStore<Task>;
  /** `createLiveIdsStore` */
  liveIds: ItemStore<string[] | undefined>;
  /** Over `storage.session`. */
  removedTasks: RecordStore<Task>;
  trouble: ItemStore<WriteFailure>;
  settings: () => Promise<Settings>;
  /** `KeyStore.mark` */
  keyMark: () => Promise<string | undefined>;
  notePhones: ContactBook['note'];
  /** The known names of these people. */
  namesOf: (personnelIds: readonly string[]) => Promise<string[]>;
  /** Sources with a lower priority than polls: the look-ups of people. */
  otherSources: readonly JobSource[];
  lookUps: Pick<ProfileLookUps, 'want' | 'abandon'>;
  notifications: Notifications;
  showBadge: (state: BadgeState) => Promise<void>;
  alarms: Alarms;
  /** See `createWakeUp`. */
  alarmFloorMs: number;
  after: After;
  withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  /** See `createJobScheduler`. */
  mayWork: () => Promise<boolean>;
  t: Translate;
  now: () => number;
  random: () => number;
  onError: (error: unknown) => void;
}

export interface Following {
  taskCommands: TaskCommands;
  /** Call on the alarm `WAKE_UP_ALARM`, and when a source in `otherSources` has new jobs. */
  tick(): Promise<void>;
  /** Updates the badge and resolves once it is shown. Call it whenever `trouble` changes. */
  refreshBadge(): Promise<void>;
}

/** Creates and connects the parts that track tasks. Nothing runs until `taskCommands.start()`. */
export function createFollowing(around: FollowingOptions): Following {
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
    onTimer: () => void scheduler.tick(),
  });
  const announcer = createAnnouncer({
    book,
    show: notifications.show,
    settings: around.settings,
    namesOf: around.namesOf,
    t,
  });
  const polls = createPolls({ book, client, keyMark, notePhones, now, random });
  const scheduler = createJobScheduler({
    sources: [polls, ...around.otherSources],
    chores: [announcer],
    budget,
    wakeUp,
    withLock: around.withLock,
    mayWork: around.mayWork,
    now,
    onError,
  });
  const taskCommands = createTaskCommands({
    book,
    scheduler,
    removed: around.removedTasks,
    allTasks: around.tasks.all,
    lookUps: around.lookUps,
    keyMark,
    clearNotifications: notifications.clear,
    now,
  });
  return { taskCommands, tick: scheduler.tick, refreshBadge: async () => showBadge((await book.live()).values()) };
}
