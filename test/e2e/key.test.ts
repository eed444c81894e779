import { SIMULATOR_KEY } from '../simulator/simulator';
import { expect, test } from './harness';
import { saveKey } from './use';

test('a key that works is tested, kept and shown masked', async ({ extension, simulator }) => {
  const page = await saveKey(extension);
  await expect(page.getByText('Works: 30,050 credits left')).toBeVisible();
  expect(simulator.requests).toMatchObject([
    { method: 'GET', endpoint: 'balance', headers: { authorization: 'Bearer <key 1>' }, status: 200 },
  ]);
  expect(JSON.stringify(await extension.storage())).toContain(SIMULATOR_KEY);

  await page.reload();
  await expect(page.getByText(SIMULATOR_KEY.slice(-4))).toBeVisible();
  expect(await page.content()).not.toContain(SIMULATOR_KEY);
});

test('a key that the API refuses is said to be refused', async ({ extension, simulator }) => {
  const page = await extension.openOptions();
  await page.getByLabel('API key').fill('uak_test1234_NobodysKey00000000000000000009');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText(/refused/i).first()).toBeVisible();
  await expect(page.getByText(/Works:/)).toHaveCount(0);
  expect(simulator.requests).toMatchObject([{ endpoint: 'balance', headers: { authorization: '<unknown key>' } }]);
});

test('without a key the popup asks for it in place', async ({ extension, simulator }) => {
  const popup = await extension.openPopup();
  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).first().click();
  await expect(popup.getByLabel('Task ID')).toBeVisible();
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'balance', status: 200 });
});
