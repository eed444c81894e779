import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleMessage } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { buildFolder } from '../browsers/browser';
import { expect, readChips, test } from '../kit/harness';
import { saveKey, track, unlockOne } from '../kit/use';

declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

test('the key exists only in its storage record and in requests to the API', async ({ extension, simulator, site }) => {
  const said: string[] = [];
  const listen = (message: ConsoleMessage) => said.push(message.text());
  extension.context.on('console', listen);
  for (const worker of extension.context.serviceWorkers()) worker.on('console', listen);
  const [first, second] = simulator.people.filter(({ companyName }) => companyName);
  if (!first || !second) throw new Error('There are no invented people');
  const taskId = simulator.createTask({
    people: [
      { personnelId: first.personnelId, outcome: { kind: 'unlocked', phone: first.phone } },
      { personnelId: second.personnelId, outcome: { kind: 'failed', errorCode: 'NO_PHONE' } },
    ],
  });
  const crmRequests: string[] = [];
  site.serve(`${CRM}/*`, (request, response) => {
    crmRequests.push(JSON.stringify([request.url, request.headers]));
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<title>CRM</title><table><tr><td>${first.fullName}</td><td>${first.companyName}</td></tr></table>`);
  });
  const crm = await extension.visit(`${CRM}/people`);

  const options = await saveKey(extension);
  const shown = await extension.listenForNotifications();
  simulator.setFault({ taskId }, { kind: 'status', status: 503 }, 1);
  const popup = await track(extension, taskId);
  await expect.poll(() => simulator.requests.some(({ status }) => status === 503)).toBe(true);
  simulator.finish(taskId);
  await expect.poll(() => extension.notifications(), { timeout: 20_000 }).toEqual([`task:${taskId}`]);
  await crm.bringToFront();
  await expect.poll(() => readChips(crm)).toHaveLength(1);
  const results = await extension.openResults(`?task=${taskId}`);
  await expect(results.getByText(first.fullName).first()).toBeVisible();

  const exported: string[] = [];
  for (const name of ['CSV', 'vCard']) {
    const download = results.waitForEvent('download');
    await results.getByRole('button', { name }).click();
    exported.push(readFileSync(await (await download).path(), 'utf8'));
  }
  expect(exported.join()).toContain(first.fullName);

  const { apiKey, ...others } = await extension.storage();
  expect(JSON.stringify(apiKey)).toContain(SIMULATOR_KEY);
  const session = await extension.evaluate(() => chrome.storage.session.get(null));
  const pages = await Promise.all(
    [options, popup, results, crm].map(async (page) => [page.url(), await page.content()]),
  );
  expect(await shown()).toHaveLength(1);
  const told = [await shown(), exported, said];
  const seen = JSON.stringify([others, session, pages, told, crmRequests, simulator.requests]);
  expect(seen).not.toContain(SIMULATOR_KEY);
  const sent = simulator.requests.filter(({ headers }) => headers.authorization === 'Bearer <key 1>');
  expect(sent).toHaveLength(simulator.requests.length);
  expect(new Set(sent.map(({ headers }) => headers.host))).toEqual(new Set(['platform.lensmor.com']));
  for (const { headers } of sent) expect(headers).not.toHaveProperty('cookie');
  for (const { headers } of sent) expect(headers).not.toHaveProperty('referer');
});

test('redirects are not followed, so no second server gets the key', async ({ extension, simulator, site }) => {
  const elsewhere: unknown[] = [];
  site.serve('https://elsewhere.example/*', (request, response) => {
    elsewhere.push(request.headers);
    response.end('{}');
  });
  simulator.setFault({ endpoint: 'balance' }, { kind: 'redirect', location: 'https://elsewhere.example/' });
  const page = await extension.openOptions();
  await page.getByLabel('API key').fill(SIMULATOR_KEY);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect.poll(() => simulator.requests.at(-1)?.status).toBe(302);
  await expect(page.getByText(/Key works\. Credits left/)).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('page scripts can’t read numbers, and content scripts can’t read storage', async ({
  extension,
  simulator,
  site,
}) => {
  const person = await unlockOne(extension, simulator);
  site.serve(`${CRM}/people`, `<title>CRM</title><p>before</p><ul><li>${person.fullName}, ${person.companyName}</ul>`);
  const crm = await extension.visit(`${CRM}/people`);
  await expect.poll(() => readChips(crm)).toMatchObject([{ number: '+12025550143' }]);

  const found = await crm.evaluate(() => {
    getSelection()?.selectAllChildren(document.body);
    const hosts = [...document.querySelectorAll('*')];
    const find = (text: string) => (window as unknown as { find(text: string): boolean }).find(text);
    return {
      text: [document.body.innerText, document.body.textContent, String(getSelection())].join(),
      markup: document.documentElement.outerHTML,
      roots: hosts.filter(({ shadowRoot }) => shadowRoot).length,
      byFind: ['0143', '555', '202-555-0143', '+1', '(202)'].filter(find),
      extension: Object.keys(globalThis).filter((key) => /overlay|lensmor|wxt/i.test(key)),
    };
  });
  expect(found).toMatchObject({ roots: 0, byFind: [], extension: [] });
  expect(found.text + found.markup).not.toMatch(/555|0143|lensmor/i);

  const overlay = await extension.evaluate(async (pattern) => {
    const [tab] = await chrome.tabs.query({ url: pattern });
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: () => chrome.storage.local.get(null).then(JSON.stringify, () => 'refused'),
    });
    return answer?.result;
  }, `${CRM}/*`);
  expect(overlay).toBe('refused');
});

test('the built files contain no key and no address except the API’s', () => {
  const files = readdirSync(buildFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(10);
  const texts = files
    .filter(({ name }) => /\.(js|html|css|json)$/.test(name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  const text = texts.join('\n');
  expect(text).not.toMatch(/uak_[a-z0-9]{4,}_/i);
  expect(text).not.toMatch(/127\.0\.0\.1:\d/);
});
