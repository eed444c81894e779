import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect as base, type Page } from '@playwright/test';
import { type Chip, readChips } from '../../e2e/kit/chips';
import { saveKey, track } from '../../e2e/kit/use';
import type { Person } from '../simulator/people/people';
import { CRM, type Stage } from './stage';

/** Long enough for slow machines. */
const expect = base.configure({ timeout: 15_000 });

const folder = fileURLToPath(new URL('../../../demo/', import.meta.url));

/**
 * Runs the whole flow unattended: key, task, notification, chips. Reports each step, saves screenshots to demo/, and
 * rejects at the first failed check.
 */
export async function giveTour(stage: Stage, say: (text: string) => void): Promise<void> {
  const { simulator, extension, delivered, failed } = stage;
  mkdirSync(folder, { recursive: true });

  const options = await saveKey(extension);
  say(`Key saved on the settings page: "${await options.getByText(/Key works\. Credits left/).innerText()}"`);
  await options.screenshot({ path: `${folder}settings.png` });

  const crm = await extension.visit(`${CRM}/people`);
  await crm.setViewportSize({ width: 1440, height: 900 });
  await expect(crm.getByRole('row')).not.toHaveCount(0);
  say(
    `CRM open: ${await crm.locator('tbody tr').count()} people, ${withNumber(await readChips(crm)).length} numbers so far`,
  );

  const shown = await extension.listenForNotifications();
  const taskId = stage.startTask(10_000);
  const popup = await track(extension, taskId);
  await popup.setViewportSize({ width: 380, height: 600 });
  say(`Task ${taskId} tracked from the popup; badge "${await extension.badge()}"`);
  await expect.poll(() => simulator.task(taskId)?.items.some(({ status }) => status === 'unlocked')).toBe(true);
  await popup.screenshot({ path: `${folder}popup-following.png` });

  await expect.poll(() => extension.notifications(), { timeout: 30_000 }).toContain(`task:${taskId}`);
  say(`Notification shown: "${(await shown()).map(({ title }) => title).join('", "')}", after ${pollsOf(stage)} polls`);
  await expect(popup.getByText(new RegExp(`\\b${delivered.length} numbers unlocked`)).first()).toBeVisible();
  await popup.screenshot({ path: `${folder}popup-done.png` });

  await crm.bringToFront();
  await expectNumbersBeside(crm, delivered);
  say(`List: ${delivered.length} numbers next to the right ${delivered.length} people, none next to anyone else`);
  await crm.screenshot({ path: `${folder}crm-list.png` });
  await tourOfRecords(crm, delivered, failed, say);

  const results = await extension.openResults(`?task=${taskId}`);
  await expect(results.getByText(delivered[0]?.fullName ?? '').first()).toBeVisible();
  await results.screenshot({ path: `${folder}results.png` });
  say('Results page shows the contacts; screenshots saved to demo/');
}

async function tourOfRecords(
  crm: Page,
  delivered: readonly Person[],
  failed: readonly Person[],
  say: (text: string) => void,
): Promise<void> {
  for (const [person, numbers] of [...delivered.slice(0, 1), ...failed.slice(0, 1)].map(
    (shown) => [shown, delivered.includes(shown) ? [shown] : []] as const,
  )) {
    await crm.getByRole('link', { name: person.fullName, exact: true }).first().click();
    await expect(crm.getByRole('heading', { level: 1 })).toHaveText(person.fullName);
    await expect
      .poll(async () => (await readChips(crm)).some(({ number }) => number === person.phone))
      .toBe(numbers.length > 0);
    say(
      `Record page of ${person.fullName}, without a reload: ${numbers.length > 0 ? person.phone : 'no number found'}`,
    );
    if (numbers.length > 0) await crm.screenshot({ path: `${folder}crm-record.png` });
    await crm.goBack();
  }
}

/** Each of these people has their own number in the same row, and no one else on the page has a number. */
async function expectNumbersBeside(crm: Page, people: readonly Person[]): Promise<void> {
  const shown = async () => withNumber(await readChips(crm));
  await expect.poll(async () => (await shown()).length).toBe(people.length);
  const pairs = (await shown()).map(({ number, beside }) => {
    const person = people.find(({ phone }) => phone === number);
    return person && beside.includes(person.fullName) && beside.includes(person.companyName ?? '') && person;
  });
  expect(new Set(pairs)).toEqual(new Set(people));
}

const withNumber = (chips: readonly Chip[]) => chips.filter(({ number }) => number !== undefined);

const pollsOf = ({ simulator }: Stage) => simulator.requests.filter(({ endpoint }) => endpoint === 'task').length;
