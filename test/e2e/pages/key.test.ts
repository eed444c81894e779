import type { Browser } from 'wxt/browser';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { expect, test } from '../kit/harness';
import { follow, saveKey } from '../kit/use';

declare const chrome: typeof Browser;

test('a working key is tested, saved and shown masked', async ({ extension, simulator }) => {
  const page = await saveKey(extension);
  await expect(page.getByText('Key works. Credits left: 30,050')).toBeVisible();
  expect(simulator.requests).toMatchObject([
    { method: 'GET', endpoint: 'balance', headers: { authorization: 'Bearer <key 1>' }, status: 200 },
  ]);
  expect(JSON.stringify(await extension.storage())).toContain(SIMULATOR_KEY);

  await page.reload();
  await expect(page.getByText(SIMULATOR_KEY.slice(-4))).toBeVisible();
  expect(await page.content()).not.toContain(SIMULATOR_KEY);
});

test('a replaced key is used from then on, and the old one is gone', async ({ extension, simulator }) => {
  await extension.store({ apiKey: { version: 1, data: { key: 'uak_test1234_NobodysKey0009', savedAt: 1 } } });
  const options = await extension.openOptions();
  await options.getByRole('button', { name: 'Replace' }).click();
  await options.getByLabel('API key').fill(SIMULATOR_KEY);
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByText(/Key works\. Credits left/)).toBeVisible();
  expect(simulator.requests.at(-1)).toMatchObject({ headers: { authorization: 'Bearer <key 1>' } });
  expect(JSON.stringify(await extension.storage())).not.toContain('NobodysKey');
});

test('a key that the API rejects is reported', async ({ extension, simulator }) => {
  const page = await extension.openOptions();
  await page.getByLabel('API key').fill('uak_test1234_NobodysKey00000000000000000009');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText(/didn’t accept the API key/).first()).toBeVisible();
  await expect(page.getByText(/Key works\. Credits left/)).toHaveCount(0);
  expect(simulator.requests).toMatchObject([{ endpoint: 'balance', headers: { authorization: '<unknown key>' } }]);
});

test('without a key, the popup asks for it in place', async ({ extension, simulator }) => {
  const popup = await extension.openPopup();
  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).first().click();
  await expect(popup.getByLabel('Task ID')).toBeVisible();
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'balance', status: 200 });
});

test('a removed key is gone everywhere, and nothing is requested with it', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ people: 1 });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'task', status: 200 });
  const options = await extension.openOptions();
  await options.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(options.getByLabel('API key')).toBeVisible();
  const everything = () =>
    extension.evaluate(async () => [await chrome.storage.local.get(null), await chrome.storage.session.get(null)]);
  await expect.poll(async () => JSON.stringify(await everything())).not.toContain(SIMULATOR_KEY.slice(-12));
  expect(await options.content()).not.toContain(SIMULATOR_KEY.slice(-4));

  const asked = simulator.requests.length;
  await extension.evaluate(
    (id) => chrome.runtime.sendMessage({ name: 'tasks.check', payload: { id } }) as Promise<unknown>,
    taskId,
  );
  await expect.poll(async () => JSON.stringify((await extension.storage())[`task:${taskId}`])).toContain('noKey');
  expect(simulator.requests).toHaveLength(asked);
});
