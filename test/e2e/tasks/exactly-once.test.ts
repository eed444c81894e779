import type { Browser } from 'wxt/browser';
import { type Extension, expect, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

const idOf = (taskId: string) => `task:${taskId}`;

/** The task record of a worker that died right after writing the result; `more` is what it wrote after that. */
async function leaveEndedTask(extension: Extension, taskId: string, more: object): Promise<void> {
  const now = Date.now();
  const task = {
    id: taskId,
    trackedAt: now - 60_000,
    state: { kind: 'done', outcome: 'completed', endedAt: now - 1000 },
    items: [{ personnelId: '700', status: 'unlocked', phone: '+12025550143' }],
    failedAttempts: 0,
    ...more,
  };
  await extension.killWorker();
  await extension.store({ [idOf(taskId)]: { version: 1, data: task } });
}

const announcedAt = async (extension: Extension, taskId: string): Promise<unknown> =>
  ((await extension.storage())[idOf(taskId)] as { data: { announcedAt?: number } }).data.announcedAt;

const dismiss = (extension: Extension, id: string) =>
  extension.evaluate((shown) => chrome.notifications.clear(shown), id);

test('if a worker dies between result and notification, the next one shows it', async ({ extension, simulator }) => {
  await extension.wakeWorker();
  await leaveEndedTask(extension, '321', {});
  await extension.wakeWorker();
  await expect.poll(() => extension.notifications()).toEqual([idOf('321')]);
  await expect.poll(() => announcedAt(extension, '321')).toEqual(expect.any(Number));
  expect(simulator.requests).toEqual([]);
});

test('if a worker dies between showing and recording a notification, there is still only one', async ({
  extension,
}) => {
  await extension.wakeWorker();
  await leaveEndedTask(extension, '321', { announceAs: idOf('321') });
  await extension.evaluate(
    (id) => chrome.notifications.create(id, { type: 'basic', iconUrl: '/icons/128.png', title: 'x', message: 'x' }),
    idOf('321'),
  );
  await extension.wakeWorker();
  await expect.poll(() => announcedAt(extension, '321')).toEqual(expect.any(Number));
  expect(await extension.notifications()).toEqual([idOf('321')]);
});

test('no later worker repeats an announcement', async ({ extension }) => {
  await extension.wakeWorker();
  await leaveEndedTask(extension, '321', { announceAs: idOf('321'), announcedAt: Date.now() });
  for (let i = 0; i < 3; i++) {
    await extension.wakeWorker();
    await extension.killWorker();
  }
  expect(await extension.notifications()).toEqual([]);
});

test('if the worker is killed repeatedly while the result arrives, it is announced once', async ({
  extension,
  simulator,
}) => {
  test.setTimeout(90_000);
  const taskId = simulator.createTask({ people: 3 });
  await follow(extension, taskId);
  simulator.finish(taskId);
  // The browser closes a notification by itself after some seconds, possibly before the last kill.
  const shown = new Set<string>();
  const noteShown = async () => {
    for (const id of await extension.notifications()) shown.add(id);
  };
  for (let i = 0; i < 8; i++) {
    await extension.wakeWorker();
    await new Promise((resolve) => setTimeout(resolve, 25 * i));
    await extension.killWorker();
    await noteShown();
  }
  await extension.wakeWorker();
  await expect.poll(() => announcedAt(extension, taskId), { timeout: 60_000 }).toEqual(expect.any(Number));
  await noteShown();
  expect([...shown]).toEqual([idOf(taskId)]);
  await dismiss(extension, idOf(taskId));
  await extension.killWorker();
  await extension.wakeWorker();
  expect(await extension.notifications()).toEqual([]);
});
