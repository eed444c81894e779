import type { Locator, Page } from '@playwright/test';
import { SIMULATOR_KEY, type Simulator } from '../../tools/simulator/simulator';
import { focusedName } from '../kit/chips';
import { expect, readChips, test } from '../kit/harness';
import type { Site } from '../kit/site';

/** What a sales rep does every day, as docs/accessibility.md describes it. */

const CRM = 'https://crm.example';
const PHONE = '+12025550143';
test.use({ allowedOrigins: [CRM] });

/** A finished task with one person, and a CRM page that shows this person. */
function setUp(simulator: Simulator, site: Site): { taskId: string; fullName: string } {
  const person = simulator.people.find(({ fullName, companyName }) => companyName && /^[a-z ]+$/i.test(fullName));
  if (!person) throw new Error('No invented person matches');
  const { personnelId, fullName, companyName } = person;
  const taskId = simulator.createTask({ people: [{ personnelId, outcome: { kind: 'unlocked', phone: PHONE } }] });
  simulator.finish(taskId);
  site.serve(`${CRM}/people`, `<title>CRM</title><ul><li>${fullName}, ${companyName}</ul>`);
  return { taskId, fullName };
}

/** Presses Tab until the focus is on a control with this name. Returns the number of presses. */
async function tabTo(page: Page, name: RegExp): Promise<number> {
  const passed: (string | undefined)[] = [];
  for (let presses = 1; presses <= 40; presses++) {
    await page.keyboard.press('Tab');
    const at = await focusedName(page);
    if (at !== undefined && name.test(at)) return presses;
    passed.push(at);
  }
  throw new Error(`Tab never reached ${name.source}, only ${passed.join(', ')}`);
}

const message = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

test('by keyboard, every control has a name that says what it does, and every outcome is announced', async ({
  extension,
  simulator,
  site,
}) => {
  const { taskId, fullName } = setUp(simulator, site);
  const first = await extension.openPopup();
  await expect.poll(() => focusedName(first)).toBe('API key');
  await first.keyboard.type(SIMULATOR_KEY);
  await first.keyboard.press('Enter');
  await expect(message(first, /^Key works/)).toBeVisible();

  await expect.poll(() => focusedName(first)).toBe('Task ID');
  await first.keyboard.type(taskId);
  await first.keyboard.press('Enter');
  await expect(first.getByRole('article', { name: `Task ${taskId}` })).toBeVisible();
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);

  const crm = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(crm)).length).toBe(1);
  expect(await tabTo(crm, new RegExp(fullName))).toBe(1);
  expect(await focusedName(crm)).toContain('+1 202 555 0143');
  await crm.keyboard.press('ArrowDown');
  await expect.poll(() => focusedName(crm)).toBe('Call');
  await crm.keyboard.press('Escape');
  await expect.poll(() => focusedName(crm)).toContain(fullName);

  const popup = await extension.openPopup();
  await expect.poll(() => focusedName(popup)).toBe('Task ID');
  expect(await tabTo(popup, /^Search/)).toBeLessThanOrEqual(4);
  await popup.keyboard.type(fullName);
  expect(await tabTo(popup, new RegExp(`^Copy ${fullName}’s number`))).toBeLessThanOrEqual(2);
  await popup.keyboard.press('Enter');
  await expect(message(popup, /Copied/)).toBeVisible();

  const results = await extension.openResults(`?task=${taskId}`);
  await expect(results.getByRole('row', { name: fullName })).toBeVisible();
  expect(await tabTo(results, /^Export 1 as CSV/)).toBeLessThanOrEqual(11);
  const download = results.waitForEvent('download');
  await results.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test('by mouse, each action takes one click, and reading a number takes none', async ({
  extension,
  simulator,
  site,
}) => {
  const { taskId, fullName } = setUp(simulator, site);
  let clicks = 0;
  async function click(what: Locator): Promise<void> {
    clicks++;
    await what.click();
  }

  const first = await extension.openPopup();
  await first.getByLabel('API key').fill(SIMULATOR_KEY);
  await click(first.getByRole('button', { name: 'Save' }));
  await expect(message(first, /^Key works/)).toBeVisible();
  await first.getByLabel('Task ID').fill(taskId);
  await click(first.getByRole('button', { name: 'Track', exact: true }));
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  expect(clicks).toBe(2);

  const opened = extension.context.waitForEvent('page');
  await extension.clickNotification(`task:${taskId}`);
  const results = await opened;
  await expect(results.getByRole('row', { name: fullName })).toBeVisible();
  const download = results.waitForEvent('download');
  await click(results.getByRole('button', { name: 'Export 1 as CSV' }));
  await download;
  expect(clicks).toBe(3);

  const popup = await extension.openPopup();
  await popup.getByRole('searchbox').fill(fullName);
  await click(popup.getByRole('button', { name: new RegExp(`^Copy ${fullName}’s number`) }));
  await expect(message(popup, /Copied/)).toBeVisible();
  expect(clicks).toBe(4);

  const crm = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(crm)).map(({ number }) => number)).toEqual([PHONE]);
});
