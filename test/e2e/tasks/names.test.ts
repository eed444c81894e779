import { nameless } from '../../tools/simulator/fault';
import { expect, test } from '../kit/harness';
import { follow } from '../kit/use';

test('names are counted as they arrive, and people without one are listed by company and title', async ({
  extension,
  simulator,
}) => {
  const somebody = simulator.people.find(({ companyName }) => companyName !== null);
  simulator.setFault({ personnelId: somebody?.personnelId ?? '' }, nameless);
  const taskId = simulator.createTask({ people: 20 });
  simulator.finish(taskId);
  await follow(extension, taskId);
  const popup = await extension.openPopup();
  await expect(popup.getByText(/^Names: \d+ of 20$/)).toBeVisible();
  const results = await extension.openResults(`?task=${taskId}`);
  await expect(results.getByText(/^Names: \d+ of 20$/)).toBeVisible();
  await expect(results.getByText(/^Names: /)).toHaveCount(0, { timeout: 30_000 });
  await expect(results.getByText(`${somebody?.companyName} · ${somebody?.title}`).first()).toBeVisible();
  await expect(results.getByText(/^Contact \d/)).toHaveCount(0);
});

test('people the user is looking at are looked up first', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ people: 100 });
  simulator.finish(taskId);
  const last = simulator.task(taskId)?.items.at(-1)?.personnelId ?? '';
  await follow(extension, taskId);
  await extension.openResults(`?task=${taskId}&person=${last}`);
  const profiles = () => simulator.requests.filter(({ endpoint }) => endpoint === 'profile').map(({ path }) => path);
  await expect.poll(profiles, { timeout: 40_000 }).toContainEqual(expect.stringMatching(new RegExp(`=${last}$`)));
  expect(profiles().length).toBeLessThan(70);
});
