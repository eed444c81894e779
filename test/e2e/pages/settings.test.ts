import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { defaultSettings } from '../../../components/settings/settings';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { expect, test } from '../kit/harness';
import { saveKey } from '../kit/use';

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export settings' }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

const importFile = (page: Page, content: string) =>
  page
    .getByLabel('Import settings')
    .and(page.locator('input'))
    .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(content) });

test('settings are saved immediately, exported without the key, and imported again', async ({ extension }) => {
  const page = await saveKey(extension);
  await page.getByLabel('Notify me').selectOption('failures');
  await expect(page.getByText('Saved.')).toBeVisible();
  // Not `check()`, which verifies at once: the result of the previous change may still arrive.
  await page.getByLabel(/^Digits only/).click();
  await expect(page.getByLabel(/^Digits only/)).toBeChecked();
  await page.getByLabel(/^Keep finished/).selectOption('30');
  const chosen = {
    ...defaultSettings,
    notifications: { when: 'failures', withNames: false },
    numberFormat: 'e164',
    retentionDays: 30,
  };
  const stored = async () => (await extension.storage()).settings;
  await expect.poll(stored).toMatchObject({ data: chosen });
  const file = await exported(page);
  expect(file).not.toContain(SIMULATOR_KEY.slice(-8));

  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Everything deleted.')).toBeVisible();
  await expect.poll(() => extension.storage()).toEqual({});
  await expect(page.getByLabel('Notify me')).toHaveValue('always');

  await importFile(page, file);
  await expect(page.getByRole('row', { name: /^Keep finished tasks .* 90 days 30 days$/ })).toBeVisible();
  expect(await stored()).toBeUndefined();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(stored).toMatchObject({ data: chosen });
  await expect(page.getByLabel(/^Digits only/)).toBeChecked();
});

test('a stranger’s file neither redirects the key nor allows a site', async ({ extension }) => {
  const page = await saveKey(extension);
  const file = JSON.parse(await exported(page)) as { settings: object };
  const before = await extension.storage();
  const foreign = { ...file, apiAddress: 'https://evil.example', sites: ['https://evil.example/*'] };
  await importFile(page, JSON.stringify(foreign));
  await expect(page.getByText('API address: https://evil.example')).toBeVisible();
  await importFile(page, JSON.stringify({ ...foreign, sites: ['https://*/*'] }));
  await expect(page.getByText(/^This file is damaged/)).toBeVisible();
  await expect(page.getByText('evil.example')).toHaveCount(0);
  expect(await extension.storage()).toEqual(before);
  expect(await extension.scriptedOrigins()).toEqual([]);
});

test('a test notification shows what one looks like, and a click returns to the settings', async ({ extension }) => {
  const page = await extension.openOptions();
  await page.getByRole('button', { name: 'Send a test notification' }).click();
  await expect.poll(() => extension.notifications()).toEqual(['test']);
  await extension.clickNotification('test');
  await expect.poll(() => extension.notifications()).toEqual([]);
  // The open tab is reused.
  const open = extension.context.pages().filter((other) => other.url().includes('/options.html'));
  expect(open).toEqual([page]);
});
