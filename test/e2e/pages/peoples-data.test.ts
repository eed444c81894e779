import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { Simulator } from '../../tools/simulator/simulator';
import { type Extension, expect, readChips, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

/** Everything the browser itself stores for the extension. */
const held = (extension: Extension) =>
  extension.evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    synchronised: await chrome.storage.sync.get(null),
    alarms: await chrome.alarms.getAll(),
    notifications: Object.keys((await chrome.notifications.getAll()) as object),
    badge: await chrome.action.getBadgeText({}),
    scripts: await chrome.scripting.getRegisteredContentScripts(),
    origins: (await chrome.permissions.getAll()).origins,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    pageStorage: localStorage.length + sessionStorage.length,
  }));

/** Two people with numbers in a finished task, both on a page of the CRM. */
async function meetTwo(extension: Extension, simulator: Simulator, serve: (html: string) => void) {
  const [one, other] = simulator.people.filter(({ email, fullName }) => email && /^[a-z]+ [a-z]+$/i.test(fullName));
  if (!one || !other) throw new Error('No invented person matches');
  const taskId = simulator.createTask({
    people: [one, other].map(({ personnelId, phone }) => ({ personnelId, outcome: { kind: 'unlocked', phone } })),
  });
  simulator.finish(taskId);
  await follow(extension, taskId);
  serve(`<title>CRM</title><ul><li>${one.email}</li><li>${other.email}</li></ul>`);
  const crm = await extension.visit(`${CRM}/people`);
  const shown = async () => new Set((await readChips(crm)).map(({ number }) => number));
  await expect.poll(shown, { timeout: 15_000 }).toEqual(new Set([one.phone, other.phone]));
  return { one, other, taskId, shown };
}

const rowOf = (results: Page, name: string) => results.getByRole('row').filter({ hasText: name });

async function exported(results: Page, button: string): Promise<string> {
  const download = results.waitForEvent('download');
  await results.getByRole('button', { name: button }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('"Delete everything" leaves nothing behind, not even work in progress', async ({ extension, simulator, site }) => {
  const { taskId, shown } = await meetTwo(extension, simulator, (html) => site.serve(`${CRM}/people`, html));
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  await extension.store({ 'task:9': 'not a record', decision: 'left by nobody' });
  const running = simulator.createTask({ people: 2 });
  simulator.setFault({ taskId: running }, { kind: 'hang' });
  await follow(extension, running);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'task', status: 0 });
  const before = await held(extension);
  expect(before.alarms).not.toEqual([]);
  expect(before.scripts).not.toEqual([]);
  expect(before.badge).not.toBe('');

  const options = await extension.openOptions();
  await options.getByRole('button', { name: 'Delete everything' }).click();
  await options.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(options.getByText('Everything deleted.')).toBeVisible();
  const nothing = {
    local: {},
    synchronised: {},
    alarms: [],
    notifications: [],
    badge: '',
    scripts: [],
    origins: ['https://platform.lensmor.com/*'],
    databases: [],
    caches: [],
    pageStorage: 0,
  };
  await expect.poll(() => held(extension)).toMatchObject(nothing);
  await expect.poll(shown).toEqual(new Set());

  // Neither a late answer nor another worker brings a task or person back.
  await options.close();
  await extension.killWorker();
  await extension.wakeWorker();
  await expect.poll(() => held(extension)).toMatchObject(nothing);
  const { session } = await held(extension);
  expect(Object.keys(session).filter((name) => !/^(hasStarted|refusedMessages)$/.test(name))).toEqual([]);
});

test('"Forget" removes one person everywhere, and changes nobody else', async ({ extension, simulator, site }) => {
  const { one, other, taskId, shown } = await meetTwo(extension, simulator, (html) =>
    site.serve(`${CRM}/people`, html),
  );
  const results = await extension.openResults(`?task=${taskId}`);
  await rowOf(results, one.fullName).getByRole('button', { name: 'Forget' }).click();
  await results.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect.poll(shown).toEqual(new Set([other.phone]));
  await expect(rowOf(results, one.fullName)).toHaveCount(0);
  const everything = async () => JSON.stringify([await held(extension), await results.content()]);
  for (const trace of [one.fullName, one.phone, one.email ?? '']) {
    await expect.poll(everything).not.toContain(JSON.stringify(trace).slice(1, -1));
  }
  // A time may contain the ID's digits.
  await expect.poll(everything).not.toMatch(new RegExp(`(?<!\\d)${one.personnelId}(?!\\d)`));
  expect(await everything()).toContain(other.phone);
});

test('"Do not call" hides the number everywhere, including exports', async ({ extension, simulator, site }) => {
  const { one, other, taskId, shown } = await meetTwo(extension, simulator, (html) =>
    site.serve(`${CRM}/people`, html),
  );
  const results = await extension.openResults(`?task=${taskId}`);
  await rowOf(results, one.fullName).getByRole('button', { name: 'Mark' }).click();
  // Their chip stays, with "Do not call" instead of a number.
  await expect.poll(shown).toEqual(new Set([undefined, other.phone]));
  await expect(
    rowOf(results, one.fullName)
      .getByText(/never|do not/i)
      .first(),
  ).toBeVisible();

  const digits = (text: string) => text.replace(/[^\d\n;:,"<>=a-z@]/gi, '');
  const [barred, allowed] = [one.phone.slice(1), other.phone.slice(1)];
  const popup = await extension.openPopup();
  await expect(popup.getByText(other.fullName)).toBeVisible();
  const copied = await results.evaluate(async () => {
    const said: string[] = [];
    navigator.clipboard.writeText = async (text) => void said.push(text);
    for (const button of document.querySelectorAll('button')) if (/^Copy/.test(button.innerText)) button.click();
    return said.join('\n');
  });
  for (const [place, text] of [
    ['results', await results.content()],
    ['popup', await popup.content()],
    ['CSV', await exported(results, 'CSV')],
    ['vCard', await exported(results, 'vCard')],
    ['clipboard', copied],
  ] as const) {
    expect(digits(text), place).toContain(allowed);
    expect(digits(text), place).not.toContain(barred);
  }
});
