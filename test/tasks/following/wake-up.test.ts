import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../components/storage/record-store';
import { createBadge } from '../../../components/tasks/announcing/badge';
import { createNotifications } from '../../../components/tasks/announcing/notification';
import { createPersistentAlarms, createWakeUp, WAKE_UP_ALARM } from '../../../components/tasks/following/wake-up';
import { taskKind } from '../../../components/tasks/task-store';
import { createVirtualClock } from '../world/clock';
import { createFakeAlarms, createFakeNotifications } from '../world/fake-browser';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function createSetting(alarmFloorMs = 30 * SECOND) {
  const clock = createVirtualClock();
  const rings: string[] = [];
  const ring = (what: string) => () => void rings.push(`${what} ${clock.elapsed()}`);
  const alarms = createFakeAlarms(clock, clock.elapsed, ring('alarm'));
  const open = () =>
    createWakeUp({ alarms, floorMs: alarmFloorMs, now: clock.elapsed, after: clock.after, onTimer: ring('timer') });
  return { clock, rings, alarms, open, wakeUp: open() };
}

describe('persistent alarms', () => {
  const info = { when: 1, periodInMinutes: 1 };
  const browserThat = (accepts: (asked: object) => boolean) => {
    const created: object[] = [];
    const alarms = createPersistentAlarms({
      get: async () => undefined,
      clear: async () => true,
      create(_, asked) {
        if (!accepts(asked)) throw new TypeError('Unexpected property');
        created.push(asked);
      },
    });
    return { alarms, created };
  };

  test('are declared persistent if the browser supports it', async () => {
    const { alarms, created } = browserThat(() => true);
    await alarms.create('a', info);
    expect(created).toEqual([{ ...info, persistAcrossSessions: true }]);
  });

  test('are created without the declaration otherwise', async () => {
    const { alarms, created } = browserThat((asked) => !('persistAcrossSessions' in asked));
    await alarms.create('a', info);
    await alarms.create('a', info);
    expect(created).toEqual([info, info]);
  });

  test('that can’t be created at all reject', async () => {
    const { alarms } = browserThat(() => false);
    await expect(alarms.create('a', info)).rejects.toThrow();
  });
});

describe('wake-up', () => {
  test('a long wait uses a repeating alarm', async () => {
    const { clock, rings, wakeUp } = createSetting();
    await wakeUp.set(5 * MINUTE);
    await clock.run(7 * MINUTE);
    expect(rings).toEqual([`alarm ${5 * MINUTE}`, `alarm ${6 * MINUTE}`, `alarm ${7 * MINUTE}`]);
  });

  test('a short wait uses a timer, with the alarm as a safety net', async () => {
    const { clock, rings, wakeUp } = createSetting();
    await wakeUp.set(3 * SECOND);
    await clock.run(31 * SECOND);
    expect(rings).toEqual(['timer 3000', 'alarm 30000']);
  });

  test('below Firefox’s minimum delay, timers keep the worker awake', async () => {
    const { clock, rings, wakeUp } = createSetting(60 * SECOND);
    await wakeUp.set(50 * SECOND);
    await clock.run(21 * SECOND);
    expect(rings).toEqual(['timer 20000']);
  });

  test('setting it again cancels the previous timer', async () => {
    const { clock, rings, wakeUp } = createSetting();
    await wakeUp.set(3 * SECOND);
    await wakeUp.set(5 * SECOND);
    await clock.run(10 * SECOND);
    expect(rings).toEqual(['timer 5000']);
  });

  test('a correct alarm is left alone, even by the next worker', async () => {
    const { clock, alarms, wakeUp, open } = createSetting();
    await wakeUp.set(5 * MINUTE);
    await clock.run(MINUTE);
    await open().set(5 * MINUTE + 300);
    expect(alarms.created).toBe(1);
    await open().set(4 * MINUTE);
    expect(alarms.created).toBe(2);
  });

  test('the safety net is set early and only once', async () => {
    const { clock, rings, alarms, wakeUp } = createSetting();
    await wakeUp.set(5 * MINUTE);
    await wakeUp.ensure();
    await wakeUp.ensure();
    await clock.run(30 * SECOND);
    expect(rings).toEqual(['alarm 30000']);
    expect(alarms.created).toBe(2);
  });

  test('polls every few seconds set the safety net once', async () => {
    const { clock, alarms, wakeUp } = createSetting();
    for (let i = 0; i < 40; i++) {
      await wakeUp.set(clock.elapsed() + 3 * SECOND);
      await clock.run(3 * SECOND);
    }
    expect(alarms.created).toBe(1);
  });

  test.each([
    ['a clock set back', -24 * 60 * MINUTE],
    ['a clock set forward', 24 * 60 * MINUTE],
  ])('after %s the alarm is corrected', async (_, jump) => {
    const { clock, alarms, rings } = createSetting();
    let skew = 0;
    const now = () => clock.elapsed() + skew;
    const skewed = createFakeAlarms(clock, now, () => void rings.push(`alarm ${clock.elapsed()}`));
    const wakeUp = createWakeUp({ alarms: skewed, floorMs: 30_000, now, after: clock.after, onTimer: () => {} });
    await wakeUp.set(now() + 5 * MINUTE);
    skew = jump;
    await wakeUp.set(now() + 2 * MINUTE);
    await clock.run(2 * MINUTE);
    expect(rings).toEqual([`alarm ${2 * MINUTE}`]);
    expect(alarms.created).toBe(0);
  });

  test('with nothing to wait for, there is no alarm and no timer', async () => {
    const { clock, rings, alarms, wakeUp } = createSetting();
    await wakeUp.set(3 * SECOND);
    await wakeUp.set(undefined);
    await clock.run(10 * MINUTE);
    expect(rings).toEqual([]);
    expect(await alarms.get(WAKE_UP_ALARM)).toBeUndefined();
  });
});

test.each([true, false])('a notification is shown with and without buttons (%s)', async (hasButtons) => {
  const { api, visible } = createFakeNotifications(hasButtons);
  const notifications = createNotifications(api, (kind) => `${kind}.png`, hasButtons);
  await notifications.show({
    id: 'task:1',
    kind: 'partly',
    title: 'Title',
    message: 'Message',
    buttons: ['Open', 'Copy'],
  });
  const buttons = hasButtons ? [{ title: 'Open' }, { title: 'Copy' }] : undefined;
  expect([...visible.values()]).toEqual([{ id: 'task:1', title: 'Title', message: 'Message', buttons }]);
  await notifications.clear(['task:1']);
  expect(visible.size).toBe(0);
});

test('the badge is set only when it changes', async () => {
  const texts: string[] = [];
  const show = createBadge({
    setBadgeText: async ({ text }) => void texts.push(text),
    setBadgeBackgroundColor: async () => {},
    setBadgeTextColor: async () => {},
    setTitle: async () => {},
  });
  for (const text of ['1', '1', '2']) await show({ text, tone: 'following', title: '' });
  expect(texts).toEqual(['1', '2']);
});

/** As stored by version 1. Never change this: add the next version below, with its migration in `taskKind`. */
test('a task stored by version 1 is read', () => {
  const stored = {
    version: 1,
    data: {
      id: '321',
      label: 'Berlin fair',
      trackedAt: 1795424400006,
      resumedAt: 1795424400007,
      state: { kind: 'waiting', nextPollAt: 1795424402787.698, plannedAt: 1795424400035, apiStatus: 'processing' },
      items: [{ personnelId: '101', status: 'unlocked', phone: '+12025550143' }],
      lastCheckedAt: 1795424400035,
      failedAttempts: 1,
      lastFailure: { kind: 'serverError', at: 1, method: 'GET', path: '/', status: 503, errorKey: 'X', traceId: 'y' },
      announceAs: 'task:321',
      announcedAt: 5,
      seenAt: 6,
      forgotten: ['102'],
    },
  };
  expect(parseRecord(taskKind, stored)).toEqual(stored.data);
});
