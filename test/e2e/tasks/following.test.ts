import type { Browser } from 'wxt/browser';
import { type Extension, expect, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

const people = [
  { personnelId: '700', outcome: { kind: 'unlocked', phone: '+12025550143' } },
  { personnelId: '707', outcome: { kind: 'unlocked', phone: '+442079460123' } },
  { personnelId: '714', outcome: { kind: 'failed', errorCode: 'PHONE_NOT_FOUND' } },
] as const;

/** Closes the notification, so that another one would be noticed. */
const dismiss = (extension: Extension, id: string) =>
  extension.evaluate((shown) => chrome.notifications.clear(shown), id);

const hasAnnounced = async (extension: Extension) => JSON.stringify(await extension.storage()).includes('announcedAt');

test('a finished task is announced by a notification, and clicking it opens the results', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people });
  await follow(extension, taskId);
  await expect.poll(() => extension.badge()).toBe('1');
  simulator.finish(taskId);
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  await expect.poll(() => extension.badge()).toBe('✓');

  await extension.killWorker();
  const opened = extension.context.waitForEvent('page');
  await extension.clickNotification(`task:${taskId}`);
  expect((await opened).url()).toBe(`chrome-extension://${extension.id}/results.html?task=${taskId}`);
  await expect.poll(() => extension.badge()).toBe('');
});

test('a finished task is not polled again', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ people });
  simulator.finish(taskId);
  await follow(extension, taskId);
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  await extension.restart();
  await follow(extension, taskId);
  expect(simulator.requests.filter(({ endpoint }) => endpoint === 'task')).toHaveLength(1);
  expect(await extension.notifications()).toEqual([]);
});

test('a worker killed while waiting announces the result once, as soon as it is woken', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'task', status: 200 });
  await extension.killWorker();
  simulator.finish(taskId);

  await extension.wakeWorker();
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  await expect.poll(() => hasAnnounced(extension)).toBe(true);

  await dismiss(extension, `task:${taskId}`);
  await extension.killWorker();
  await extension.wakeWorker();
  expect(await extension.notifications()).toEqual([]);
});

test('a worker killed during a request announces the result once, woken only by its alarm', async ({
  extension,
  simulator,
}) => {
  test.setTimeout(90_000);
  const taskId = simulator.createTask({ people });
  simulator.setFault({ taskId }, { kind: 'hang' });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'task', status: 0 });
  await extension.killWorker();
  simulator.clearFaults();
  simulator.finish(taskId);

  await expect.poll(() => extension.notifications(), { timeout: 75_000 }).toEqual([`task:${taskId}`]);
  await expect.poll(() => hasAnnounced(extension)).toBe(true);
  await dismiss(extension, `task:${taskId}`);
  await extension.restart();
  await extension.wakeWorker();
  expect(await extension.notifications()).toEqual([]);
});
