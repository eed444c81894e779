import { expect, type Page } from '@playwright/test';
import { SIMULATOR_KEY } from '../simulator/simulator';
import type { Extension } from './extension';

/** Saves a key on the settings page, as a person would; resolves when the page says that it works. */
export async function saveKey(extension: Extension, key = SIMULATOR_KEY): Promise<Page> {
  const page = await extension.openOptions();
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText(/Works: [\d,]+ credits left/)).toBeVisible();
  return page;
}

/** Tracks tasks from the popup, as a person would; resolves when the popup lists them. */
export async function track(extension: Extension, taskId: string): Promise<Page> {
  const page = await extension.openPopup();
  await page.getByLabel('Task ID').fill(taskId);
  await page.getByRole('button', { name: 'Track', exact: true }).click();
  await expect(page.getByText(taskId).first()).toBeVisible();
  return page;
}
