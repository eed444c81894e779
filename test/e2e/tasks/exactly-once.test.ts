import type { Browser } from 'wxt/browser';
import { type Extension, expect, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

const idOf = (taskId: string) => `task:${taskId}`;

/** A task as a worker leaves it that dies right after it wrote the result; `more` is what it wrote after that. */
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

test('a worker that died between result and notification: the next one shows it', async ({ extension, simulator }) => {
  await extension.wakeWorker();
  await leaveEndedTask(extension, '321', {});
  await extension.wakeWorker();
  await expect.poll(() => extension.notifications()).toEqual([idOf('321')]);
  await expect.poll(() => announcedAt(extension, '321')).toEqual(expect.any(Number));
  expect(simulator.requests).toEqual([]);
});

test('a worker that died between notification and note: there is still one', async ({ extension }) => {
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

test('what was told is not told again by any later worker', async ({ extension }) => {
  await extension.wakeWorker();
  await leaveEndedTask(extension, '321', { announceAs: idOf('321'), announcedAt: Date.now() });
  for (let i = 0; i < 3; i++) {
    await extension.wakeWorker();
    await extension.killWorker();
  }
  expect(await extension.notifications()).toEqual([]);
});

test('killed again and again while the end comes in, it is told once', async ({ extension, simulator }) => {
  test.setTimeout(90_000);
  const taskId = simulator.createTask({ people: 3 });
  await follow(extension, taskId);
  simulator.finish(taskId);
  // The browser takes a notification down by itself after some seconds, which may be over before the last of the kills.
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
