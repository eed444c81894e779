import { storedContacts } from '../../crm-pages/people';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { expect, readChips } from '../kit/harness';
import { test } from '../kit/managed';
import { track } from '../kit/use';

const CRM = 'https://crm.example';
const OTHER = 'https://other.example';

test.use({
  policy: { apiKey: SIMULATOR_KEY, allowedSites: [CRM], retentionDays: 30, notifications: 'never', exports: false },
  allowedOrigins: [CRM, OTHER],
});

test('sets the key, the sites, the retention, the notifications and exports', async ({
  extension,
  simulator,
  site,
}) => {
  await extension.store(storedContacts);
  const options = await extension.openOptions();
  await expect(options.getByLabel('Notify me')).toBeDisabled();
  await expect(options.getByLabel(/^Keep finished/)).toHaveValue('30');
  await expect(options.getByLabel(/^Keep finished/)).toBeDisabled();
  await expect(options.getByText('Managed by your organisation.')).toHaveCount(3);
  await expect(options.getByText('Your organisation allows only these sites.')).toBeVisible();
  await expect(options.getByRole('switch', { name: 'crm.example' })).toBeChecked();
  expect(await options.content()).not.toContain(SIMULATOR_KEY);

  const taskId = simulator.createTask({ people: 3 });
  simulator.finish(taskId);
  await track(extension, taskId);
  await expect
    .poll(async () => (await extension.storage())[`task:${taskId}`])
    .toMatchObject({ data: { state: { kind: 'done' }, announcedAt: expect.anything() as unknown } });
  expect(new Set(simulator.requests.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer <key 1>']));
  expect(await extension.notifications()).toEqual([]);
  const results = await extension.openResults(`?task=${taskId}`);
  await expect(results.getByText('Your organisation doesn’t allow exports.')).toBeVisible();
  await expect(results.getByRole('button', { name: /vCard|CSV/ })).toHaveCount(0);
  expect(JSON.stringify(await extension.storage())).not.toContain(SIMULATOR_KEY);

  const page = '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>';
  site.serve(`${CRM}/people`, page);
  site.serve(`${OTHER}/people`, page);
  const other = await extension.visit(`${OTHER}/people`);
  const crm = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(crm)).length).toBe(1);
  expect(await readChips(other)).toEqual([]);
});
