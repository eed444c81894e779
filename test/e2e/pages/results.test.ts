import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { type Extension, expect, test } from '../kit/harness';
import { storedPeople } from '../kit/stored-people';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const names = (page: Page) => page.locator('tbody th').allInnerTexts();
const numbers = (page: Page) => page.locator('tbody td.phone a').allInnerTexts();

/** Records what pages opened from now on copy to the clipboard. */
async function watchClipboard({ context }: Extension): Promise<(page: Page) => Promise<string[]>> {
  await context.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(globalThis, { copied });
    navigator.clipboard.writeText = async (text) => void copied.push(text);
  });
  return (page) => page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied);
}

async function exported(page: Page, kind: 'CSV' | 'vCard'): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: new RegExp(`as ${kind}$`) }).click();
  const download = await started;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('people can be sorted, filtered, searched and selected; copies and exports contain what is shown', async ({
  extension,
}) => {
  await extension.store(storedPeople(24, { task: { label: '=Nordic: Food' } }));
  const copied = await watchClipboard(extension);
  const page = await extension.openResults('?task=500');
  await expect(page.getByRole('row')).toHaveCount(25);

  const ascending = await names(page);
  await page.getByRole('button', { name: /^Name/ }).click();
  await expect.poll(() => names(page)).toEqual([...ascending].reverse());

  await page.getByRole('radio', { name: /^No number/ }).check();
  await expect(page.getByRole('row')).toHaveCount(5);
  const timedOut = page.getByRole('row').filter({ hasText: 'Search timed out' });
  await expect(page.getByText('PROVIDER_TIMEOUT')).toBeHidden();
  await timedOut.getByRole('button', { name: /^Details/ }).click();
  await expect(page.getByText('PROVIDER_TIMEOUT')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: /^All/ }).check();

  await page.getByRole('searchbox').fill('acme 555 01');
  await expect(page.getByText('5 of 24 contacts')).toBeVisible();
  const found = await numbers(page);
  expect(found).toHaveLength(5);
  await page.getByRole('button', { name: /^Copy \d+ number/ }).click();
  await expect(page.getByText(/numbers? copied/)).toBeVisible();
  expect(await copied(page)).toEqual([found.join('\n')]);

  await page.getByRole('searchbox').fill('');
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  await page
    .getByRole('row')
    .nth(3)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 selected')).toBeVisible();
  const { name, text } = await exported(page, 'CSV');
  expect(name).toMatch(/^=Nordic- Food \d{4}-\d\d-\d\d\.csv$/);
  expect(text.startsWith('\ufeffFirst Name,Last Name,Phone,Email,Company,Job Title,Title,')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(4);
  const withNumber = await page.locator('tr.selected td.phone a').count();
  expect((await exported(page, 'vCard')).text.match(/BEGIN:VCARD/g)).toHaveLength(withNumber);
});

test('a number can be copied and called, and shows its local time', async ({ extension }) => {
  await extension.store(storedPeople(1));
  const copied = await watchClipboard(extension);
  const page = await extension.openResults();
  await expect(page.getByRole('link', { name: '+1 202 555 0100' })).toHaveAttribute('href', 'tel:+12025550100');
  await expect(page.getByText(/^Local time /)).toBeVisible();
  await expect(page.getByRole('link', { name: /LinkedIn profile/ })).toHaveAttribute(
    'href',
    'https://www.linkedin.com/in/person-1000',
  );
  await page.getByRole('button', { name: /^Copy .+’s number/ }).click();
  await expect(page.getByText('Jane Doe’s number copied.')).toBeVisible();
  expect(await copied(page)).toEqual(['+1 202 555 0100']);
});

test('the notification’s second button opens the results and copies the numbers', async ({ extension }) => {
  await extension.store(storedPeople(3));
  const copied = await watchClipboard(extension);
  const page = await extension.openResults('?task=500&copy');
  await expect(page.getByText('3 numbers copied.')).toBeVisible();
  expect(await copied(page)).toEqual(['+44 20 7946 0002\n+1 202 555 0100\n+1 310 555 0101']);
});

test('ten thousand people: few rows are rendered, all can be found, and the keyboard reaches the last', async ({
  extension,
}) => {
  // Storing this many takes a busy machine half a minute.
  test.setTimeout(120_000);
  await extension.store(storedPeople(10_000));
  const page = await extension.openResults();
  await expect(page.getByText('10,000 contacts')).toBeVisible();
  const drawn = () => page.locator('tr[data-person]').count();
  expect(await drawn()).toBeLessThan(80);
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');

  await page.locator('tr[data-person]').first().getByRole('checkbox').focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator('tr[aria-rowindex="10001"] input[type=checkbox]')).toBeFocused();
  expect(await drawn()).toBeLessThan(80);

  await page.getByRole('searchbox').fill('10999');
  await expect(page.getByText('1 of 10,000 contacts')).toBeVisible();
});

test('in a narrow window, every row keeps its height and shows the whole name', async ({ extension }) => {
  const fullName = 'Maximiliane von Hohenberg';
  await extension.store(storedPeople(24, { contactOf: (at) => (at % 2 === 0 ? {} : { profile: { fullName } }) }));
  const page = await extension.openResults('?task=500');
  const rows = page.locator('tbody tr[data-person]');
  await expect(rows.first()).toBeVisible();
  for (const width of [1280, 1000, 800, 640]) {
    await page.setViewportSize({ width, height: 800 });
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([44]));
    const cut = await rows.evaluateAll((all) =>
      all.flatMap((row) => {
        const [name, frame] = [row.querySelector('.who > *'), row.querySelector('.who')];
        if (!name || !frame) return ['no name'];
        const isCut =
          name.scrollHeight > name.clientHeight + 1 ||
          name.getBoundingClientRect().bottom > frame.getBoundingClientRect().bottom + 1;
        return isCut ? [name.textContent] : [];
      }),
    );
    expect(cut).toEqual([]);
  }
});

test('the first of many people are there before all are read, and nothing moves when the others are', async ({
  extension,
}) => {
  const PEOPLE = 1000;
  await extension.store(storedPeople(PEOPLE));
  // As at the start of a browser session.
  await extension.killWorker();
  await extension.evaluate(() => chrome.storage.session.remove('largeTasks'));
  await extension.wakeWorker();
  const kept = () => extension.evaluate(async () => Object.keys(await chrome.storage.session.get('firstPeople:500')));
  await expect.poll(kept).toEqual(['firstPeople:500']);

  // From now on, pages get other contacts only when the test allows it.
  await extension.context.addInitScript(() => {
    const { local } = chrome.storage;
    const get = local.get.bind(local);
    let readOn = () => {};
    const isAllowed = new Promise<void>((resolve) => {
      readOn = resolve;
    });
    Object.assign(globalThis, { readOn });
    local.get = async (keys: unknown) => {
      if (JSON.stringify(keys).includes('"contact:')) await isAllowed;
      return get(keys as string[]);
    };
  });
  const page = await extension.openResults('?task=500');
  await expect(page.getByText('1,000 contacts · Loading contacts…')).toBeVisible();
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
  const before = await names(page);
  expect(before.length).toBeGreaterThan(10);
  await expect(page.getByRole('button', { name: /^Copy/ }).first()).toBeDisabled();

  await page.evaluate(() => (globalThis as unknown as { readOn: () => void }).readOn());
  await expect(page.getByText('1,000 contacts', { exact: true })).toBeVisible();
  const after = await names(page);
  expect(after.slice(0, before.length)).toEqual(before);
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  expect(after.toSorted(collator.compare)).toEqual(after);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(sum)));
      }),
  );
  expect(shift).toBe(0);
});
