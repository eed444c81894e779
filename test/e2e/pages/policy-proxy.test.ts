import type { Browser } from 'wxt/browser';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { expect } from '../kit/harness';
import { test } from '../kit/managed';

declare const chrome: typeof Browser;

const PROXY = 'https://proxy.example';

test.use({ policy: { apiAddress: PROXY, apiKey: SIMULATOR_KEY } });

test('the proxy is used instead of the API once the user grants access', async ({ extension, simulator, site }) => {
  const asked: (string | undefined)[] = [];
  site.serve(`${PROXY}/*`, (request, response) => {
    asked.push(`${request.method} ${request.headers.authorization}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Accept');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ totalAmount: 10, totalBalance: 7, resetAt: null }));
  });
  const before = await extension.openOptions();
  await expect(before.getByLabel('Address', { exact: false }).first()).toHaveValue(PROXY);
  await expect(before.getByRole('button', { name: 'Allow access' })).toBeVisible();
  await before.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(before.getByText(/doesn’t allow access to the API address/)).toBeVisible();
  expect(asked).toEqual([]);

  await extension.restart({ allow: [PROXY] });
  const options = await extension.openOptions();
  await expect(options.getByRole('button', { name: 'Allow access' })).toHaveCount(0);
  await options.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(options.getByText(/Key works\. Credits left: 7/)).toBeVisible();
  expect(asked).toEqual([`GET Bearer ${SIMULATOR_KEY}`]);

  await options.evaluate((origins) => chrome.permissions.remove({ origins }), [`${PROXY}/*`]);
  await options.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(options.getByText(/doesn’t allow access to the API address/)).toBeVisible();
  expect(asked).toHaveLength(1);
  expect(simulator.requests).toEqual([]);
});
