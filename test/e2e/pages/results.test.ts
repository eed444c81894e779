import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Extension, expect, test } from '../kit/harness';
import { storedPeople } from '../kit/stored-people';

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
