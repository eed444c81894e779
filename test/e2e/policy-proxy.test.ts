import { SIMULATOR_KEY } from '../simulator/simulator';
import { expect } from './harness';
import { test } from './managed';

const PROXY = 'https://proxy.example';

test.use({ policy: { apiAddress: PROXY, apiKey: SIMULATOR_KEY } });

test('has it asked in the place of the API, once the user gave access to it', async ({
  extension,
  simulator,
  site,
}) => {
  const asked: (string | undefined)[] = [];
  site.serve(`${PROXY}/*`, (request, response) => {
    asked.push(request.headers.authorization);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ totalAmount: 10, totalBalance: 7, resetAt: null }));
  });
  const before = await extension.openOptions();
  await expect(before.getByLabel('Address', { exact: false }).first()).toHaveValue(PROXY);
  await expect(before.getByRole('button', { name: 'Allow access' })).toBeVisible();

  await extension.restart({ allow: [PROXY] });
  const options = await extension.openOptions();
  await expect(options.getByRole('button', { name: 'Allow access' })).toHaveCount(0);
  await options.getByRole('button', { name: 'Test' }).click();
  await expect(options.getByText(/Works: 7 credits left/)).toBeVisible();
  expect(asked).toEqual([`Bearer ${SIMULATOR_KEY}`]);
  expect(simulator.requests).toEqual([]);
});
