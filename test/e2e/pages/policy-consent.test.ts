import type { Browser } from 'wxt/browser';
import { CONSENT_VERSION } from '../../../components/consent/consent';
import { storedContacts } from '../../crm-pages/people';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { expect, readChips } from '../kit/harness';
import { setPolicy, test } from '../kit/managed';
import { track } from '../kit/use';

declare const chrome: typeof Browser;

const CRM = 'https://crm.example';

test.use({
  policy: { apiKey: SIMULATOR_KEY, consent: CONSENT_VERSION },
  hasConsent: false,
  allowedOrigins: [CRM],
});

test('with consent by policy, users are not asked and see who gave it', async ({ extension, simulator, site }) => {
  await extension.store(storedContacts);
  site.serve(`${CRM}/people`, '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>');
  const taskId = simulator.createTask({ people: 2 });
  simulator.finish(taskId);
  await track(extension, taskId);
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  const crm = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(crm)).length).toBe(1);

  const options = await extension.openOptions();
  await expect(options.getByText('Your organisation agreed for you to how this extension handles data.')).toBeVisible();
  await expect(options.getByRole('button', { name: 'Withdraw consent' })).toHaveCount(0);
  expect((await extension.storage()).consent).toBeUndefined();
});

test('if the organisation withdraws its consent, nothing runs until the user agrees', async ({
  extension,
  extensionFolder,
  simulator,
}) => {
  await expect.poll(extension.scriptedOrigins).toEqual([CRM]);
  await extension.restart({ meanwhile: () => setPolicy(extensionFolder, { apiKey: SIMULATOR_KEY }) });
  const popup = await extension.openPopup();
  const agree = popup.getByRole('button', { name: 'Agree and continue' });
  await expect(agree).toBeVisible();
  await expect.poll(extension.scriptedOrigins).toEqual([]);
  await extension.evaluate(
    (id) => chrome.runtime.sendMessage({ name: 'tasks.track', payload: { ids: [id] } }) as Promise<unknown>,
    simulator.createTask({ people: 2 }),
  );
  expect(simulator.requests).toEqual([]);
  expect(await extension.storage()).not.toHaveProperty('consent');

  await agree.click();
  await expect.poll(extension.scriptedOrigins).toEqual([CRM]);
});
