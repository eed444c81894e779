import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'wxt/browser';
import { CONSENT_VERSION } from '../../../components/consent/consent';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { launchBrowser } from '../browsers/browser';
import { type Extension, expect, test } from '../kit/harness';
import { clickInToolbarPopup, closeToolbarPopup, readToolbarPopup } from '../kit/toolbar-popup';
import { follow } from '../kit/use';
import { evaluateInWorker } from '../kit/worker';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

test('setup steps: a key, a task, a site; each disappears for good when completed', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people: 2 });
  const popup = await extension.openPopup();
  await expect(popup.getByLabel('API key')).toBeFocused();
  await popup.keyboard.type(SIMULATOR_KEY);
  await popup.keyboard.press('Enter');
  await expect(popup.getByText('Key works. Credits left: 30,050')).toBeVisible();
  await expect(popup.getByLabel('API key')).toHaveCount(0);

  await expect(popup.getByLabel('Task ID')).toBeFocused();
  await popup.keyboard.type(taskId);
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('article', { name: `Task ${taskId}` })).toBeVisible();
  await expect(popup.getByRole('heading', { name: 'Track a phone unlock' })).toHaveCount(0);

  await popup.getByRole('button', { name: 'Skip: See numbers in your CRM' }).click();
  await expect(popup.getByRole('button', { name: /^Skip/ })).toHaveCount(0);
  await popup.getByRole('article').getByRole('button', { name: 'Remove' }).click();
  await expect(popup.getByText(`Removed Task ${taskId}.`)).toBeVisible();
  await popup.reload();
  await expect(popup.getByText('No tasks yet')).toBeVisible();
  await expect(popup.getByRole('button', { name: /^Skip/ })).toHaveCount(0);
});

test('every step can be skipped, and the key entered later where it is needed', async ({ extension }) => {
  const popup = await extension.openPopup();
  for (const step of ['Connect your Lensmor account', 'Track a phone unlock', 'See numbers in your CRM'])
    await popup.getByRole('button', { name: `Skip: ${step}` }).click();
  await expect(popup.getByText('Add your API key')).toBeVisible();
  await popup.reload();
  await expect(popup.getByLabel('Task ID')).toBeFocused();
  await popup.getByRole('button', { name: 'Enter API key' }).click();
  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText('Key works. Credits left: 30,050')).toBeVisible();
  await expect(popup.getByText('Add your API key')).toHaveCount(0);
});

test('an open popup leaves nothing behind when everything is deleted', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ people: 2 });
  await follow(extension, taskId);
  const popup = await extension.openPopup();
  await expect(popup.getByRole('article')).toBeVisible();
  await expect.poll(async () => (await extension.storage()).firstRun).toBeDefined();
  await extension.evaluate(
    () => chrome.runtime.sendMessage({ name: 'data.deleteAll', payload: {} }) as Promise<unknown>,
  );
  await expect(popup.getByRole('article')).toHaveCount(0);
  expect(await extension.storage()).toEqual({});
});

test('after installation, the popup opens by itself, once', async ({ simulator, site }) => {
  const profile = mkdtempSync(join(tmpdir(), 'new-profile-'));
  const start = () => launchBrowser({ profile, simulatorHttpsPort: simulator.httpsPort, site });
  const popups = ({ context }: Awaited<ReturnType<typeof start>>) =>
    context.pages().filter((page) => page.url().endsWith('/popup.html')).length;
  const first = await start();
  expect(popups(first)).toBe(1);
  await first.context.close();

  // An unpacked extension reports an install at every start.
  const second = await start();
  const page = await second.context.newPage();
  await page.goto(`chrome-extension://${second.extensionId}/results.html`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(popups(second)).toBe(0);
  await second.context.close();
  rmSync(profile, { recursive: true, force: true });
});

test.describe('when the user must consent again', () => {
  /** As after an update that changes how data is handled. */
  async function update(extension: Extension): Promise<void> {
    const older = { answer: 'agreed', version: CONSENT_VERSION - 1, answeredAt: 1 };
    await extension.store({ firstRun: { version: 1, data: [] }, consent: { version: 1, data: older } });
    const [page] = extension.context.pages();
    if (!page) throw new Error('No page is open');
    await evaluateInWorker(page, "chrome.runtime.onInstalled.dispatch({ reason: 'update' })");
    await expect.poll(() => readToolbarPopup(extension)).toContain('How your data is handled has changed');
  }
  const tabs = (extension: Extension) =>
    extension.context.pages().filter((page) => page.url() === extension.address('popup.html'));

  test('the popup opens at the toolbar, and the user can agree there', async ({ extension }) => {
    await update(extension);
    await clickInToolbarPopup(extension, 'Agree and continue');
    await expect.poll(() => readToolbarPopup(extension)).toContain('Connect your Lensmor account');
    expect((await extension.storage()).consent).toMatchObject({ data: { version: CONSENT_VERSION } });
    expect(tabs(extension)).toEqual([]);
    await closeToolbarPopup(extension);
  });

  test('a popup that was closed without an answer comes back in a tab', async ({ extension }) => {
    await update(extension);
    await closeToolbarPopup(extension);
    await expect.poll(() => tabs(extension).length).toBe(1);
    await tabs(extension)[0]?.getByRole('button', { name: 'Decline' }).click();
    await expect
      .poll(async () => (await extension.storage()).consent)
      .toMatchObject({ data: { answer: 'declined', version: CONSENT_VERSION } });
  });
});
