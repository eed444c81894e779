// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures a fixture needs.
// oxlint-disable no-empty-pattern -- as above
import type { Browser } from 'wxt/browser';
import { hasVirtualDisplay } from '../../tools/browser-path.mjs';
import { startVirtualDisplay, type VirtualDisplay } from '../browsers/virtual-display';
import { test as base, type Extension, expect, readChips } from '../kit/harness';
import { findInToolbarPopup, readToolbarPopup } from '../kit/toolbar-popup';
import { unlockOne } from '../kit/use';

declare const chrome: typeof Browser;

/** The browser's own permission dialog, which headless browsers don't have. */
const test = base.extend({
  display: async ({}, use) => {
    const display = await startVirtualDisplay();
    await use(display);
    display.close();
  },
});
test.skip(!hasVirtualDisplay() && !process.env.CI, 'there is no virtual display: node test/tools/install.mjs display');

const CRM = 'https://crm.example/people';
/**
 * The manifest's suggested shortcut. Unlike `action.openPopup()`, it gives the popup access to the active tab's URL.
 */
const POPUP_SHORTCUT = 'alt+shift+l';

/** Opens the popup on the active tab, where it must offer to allow the site. */
async function openRealPopup(extension: Extension, display: VirtualDisplay): Promise<void> {
  await expect(async () => {
    // A browser that has just started may ignore the keyboard.
    if ((await readToolbarPopup(extension)) === '') display.press(POPUP_SHORTCUT);
    await expect.poll(() => readToolbarPopup(extension), { timeout: 3_000 }).toContain('Show phones on this site');
  }).toPass({ timeout: 20_000 });
}

/** Opens the popup on the active tab and clicks the button for its site with a real click. */
async function askForSite(extension: Extension, display: VirtualDisplay): Promise<void> {
  await openRealPopup(extension, display);
  const { x, y } = await findInToolbarPopup(extension, 'Show phones on this site');
  display.click(x, y);
  // The dialog takes the focus, which closes the popup.
  await expect.poll(() => readToolbarPopup(extension)).toBe('');
  await settle();
}

/** The dialog ignores clicks for its first half second, to protect against accidental ones. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1_000));

const sites = (extension: Extension) => extension.evaluate(async () => (await chrome.permissions.getAll()).origins);

test.beforeEach(async ({ extension, simulator, site }) => {
  const person = await unlockOne(extension, simulator);
  site.serve(CRM, `<title>CRM</title><ul><li>${person.fullName}, ${person.companyName}</ul>`);
});

test('the popup asks for a site; once allowed, numbers appear at once', async ({ display, extension }) => {
  if (!display) throw new Error('No display');
  const crm = await extension.visit(CRM);
  await askForSite(extension, display);
  // The focus is on "Deny"; the next button is "Allow".
  display.press('Tab');
  display.press('Return');
  await expect.poll(() => sites(extension)).toContain('https://crm.example/*');
  await expect.poll(() => readChips(crm)).toMatchObject([{ number: '+12025550143', isReachable: true }]);
  await crm.reload();
  await expect.poll(() => readChips(crm)).toMatchObject([{ number: '+12025550143' }]);
});

test('if denied, nothing runs there and nothing else is requested', async ({ display, extension }) => {
  if (!display) throw new Error('No display');
  const crm = await extension.visit(CRM);
  await askForSite(extension, display);
  display.press('Escape');
  await openRealPopup(extension, display);
  expect(await sites(extension)).toEqual(['https://platform.lensmor.com/*']);
  expect(await extension.scriptedOrigins()).toEqual([]);
  expect(await readChips(crm)).toEqual([]);
});

test('a known CRM can be switched on and off in the settings', async ({ display, extension }) => {
  if (!display) throw new Error('No display');
  const settings = await extension.openOptions();
  const pipedrive = settings.getByRole('switch', { name: 'Pipedrive' });
  await pipedrive.click();
  await settle();
  display.press('Tab');
  display.press('Return');
  await expect(pipedrive).toBeChecked();
  await expect.poll(() => extension.scriptedOrigins()).toEqual(['https://*.pipedrive.com']);
  await pipedrive.click();
  await expect(pipedrive).not.toBeChecked();
  await expect.poll(() => extension.scriptedOrigins()).toEqual([]);

  // The browser doesn't ask again for a permission it had granted before, so deny another one.
  const copper = settings.getByRole('switch', { name: 'Copper' });
  await copper.click();
  await settle();
  display.press('Escape');
  await expect(settings.getByText(/^Access wasn’t granted/)).toBeVisible();
  await expect(copper).not.toBeChecked();
});

test('a custom proxy is requested, then used instead of Lensmor', async ({ display, extension, simulator }) => {
  if (!display) throw new Error('No display');
  const settings = await extension.openOptions();
  await settings.getByLabel('API address').fill(simulator.url);
  await settings.getByRole('button', { name: 'Change' }).click();
  await settle();
  display.press('Tab');
  display.press('Return');
  await expect.poll(() => sites(extension)).toContain(`${simulator.url}/*`);
  await settings.getByRole('button', { name: 'Test', exact: true }).click();
  const host = new URL(simulator.url).host;
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ endpoint: 'balance', headers: { host } });
  await expect(settings.getByText(/Key works\. Credits left/)).toBeVisible();
  // An API address is not a site: its pages get no script.
  expect(await extension.scriptedOrigins()).toEqual([]);
});
