import type { Browser } from 'wxt/browser';
import { document, link, mailto } from '../../crm-pages/page';
import { storedContacts, whoHas } from '../../crm-pages/people';
import { clickChip, type Extension, expect, readChips, test } from '../kit/harness';
import type { Site } from '../kit/site';

declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
const list = document(
  'People',
  `<table><tr data-place="mara"><td width="500">Mara Lindqvist</td><td>${mailto('mara.lindqvist@nordwind.example')}</td></tr>
   <tr data-place="nina"><td>Nina Petrova</td><td>Initech LLC</td></tr></table>${link(`${CRM}/elsewhere`, 'Elsewhere')}`,
);

const MARA = 'contact:40100101';

test.use({ allowedOrigins: [CRM] });

const open = (extension: Extension, site: Site) => {
  site.serve(`${CRM}/people`, list);
  return extension.visit(`${CRM}/people`);
};
const whoIsShown = async (page: Parameters<typeof readChips>[0]) =>
  (await readChips(page)).map(({ number }) => whoHas(number));

test('new contacts appear in every open tab, and "Not this person" in one tab applies to the other', async ({
  extension,
  site,
}) => {
  const tabs = [await open(extension, site), await open(extension, site)] as const;
  for (const tab of tabs) expect(await readChips(tab)).toEqual([]);
  await extension.store(storedContacts);
  for (const tab of tabs) {
    await tab.bringToFront();
    await expect.poll(() => whoIsShown(tab)).toEqual(['mara', 'nina']);
  }
  const [one, other] = tabs;
  await other.bringToFront();
  // A chip accepts clicks once it has been still for a moment.
  await expect(async () => {
    const names = (await readChips(other)).flatMap((chip) => chip.names);
    if (!names.includes('Not this person')) await clickChip(other, /^More about Mara/);
    expect((await readChips(other)).flatMap((chip) => chip.names)).toContain('Not this person');
  }).toPass();
  await expect(async () => {
    if ((await whoIsShown(other)).includes('mara')) await clickChip(other, /^Not this person$/);
    expect(await whoIsShown(other)).toEqual(['nina']);
  }).toPass();
  await one.bringToFront();
  await expect.poll(() => whoIsShown(one)).toEqual(['nina']);
});

test('on a long page, existing chips stay while new contacts are looked for', async ({ extension, site }) => {
  const strangers = Array.from({ length: 5000 }, (_, at) => `<tr><td>Person ${at}</td><td>Street ${at}</td></tr>`);
  site.serve(`${CRM}/people`, list.replace('</table>', `${strangers.join('')}$&`));
  const { [MARA]: mara, ...others } = storedContacts as Record<string, unknown>;
  await extension.store({ [MARA]: mara });
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(() => whoIsShown(page)).toEqual(['mara']);
  const removed = await page.evaluateHandle(() => {
    const texts: string[] = [];
    new MutationObserver((records) => {
      for (const { removedNodes } of records) for (const node of removedNodes) texts.push(node.nodeName);
    }).observe(window.document, { subtree: true, childList: true });
    return texts;
  });
  await extension.store(others);
  await expect.poll(() => whoIsShown(page)).toEqual(['mara', 'nina']);
  expect(await removed.jsonValue()).toEqual([]);
});

test.describe('a page in the back-forward cache', () => {
  test.use({ keepsLeftPages: true });

  test('shows new contacts when it is restored, and no forgotten ones', async ({ extension, site }) => {
    site.serve(`${CRM}/elsewhere`, document('Elsewhere', '<p>Nobody</p>'));
    const { [MARA]: mara, ...others } = storedContacts as Record<string, unknown>;
    await extension.store({ [MARA]: mara });
    const page = await open(extension, site);
    await expect.poll(() => whoIsShown(page)).toEqual(['mara']);
    await page.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
    await page.goto(`${CRM}/elsewhere`);
    await extension.evaluate((key) => chrome.storage.local.remove(key), MARA);
    await extension.store(others);
    // It must be restored, not reloaded.
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'isTheSame' in globalThis)).toBe(true);
    await expect.poll(() => whoIsShown(page)).toEqual(['nina']);
  });
});
