import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'wxt/browser';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { startBareBrowser } from '../browsers/bare-browser';
import { expect, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

test('a worker without a debugger dies of idleness, and its alarm starts it for the result', async ({
  simulator,
  site,
  usedProfile,
}) => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), 'bare-profile-'));
  cpSync(usedProfile.folder, profile, { recursive: true });
  const { extensionId } = usedProfile;
  const browser = await startBareBrowser({ profile, extensionId, simulatorHttpsPort: simulator.httpsPort, site });

  // Tracked for six minutes: the next poll is 54 s ± 10 % away, too far for a timer.
  const taskId = simulator.createTask({ people: 3 });
  const tracked = { id: taskId, items: [], failedAttempts: 0 };
  await browser.evaluate(`chrome.storage.local.set(((now) => ({
    ['task:${taskId}']: { version: 1, data: { ...${JSON.stringify(tracked)}, trackedAt: now - 360_000,
      state: { kind: 'waiting', nextPollAt: now, plannedAt: now } } },
    apiKey: { version: 1, data: { key: '${SIMULATOR_KEY}', savedAt: now } },
  }))(Date.now()))`);
  await browser.evaluate(`chrome.runtime.sendMessage({ name: 'tasks.check', payload: { id: '${taskId}' } })`);
  const polls = () => simulator.requests.filter(({ endpoint }) => endpoint === 'task').length;
  await expect.poll(polls).toBe(1);
  simulator.finish(taskId);

  await expect.poll(browser.workerIsAlive, { timeout: 48_000, intervals: [500] }).toBe(false);
  expect(polls()).toBe(1);
  const shown = () => browser.evaluate('chrome.notifications.getAll().then(Object.keys)');
  expect(await shown()).toEqual([]);
  await expect.poll(shown, { timeout: 60_000 }).toEqual([`task:${taskId}`]);
  expect(polls()).toBe(2);
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
});

test('if the browser is closed while a task runs, the result is announced at the next start', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people: 3 });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'task', status: 200 });
  await extension.restart({
    meanwhile: () => simulator.finish(taskId),
  });
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
});

test('a reloaded extension continues', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ people: 3 });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'task', status: 200 });
  await extension.reload();
  simulator.finish(taskId);
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
});

test('a task continues after a network outage', async ({ extension, simulator }) => {
  simulator.setFault({}, { kind: 'disconnect' });
  const taskId = simulator.createTask({ people: 3 });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.length).toBeGreaterThan(1);
  expect(await extension.notifications()).toEqual([]);
  expect(JSON.stringify(await extension.storage())).toContain('"kind":"unreachable"');
  simulator.clearFaults();
  simulator.finish(taskId);
  await expect.poll(() => extension.notifications(), { timeout: 20_000 }).toEqual([`task:${taskId}`]);
});

test('five hundred tasks at once stay within the budget, and none is forgotten', async ({ extension, simulator }) => {
  const taskIds = Array.from({ length: 500 }, () => simulator.createTask({ people: 1 }));
  await follow(extension, ...taskIds);
  const asked = () => new Set(simulator.requests.map(({ path }) => path)).size;
  await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThanOrEqual(30);
  expect(simulator.requests.length).toBeLessThanOrEqual(60);
  const stored = await extension.storage();
  expect(taskIds.filter((id) => !(`task:${id}` in stored))).toEqual([]);
  expect(await extension.evaluate(async () => (await chrome.alarms.getAll()).length)).toBe(1);
});

test('several results at one wake-up share one notification', async ({ extension, simulator }) => {
  const taskIds = Array.from({ length: 6 }, () => simulator.createTask({ people: 2 }));
  await follow(extension, ...taskIds);
  const firstAnswers = () => simulator.requests.filter(({ endpoint, status }) => endpoint === 'task' && status === 200);
  await expect.poll(() => firstAnswers().length).toBeGreaterThanOrEqual(6);
  await extension.killWorker();
  taskIds.forEach(simulator.finish);
  await extension.evaluate(makeAllDue);
  await extension.wakeWorker();
  await expect.poll(() => extension.notifications()).toHaveLength(1);
  const announced = async () => JSON.stringify(await extension.storage()).split('"announcedAt"').length - 1;
  await expect.poll(announced, { timeout: 20_000 }).toBe(6);
  expect(await extension.notifications()).toHaveLength(1);
});

/** Simulates a night of sleep: every task is long overdue. Runs in an extension page. */
async function makeAllDue(): Promise<void> {
  const stored = Object.entries(await chrome.storage.local.get<Record<string, { data: { state: object } }>>(null));
  const tasks = stored.filter(([key]) => key.startsWith('task:'));
  for (const [, { data }] of tasks) Object.assign(data.state, { nextPollAt: 0, plannedAt: 0 });
  await chrome.storage.local.set(Object.fromEntries(tasks));
}
