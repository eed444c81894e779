// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures a fixture needs.
// oxlint-disable no-empty-pattern -- as above
import type { Browser } from 'wxt/browser';
import { hasVirtualDisplay } from '../../tools/browser-path.mjs';
import { startVirtualDisplay, type VirtualDisplay } from '../browsers/virtual-display';
import { test as base, type Extension, expect, readChips } from '../kit/harness';
import { unlockOne } from '../kit/use';

declare const chrome: typeof Browser;

/** The browser's own question, which a headless browser cannot be asked. */
const test = base.extend({
  display: async ({}, use) => {
    const display = await startVirtualDisplay();
    await use(display);
    display.close();
  },
});
test.skip(!hasVirtualDisplay() && !process.env.CI, 'there is no virtual display: node test/tools/install.mjs display');

const CRM = 'https://crm.example/people';
/** The manifest suggests it; unlike `action.openPopup()` it lets the popup see the active tab's address. */
const POPUP_SHORTCUT = 'alt+shift+l';

/** What the popup over the toolbar shows; empty while there is none. */
const popupText = (extension: Extension) =>
  extension.evaluate(() => {
    const [popup] = chrome.extension.getViews({ type: 'popup' }) as unknown as Window[];
    return popup?.document.body.innerText ?? '';
  });

/** Opens the popup over the active tab; it says that this tab's site can be asked for. */
async function openRealPopup(extension: Extension, display: VirtualDisplay): Promise<void> {
  await expect(async () => {
    // A browser that has just started may not hear its keyboard yet.
    if ((await popupText(extension)) === '') display.press(POPUP_SHORTCUT);
    await expect.poll(() => popupText(extension), { timeout: 3_000 }).toContain('Show phones on this site');
  }).toPass({ timeout: 20_000 });
}

/** Opens the popup over the active tab and clicks the button for its site, with a real click. */
async function askForSite(extension: Extension, display: VirtualDisplay): Promise<void> {
  await openRealPopup(extension, display);
  const { x, y } = await extension.evaluate(() => {
    const [popup] = chrome.extension.getViews({ type: 'popup' }) as unknown as Window[];
    const buttons = [...(popup?.document.querySelectorAll('button') ?? [])];
    const box = buttons.find(({ textContent }) => textContent === 'Show phones on this site')?.getBoundingClientRect();
    if (!popup || !box) throw new Error('The popup has no such button');
    return { x: popup.screenX + box.x + box.width / 2, y: popup.screenY + box.y + box.height / 2 };
  });
  display.click(x, y);
  // The question takes the focus, and a popup without focus closes.
  await expect.poll(() => popupText(extension)).toBe('');
  await settle();
}

/** Against clicks that were meant for something else, the question turns a deaf ear for its first half second. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1_000));

const sites = (extension: Extension) => extension.evaluate(async () => (await chrome.permissions.getAll()).origins);

test.beforeEach(async ({ extension, simulator, site }) => {
  const person = await unlockOne(extension, simulator);
  site.serve(CRM, `<title>CRM</title><ul><li>${person.fullName}, ${person.companyName}</ul>`);
});

test('a site is asked for in the popup; allowed, numbers stand there at once', async ({ display, extension }) => {
  if (!display) throw new Error('No display');
  const crm = await extension.visit(CRM);
  await askForSite(extension, display);
  // The focus is on the button that refuses; the next one allows.
  display.press('Tab');
  display.press('Return');
  await expect.poll(() => sites(extension)).toContain('https://crm.example/*');
  await expect.poll(() => readChips(crm)).toMatchObject([{ number: '+12025550143', isReachable: true }]);
  await crm.reload();
  await expect.poll(() => readChips(crm)).toMatchObject([{ number: '+12025550143' }]);
});

test('refused, nothing runs there and nothing else is asked', async ({ display, extension }) => {
  if (!display) throw new Error('No display');
  const crm = await extension.visit(CRM);
  await askForSite(extension, display);
  display.press('Escape');
  await openRealPopup(extension, display);
  expect(await sites(extension)).toEqual(['https://platform.lensmor.com/*']);
  expect(await extension.scriptedOrigins()).toEqual([]);
  expect(await readChips(crm)).toEqual([]);
});

test('a known CRM is switched on and off in the settings', async ({ display, extension }) => {
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

  // What was allowed once and given back is not asked again, so it is another that is refused.
  const copper = settings.getByRole('switch', { name: 'Copper' });
  await copper.click();
  await settle();
  display.press('Escape');
  await expect(settings.getByText(/^Access wasn’t granted/)).toBeVisible();
  await expect(copper).not.toBeChecked();
});

test("a proxy of one's own is asked for, then used instead of Lensmor", async ({ display, extension, simulator }) => {
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
  // An address is no site: its pages get no script.
  expect(await extension.scriptedOrigins()).toEqual([]);
});
