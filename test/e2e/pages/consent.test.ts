import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { storedContacts } from '../../crm-pages/people';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { storedBy } from '../../upgrade/stored';
import { expect, readChips, test } from '../kit/harness';
import { track } from '../kit/use';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
const PEOPLE = '<ul><li>mara.lindqvist@nordwind.example</ul>';
const key = { apiKey: { version: 1, data: { key: SIMULATOR_KEY, savedAt: 1 } } };

test.use({ hasConsent: false, allowedOrigins: [CRM] });

const agreeButton = (page: Page) => page.getByRole('button', { name: 'Agree and continue' });

test('a new profile asks for consent on every page, and then continues as usual', async ({
  extension,
  simulator,
  site,
}) => {
  site.serve(`${CRM}/people`, PEOPLE);
  await extension.store(storedContacts);
  const crm = await extension.visit(`${CRM}/people`);
  for (const path of ['options.html', 'results.html', 'popup.html']) {
    const page = await extension.visit(extension.address(path));
    await expect(page.getByRole('heading', { name: 'What it sends, and where' })).toBeVisible();
    await expect(page.getByText(/to the Lensmor API at platform\.lensmor\.com and nowhere else/)).toBeVisible();
    await expect(page.getByLabel('API key')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(2);
  }
  const popup = extension.context.pages().at(-1) as Page;
  await agreeButton(popup).click();
  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText(/^Key works/)).toBeVisible();
  const taskId = simulator.createTask({ people: 2 });
  simulator.finish(taskId);
  await track(extension, taskId);
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  // Pages that were already open get chips or their content too.
  await expect.poll(async () => (await readChips(crm)).length).toBe(1);
  for (const page of extension.context.pages()) await expect(agreeButton(page)).toHaveCount(0);
});

test('declining stores the refusal and nothing else; nothing is requested, read or tracked', async ({
  extension,
  simulator,
  site,
}) => {
  site.serve(`${CRM}/people`, PEOPLE);
  const popup = await extension.openPopup();
  await popup.getByRole('button', { name: 'Decline' }).click();
  await expect(popup.getByText(/^You declined, so the extension is switched off/)).toBeVisible();
  const declined = {
    consent: { version: 1, data: { answer: 'declined', version: 1, answeredAt: expect.any(Number) as unknown } },
  };
  expect(await extension.storage()).toEqual(declined);

  // Nor through anything a page or the worker itself could still do.
  const taskId = simulator.createTask({ people: 2 });
  const commands = [
    { name: 'tasks.track', payload: { ids: [taskId] } },
    { name: 'key.test', payload: {} },
    { name: 'tasks.refresh', payload: {} },
  ];
  const answers = await extension.evaluate(
    (sent) =>
      Promise.all(
        sent.map((message) =>
          (chrome.runtime.sendMessage(message) as Promise<unknown>).then(
            (answer) => JSON.stringify(answer ?? null),
            () => 'refused',
          ),
        ),
      ),
    commands,
  );
  for (const answer of answers) expect(answer).toMatch(/refused|No consent/);
  expect(await extension.scriptedOrigins()).toEqual([]);
  await extension.killWorker();
  await extension.wakeWorker();
  const crm = await extension.visit(`${CRM}/people`);
  await expect(crm.getByText('mara.lindqvist')).toBeVisible();
  await expect(agreeButton(await extension.openOptions())).toBeVisible();
  expect(await readChips(crm)).toEqual([]);
  expect(await extension.storage()).toEqual(declined);
  expect(await extension.evaluate(() => chrome.alarms.getAll())).toEqual([]);
  expect(simulator.requests).toEqual([]);

  // The user can agree later.
  await agreeButton(await extension.openPopup()).click();
  await extension.store({ ...key, ...storedContacts });
  await expect.poll(async () => (await readChips(crm)).length).toBe(1);
});

test('data stored by 0.1.0 waits for consent, and then nothing is lost', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ taskId: '322', people: 2 });
  simulator.finish(taskId);
  const stored = storedBy('0.1.0', Date.now());
  await extension.store(stored);
  await extension.killWorker();
  await extension.wakeWorker();
  await expect.poll(() => extension.badge()).toBe('!');
  expect(await extension.storage()).toEqual(stored);
  expect(simulator.requests).toEqual([]);

  const popup = await extension.openPopup();
  await expect(popup.getByText(/^Your tasks and contacts are still here/)).toBeVisible();
  await agreeButton(popup).click();
  await expect(popup.getByText('Nordic Food Expo')).toBeVisible();
  await expect
    .poll(async () => (await extension.storage())['task:322'], { timeout: 30_000 })
    .toMatchObject({ data: { state: { kind: 'done' } } });
  const now = await extension.storage();
  for (const name of ['apiKey', 'settings', 'task:321', 'contact:40100101']) expect(now[name]).toEqual(stored[name]);
  await popup.reload();
  await expect(popup.getByText('Nordic Food Expo')).toBeVisible();
  await expect(agreeButton(popup)).toHaveCount(0);
});

test('a newer text asks again, and everything is suspended until then', async ({ extension, simulator, site }) => {
  site.serve(`${CRM}/people`, PEOPLE);
  const older = { consent: { version: 1, data: { answer: 'agreed', version: 0, answeredAt: 1 } } };
  await extension.store({ ...key, ...storedContacts, ...older });
  const options = await extension.openOptions();
  await expect(options.getByRole('heading', { name: 'How your data is handled has changed' })).toBeVisible();
  const crm = await extension.visit(`${CRM}/people`);
  expect(await extension.scriptedOrigins()).toEqual([]);
  await agreeButton(options).click();
  await expect(options.getByText('You agreed to how this extension handles data.')).toBeVisible();
  await expect.poll(async () => (await readChips(crm)).length).toBe(1);

  // Withdrawing consent stops everything again, including existing chips.
  await options.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(agreeButton(options)).toBeVisible();
  await expect.poll(() => readChips(crm)).toEqual([]);
  await expect.poll(() => extension.scriptedOrigins()).toEqual([]);
  await expect(options.getByText(/Earlier data is still stored/)).toBeVisible();
  await options.getByRole('button', { name: 'Delete everything…' }).click();
  await options.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(async () => Object.keys(await extension.storage())).toEqual(['consent']);
  expect(simulator.requests).toEqual([]);
});
