import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { Person } from '../../tools/simulator/people/people';
import { focusedName } from '../kit/chips';
import { test as base, clickChip, type Extension, expect, readChips } from '../kit/harness';
import { unlockOne } from '../kit/use';

declare const chrome: typeof Browser;

/** One chip on a page, and clicks on it by a user, by a script, and by a page that hides it. */
const CRM = 'https://crm.example';

interface Scene {
  crm: Page;
  person: Person;
}

const test = base.extend<{ scene: Scene }>({
  allowedOrigins: [CRM],
  scene: async ({ extension, simulator, site }, use) => {
    const person = await unlockOne(extension, simulator);
    site.serve(
      `${CRM}/*`,
      `<!doctype html><title>CRM</title><button id="before">Before</button><ul><li id="row">${person.fullName}, ${person.companyName}</ul>
      <textarea id="pasted" aria-label="Pasted"></textarea>`,
    );
    const crm = await extension.visit(`${CRM}/people`);
    await expect.poll(() => readChips(crm)).toMatchObject([{ number: '+12025550143' }]);
    await use({ crm, person });
  },
});

const COPY = /^Copy .+’s number$/;
const MORE = /^More about/;

/** Longer than a chip must have the focus before it accepts a key. */
const RESTED_MS = 350;

/** The text on the clipboard. */
async function paste(crm: Page): Promise<string> {
  await crm.getByLabel('Pasted').fill('');
  await crm.getByLabel('Pasted').press('Control+V');
  return crm.getByLabel('Pasted').inputValue();
}

/** A chip accepts clicks only after it has been visible and still for a moment. */
const clickUntil = (act: () => Promise<void>, isSo: () => Promise<boolean>) =>
  expect(async () => {
    if (!(await isSo())) await act();
    expect(await isSo()).toBe(true);
  }).toPass();

test('a click copies the number, and the row below gets no event', async ({ scene: { crm } }) => {
  const heard = await crm.evaluateHandle(() => {
    const events: string[] = [];
    for (const type of ['click', 'pointerdown', 'mouseup', 'copy']) {
      document.querySelector('#row')?.addEventListener(type, () => events.push(type));
    }
    return events;
  });
  await clickUntil(
    () => clickChip(crm, COPY),
    async () => (await paste(crm)) === '+1 202 555 0143',
  );
  expect(await heard.jsonValue()).toEqual([]);
});

test('a chip can be reached, copied and opened by keyboard, and the page gets no key event', async ({
  scene: { crm, person },
}) => {
  const heard = await crm.evaluateHandle(() => {
    const keys: string[] = [];
    document.querySelector('#row')?.addEventListener('keydown', (event) => keys.push((event as KeyboardEvent).key));
    return keys;
  });
  const { fullName } = person;
  const press = async (key: string, expected: RegExp) => {
    await crm.keyboard.press(key);
    await expect.poll(() => focusedName(crm)).toMatch(expected);
  };
  const isOpen = async () => (await readChips(crm))[0]?.names.includes('Not this person') === true;
  // Chips come after the page's own tab stops, one stop each; arrow keys move on from there.
  const toCopy = async () => {
    await crm.getByLabel('Pasted').focus();
    await press('Tab', /\+1 202 555 0143/);
    await press('ArrowRight', COPY);
  };

  await clickUntil(
    async () => {
      await toCopy();
      await crm.waitForTimeout(RESTED_MS);
      await crm.keyboard.press('Enter');
    },
    async () => (await paste(crm)) === '+1 202 555 0143',
  );
  await toCopy();
  await press('ArrowRight', MORE);
  await press('ArrowDown', /^Call$/);
  expect(await isOpen()).toBe(true);
  await press('Escape', new RegExp(`${fullName}.*555 0143|555 0143.*${fullName}`));
  expect(await isOpen()).toBe(false);
  await press('Shift+Tab', /^Pasted$/);
  expect(await heard.jsonValue()).toEqual([]);
});

test('clicks by a script are ignored', async ({ scene: { crm } }) => {
  await crm.evaluate(() => navigator.clipboard?.writeText?.('untouched').catch(() => {}));
  await crm.evaluate(() => {
    for (const host of document.querySelectorAll('span')) {
      for (const type of ['pointerdown', 'mousedown', 'click']) {
        host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }));
      }
      host.click();
    }
  });
  expect(await readChips(crm)).toHaveLength(1);
  expect(await paste(crm)).not.toContain('555');
});

test('a chip that the page makes invisible ignores clicks', async ({ scene: { crm } }) => {
  const html = crm.locator('html');
  for (const style of ['opacity: 0.01', 'filter: opacity(0)', 'transform: scale(0.5)', 'clip-path: inset(40%)']) {
    await html.evaluate((page, value) => page.setAttribute('style', value), style);
    await clickChip(crm, COPY);
    expect(await paste(crm), style).not.toContain('555');
  }
  await html.evaluate((page) => page.removeAttribute('style'));
  await clickUntil(
    () => clickChip(crm, COPY),
    async () => (await paste(crm)).includes('555'),
  );
});

test('"Not this person" removes the chip from this page permanently', async ({ extension, scene: { crm } }) => {
  await clickUntil(
    () => clickChip(crm, MORE),
    async () => (await readChips(crm))[0]?.names.includes('Not this person') ?? false,
  );
  await clickUntil(
    () => clickChip(crm, /^Not this person$/),
    async () => (await readChips(crm)).length === 0,
  );
  await crm.reload();
  const other = await extension.visit(`${CRM}/elsewhere`);
  await expect.poll(() => readChips(other)).toHaveLength(1);
  await crm.bringToFront();
  await expect.poll(() => readChips(crm)).toEqual([]);
});

test('after the extension reloads, the new script shows one chip, without errors in the page', async ({
  extension,
  scene: { crm },
}) => {
  const errors: string[] = [];
  crm.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  crm.on('pageerror', (error) => errors.push(error.message));
  await extension.reload();
  await crm.bringToFront();
  await crm.locator('#row').evaluate((row) => {
    const added = document.createElement('li');
    added.textContent = 'Added later';
    row.after(added);
  });
  await expect.poll(async () => (await readChips(crm)).map(({ number }) => number)).toEqual(['+12025550143']);
  await clickUntil(
    () => clickChip(crm, COPY),
    async () => (await paste(crm)).includes('555'),
  );
  expect(errors).toEqual([]);
});

test('revoking a site’s permission removes the chips from its open pages', async ({ extension, scene: { crm } }) => {
  await forbid(extension);
  await crm.bringToFront();
  await expect.poll(() => readChips(crm)).toEqual([]);
});

/** Revokes the permission, like the popup or the browser's settings. */
const forbid = (extension: Extension) =>
  extension.evaluate((origin) => chrome.permissions.remove({ origins: [origin] }), `${CRM}/*`);
