import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { document, mailto } from '../../crm-pages/page';
import { storedContacts } from '../../crm-pages/people';
import { clickChip, expect, readChips, test } from '../kit/harness';

declare const chrome: typeof Browser;

const SITE = 'https://crm.harvest.example';
const OTHER = 'https://app.harvest.example';
const FIRST_ID = 70_000_000;
const PEOPLE = 1500;
/** The site's limit, plus what it regains during the test. */
const [LEAST, MOST] = [950, 1200];

const guest = (at: number) => ({
  personnelId: `${FIRST_ID + at}`,
  phone: { kind: 'unlocked', number: `+1202555${String(100 + (at % 100)).padStart(4, '0')}` },
  profile: { fullName: `Guest Number${at}`, email: `guest${at}@harvest.example` },
  updatedAt: Date.now(),
});

const guests = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `<tr><td>${mailto(`guest${from + at}@harvest.example`)}</td></tr>`).join(
    '',
  );

test.use({ allowedOrigins: [SITE, OTHER] });

test('loads, hosts, tabs and frames of a site share one limit', async ({ extension, site }) => {
  test.slow();
  await extension.store(
    Object.fromEntries(
      Array.from({ length: PEOPLE }, (_, at) => [`contact:${FIRST_ID + at}`, { version: 1, data: guest(at) }]),
    ),
  );
  const list = (from: number) => document('Guests', `<table><tbody>${guests(from, from + 300)}</tbody></table>`);
  for (const [origin, from] of [
    [SITE, 0],
    [SITE, 300],
    [OTHER, 600],
    [OTHER, 900],
    [SITE, 1200],
  ] as const)
    site.serve(`${origin}/${from}`, list(from));
  const frames = [900, 1200].map((from) => `<iframe src="/${from}" width="900" height="900"></iframe>`);
  site.serve(`${OTHER}/1200`, list(1200));
  site.serve(`${OTHER}/frames`, document('Frames', frames.join('')));

  const inFrames = async (page: Page) => {
    const counts = page
      .frames()
      .map((frame) => frame.evaluate(() => globalThis.document.querySelectorAll('html > div > span').length));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  const tab = await extension.visit(`${SITE}/0`);
  await expect.poll(() => inFrames(tab)).toBe(300);
  await tab.goto(`${SITE}/300`);
  await expect.poll(() => inFrames(tab)).toBe(300);
  const other = await extension.visit(`${OTHER}/600`);
  await expect.poll(() => inFrames(other)).toBe(300);
  const last = await extension.visit(`${OTHER}/frames`);
  await expect.poll(() => inFrames(last)).toBeGreaterThan(LEAST - 900);
  await expect.poll(() => inFrames(last)).toBeLessThan(MOST - 900);
  // A new worker doesn't reset the limit.
  await extension.killWorker();
  await last.reload();
  await expect.poll(() => inFrames(last)).toBeGreaterThan(LEAST - 900);
  await expect.poll(() => inFrames(last)).toBeLessThan(MOST - 900);
});

test('chips still work on a page load that the worker has forgotten', async ({ extension, site }) => {
  test.slow();
  await extension.store(storedContacts);
  site.serve(
    `${SITE}/mara`,
    document('People', `<ul><li>Mara Lindqvist ${mailto('mara.lindqvist@nordwind.example')}</ul>`),
  );
  const page = await extension.visit(`${SITE}/mara`);
  await expect.poll(() => readChips(page)).toHaveLength(1);
  await extension.killWorker();
  await extension.evaluate(async () => {
    const keys = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(keys.filter((key) => key.startsWith('visit:')));
  });
  await page.bringToFront();
  const hasPanel = async () => (await readChips(page))[0]?.names.includes('Not this person') === true;
  // A click counts only once the chip has been visible for a while.
  await expect(async () => {
    if (!(await hasPanel())) await clickChip(page, /^More about Mara/);
    expect(await hasPanel()).toBe(true);
  }).toPass();
  await expect(async () => {
    if (await hasPanel()) await clickChip(page, /^Not this person$/);
    expect(Object.keys(await extension.storage()).filter((key) => key.startsWith('decision:'))).toHaveLength(1);
  }).toPass();
});
