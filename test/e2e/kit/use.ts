import { expect as base, type Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { Person } from '../../tools/simulator/people/people';
import { SIMULATOR_KEY, type Simulator } from '../../tools/simulator/simulator';
import type { Extension } from './extension';

/** The demo uses this too, outside a test configuration with a timeout. */
const expect = base.configure({ timeout: 15_000 });

declare const chrome: typeof Browser;

/** Saves a key on the settings page like a user; resolves when the page confirms that it works. */
export async function saveKey(extension: Extension, key = SIMULATOR_KEY): Promise<Page> {
  const page = await extension.openOptions();
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText(/Key works\. Credits left: [\d,]+/)).toBeVisible();
  return page;
}

/** Tracks tasks in the popup like a user; resolves when the popup lists them. */
export async function track(extension: Extension, ...taskIds: string[]): Promise<Page> {
  const page = await extension.openPopup();
  await page.getByLabel('Task ID').fill(taskIds.join(', '));
  await page.getByRole('button', { name: 'Track', exact: true }).click();
  for (const id of taskIds) await expect(page.getByText(`Task ${id}`).first()).toBeVisible();
  return page;
}

/** The stored result of `saveKey` and `track`, for tests about what happens afterwards. */
export async function follow(extension: Extension, ...taskIds: string[]): Promise<void> {
  await extension.store({ apiKey: { version: 1, data: { key: SIMULATOR_KEY, savedAt: Date.now() } } });
  await extension.evaluate(
    (ids) => chrome.runtime.sendMessage({ name: 'tasks.track', payload: { ids } }) as Promise<unknown>,
    taskIds,
  );
}

/** A person with a plain name and a company, once their number, +1 202 555 0143, has arrived. */
export async function unlockOne(extension: Extension, simulator: Simulator): Promise<Person> {
  const person = simulator.people.find(({ fullName, companyName }) => companyName && /^[a-z ]+$/i.test(fullName));
  if (!person) throw new Error('No invented person matches');
  const taskId = simulator.createTask({
    people: [{ personnelId: person.personnelId, outcome: { kind: 'unlocked', phone: '+12025550143' } }],
  });
  simulator.finish(taskId);
  await follow(extension, taskId);
  await expect.poll(() => extension.notifications()).toHaveLength(1);
  return person;
}
