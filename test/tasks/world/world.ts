import { createContactBook } from '../../../components/contacts/contact-book';
import { createContactStore } from '../../../components/contacts/contact-store';
import { type LookUp, lookUpKind } from '../../../components/contacts/look-up';
import { createProfileLookUps } from '../../../components/contacts/profile-look-ups';
import { createClient } from '../../../components/lensmor/client';
import { budgetScope, createBudgetStore, createRequestBudget } from '../../../components/lensmor/request-budget';
import { defaultSettings, type Settings } from '../../../components/settings/settings';
import { createRecordStore, type StorageArea } from '../../../components/storage/record-store';
import { createWriteFailureStore, noteRefusedWrites } from '../../../components/storage/write-failures';
import type { BadgeState } from '../../../components/tasks/announcing/badge';
import { createNotifications } from '../../../components/tasks/announcing/notification';
import { createFollowing, type Following } from '../../../components/tasks/following/following';
import type { TaskCommands } from '../../../components/tasks/task-commands';
import { createLiveIdsStore, createRemovedTaskStore, createTaskStore } from '../../../components/tasks/task-store';
import { translateToEnglish } from '../../language/english';
import { createFakeStorageArea, type FakeStorageArea } from '../../storage/fake-storage-area';
import { createRandom } from '../../tools/simulator/people/random';
import { createVirtualClock, type VirtualClock } from './clock';
import { createFakeApi, type FakeApi } from './fake-api';
import { ALARM_FLOOR_MS, createFakeAlarms, createFakeNotifications, type FakeAlarms } from './fake-browser';

const ADDRESS = 'https://api.example';
export const KEY = 'uak_test1234_invented';
const WALL_AT_START = Date.UTC(2026, 10, 23, 9);
const IDLE_DEATH_MS = 30_000;

/** When the worker dies: after this many more calls to the outside, before or after the last one takes effect. */
interface DeathAt {
  calls: number;
  took: boolean;
}

export interface World {
  clock: VirtualClock;
  api: FakeApi;
  alarms: FakeAlarms;
  notifications: ReturnType<typeof createFakeNotifications>;
  local: FakeStorageArea;
  session: () => FakeStorageArea;
  settings: Settings;
  badge: () => BadgeState | undefined;
  errors: unknown[];
  /** Called for each external call of a worker, before it takes effect. */
  onCall: (name: string, detail: unknown) => void;
  /** Called with each answer a living worker receives, and the key of its request. */
  onAnswer: (answer: Response, key: string | undefined) => void;
  /** The computer's clock. */
  wall(): number;
  setClockBy(ms: number): void;
  setOnline(isOnline: boolean): void;
  setKey(key: string | undefined): void;
  /** An event that starts the worker if it is dead, and runs `ask` in it. Not awaited. */
  wake(ask?: (taskCommands: TaskCommands) => Promise<unknown>): void;
  /** The same, but advances time until it resolves; `undefined` if the worker died. */
  ask<T>(ask: (taskCommands: TaskCommands) => Promise<T>): Promise<T | undefined>;
  kill(): void;
  killAt(death: DeathAt): void;
  restartBrowser(losesAlarms: boolean): void;
  update(): void;
  sleep(durationMs: number): void;
  isAlive(): boolean;
  /** How often the worker died, the browser restarted or storage failed: each may cause a repeated notification. */
  upsets: () => number;
}

interface Life {
  following: Following;
  isAlive: boolean;
  lastCallAt: number;
}

/** A simulated browser, computer, network and API around the real task tracking parts. */
export function createWorld(options: { seed: number; hasButtons?: boolean; latencyMs?: number }): World {
  const random = createRandom(options.seed);
  const clock = createVirtualClock();
  const api = createFakeApi(WALL_AT_START);
  const local = createFakeStorageArea();
  const locks = new Map<string, Promise<void>>();
  let session = createFakeStorageArea();
  let skewMs = 0;
  let isOnline = true;
  let key: { value: string; savedAt: number } | undefined = { value: KEY, savedAt: 0 };
  let keysSaved = 0;
  let badge: BadgeState | undefined;
  let life: Life | undefined;
  let death: DeathAt | undefined;
  let upsets = 0;
  api.keys.add(KEY);

  const wall = () => WALL_AT_START + clock.elapsed() + skewMs;
  const alarms = createFakeAlarms(clock, wall, () => void begin().following.tick());
  const notifications = createFakeNotifications(options.hasButtons ?? true);
  const latency = () => (options.latencyMs ?? 2) * (0.2 + random.fraction());

  function kill(): void {
    if (!life) return;
    life.isAlive = false;
    life = undefined;
    death = undefined;
    locks.clear();
    upsets++;
  }

  /**
   * A call from the worker to the browser. It takes effect even if the worker dies meanwhile, but a dead worker gets no
   * result.
   */
  function call<T>(of: Life, name: string, effect: () => Promise<T> | T, detail?: unknown): Promise<T> {
    if (!of.isAlive) return new Promise(() => {});
    of.lastCallAt = clock.elapsed();
    world.onCall(name, detail);
    const diesHere = death && --death.calls <= 0;
    if (diesHere && !death?.took) {
      kill();
      return new Promise(() => {});
    }
    return new Promise((resolve, reject) => {
      clock.after(latency(), () => {
        const done = Promise.resolve()
          .then(effect)
          .finally(() => {
            if (diesHere && of.isAlive) kill();
          });
        done.then(
          (value) => of.isAlive && resolve(value),
          (error: unknown) => {
            if (name.startsWith('storage')) upsets++;
            if (of.isAlive) reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      });
    });
  }

  function areaFor(of: () => Life, area: FakeStorageArea, name: string): StorageArea {
    return {
      get: (keys) => call(of(), `storage.${name}.get`, () => area.get(keys)),
      set: (items) => call(of(), `storage.${name}.set`, () => area.set(items), items),
      remove: (keys) => call(of(), `storage.${name}.remove`, () => area.remove(keys), keys),
      getKeys: () => call(of(), `storage.${name}.getKeys`, () => area.getKeys?.() ?? []),
      onChanged: area.onChanged,
    };
  }

  function fetchFor(of: () => Life) {
    return (url: string, init: RequestInit): Promise<Response> => {
      const bearer = new Headers(init.headers).get('Authorization')?.replace('Bearer ', '');
      return new Promise((resolve, reject) => {
        const current = of();
        init.signal?.addEventListener('abort', () => current.isAlive && reject(new DOMException('', 'AbortError')));
        void call(current, 'fetch', () => {}, { url, init });
        clock.after(latency(), () => {
          const path = url.slice(ADDRESS.length);
          const answer =
            isOnline && url.startsWith(ADDRESS) ? api.answer(path, bearer, clock.elapsed()) : 'networkError';
          if (answer === undefined) return;
          clock.after(latency() * 10, () => {
            if (!current.isAlive) return;
            if (answer === 'networkError') reject(new TypeError('Failed to fetch'));
            else {
              world.onAnswer(answer, bearer);
              resolve(answer);
            }
          });
        });
      });
    };
  }

  /** Assembled as in `entrypoints/background/`, with the world as the browser. */
  function begin(): Life {
    if (life) {
      life.lastCallAt = clock.elapsed();
      return life;
    }
    const self: Life = { following: undefined as unknown as Following, isAlive: true, lastCallAt: clock.elapsed() };
    life = self;
    self.following = assemble(() => self);
    void self.following.taskCommands.start().catch((error: unknown) => world.errors.push(error));
    watchIdleness(self);
    return self;
  }

  function watchIdleness(of: Life): void {
    clock.after(of.lastCallAt + IDLE_DEATH_MS - clock.elapsed(), () => {
      if (!of.isAlive) return;
      if (clock.elapsed() - of.lastCallAt >= IDLE_DEATH_MS) kill();
      else watchIdleness(of);
    });
  }

  function assemble(of: () => Life): Following {
    const sessionArea = areaFor(of, session, 'session');
    const trouble = createWriteFailureStore(sessionArea);
    const area = noteRefusedWrites(areaFor(of, local, 'local'), trouble, wall);
    const after = (delayMs: number, run: () => void) => clock.after(delayMs, () => of().isAlive && run());
    const fetch = fetchFor(of);
    const client = createClient({
      fetch,
      address: async () => ADDRESS,
      mayReach: async () => true,
      key: async () => key?.value,
      now: wall,
      after,
    });
    const scope = async () => budgetScope(ADDRESS, key?.value);
    const budget = createRequestBudget({ store: createBudgetStore(area), scope, now: wall });
    const contacts = createContactStore(area);
    const book = createContactBook(contacts, wall);
    const keyMark = async () => (key ? String(key.savedAt) : undefined);
    const lookUps = createProfileLookUps({
      lookUps: createRecordStore<LookUp>(area, lookUpKind),
      contacts,
      book,
      client,
      keyMark,
      now: wall,
      random: random.fraction,
    });
    const create: (typeof notifications)['api']['create'] = (id, shown) =>
      call(of(), 'notifications.create', () => notifications.api.create(id, shown), { id, ...shown });
    return createFollowing({
      client,
      budget,
      tasks: createTaskStore(area),
      liveIds: createLiveIdsStore(area),
      removedTasks: createRemovedTaskStore(sessionArea),
      trouble,
      settings: async () => world.settings,
      keyMark,
      async notePhones(news) {
        await book.note(news);
        await lookUps.want(news);
      },
      namesOf: async (ids) =>
        [...(await contacts.getMany(ids)).values()].flatMap(({ profile }) => profile?.fullName ?? []),
      otherSources: [{ priority: 'lookUp', mostAtOnce: 4, jobs: lookUps.jobs }],
      lookUps,
      notifications: createNotifications(
        { create, clear: (id) => call(of(), 'notifications.clear', () => notifications.api.clear(id)) },
        () => 'icon.png',
        options.hasButtons ?? true,
      ),
      showBadge: async (state) => {
        badge = state;
      },
      alarms: {
        get: (name) => call(of(), 'alarms.get', () => alarms.get(name)),
        create: (name, info) => call(of(), 'alarms.create', () => alarms.create(name, info), info),
        clear: (name) => call(of(), 'alarms.clear', () => alarms.clear(name)),
      },
      alarmFloorMs: ALARM_FLOOR_MS,
      after,
      withLock: (name, work) => {
        const held = (locks.get(name) ?? Promise.resolve()).then(work);
        locks.set(
          name,
          held.catch(() => {}),
        );
        return held;
      },
      mayWork: async () => true,
      t: translateToEnglish,
      now: wall,
      random: random.fraction,
      onError: (error) => world.errors.push(error),
    });
  }

  const world: World = {
    clock,
    api,
    alarms,
    notifications,
    local,
    session: () => session,
    settings: defaultSettings,
    badge: () => badge,
    errors: [],
    onCall: () => {},
    onAnswer: () => {},
    wall,
    setClockBy(ms) {
      skewMs += ms;
    },
    setOnline(online) {
      const cameBack = online && !isOnline;
      isOnline = online;
      if (cameBack && life)
        void life.following.taskCommands.online().catch((error: unknown) => world.errors.push(error));
    },
    setKey(value) {
      key = value === undefined ? undefined : { value, savedAt: ++keysSaved };
      world.wake((taskCommands) => taskCommands.keyChanged());
    },
    wake(ask) {
      const { following } = begin();
      if (ask) void ask(following.taskCommands).catch((error: unknown) => world.errors.push(error));
    },
    async ask(ask) {
      let answer: { value: Awaited<ReturnType<typeof ask>> } | undefined;
      let hasFailed = false;
      world.wake(async (taskCommands) => {
        try {
          answer = { value: await ask(taskCommands) };
        } catch {
          hasFailed = true;
        }
      });
      for (let i = 0; i < 100 && life && !answer && !hasFailed; i++) await clock.run(10);
      return answer?.value;
    },
    kill,
    killAt(at) {
      death = at;
    },
    restartBrowser(losesAlarms) {
      kill();
      session = createFakeStorageArea();
      if (losesAlarms) alarms.loseAll();
      world.wake();
    },
    update() {
      kill();
      alarms.loseAll();
      world.wake();
    },
    sleep(durationMs) {
      clock.sleep(durationMs);
    },
    isAlive: () => life !== undefined,
    upsets: () => upsets,
  };
  return world;
}
