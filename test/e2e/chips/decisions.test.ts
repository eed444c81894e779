import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { decisionId } from '../../../components/contacts/decisions/decision-store';
import { document, mailto } from '../../crm-pages/page';
import { storedContacts } from '../../crm-pages/people';
import { expect, readChips, test } from '../kit/harness';

declare const chrome: typeof Browser;

const SITE = 'https://acme.pipedrive.com';
const RECORD = 'pipedrive:acme.pipedrive.com:person:12';
const MARA = '40100101';

const list = document(
  'People',
  `<table><tr data-place="row"><td><a href="/person/12">Mara Lindqvist</a></td><td>${mailto('mara.lindqvist@nordwind.example')}</td></tr>
   <tr data-place="other"><td><a href="/person/13">Nina Petrova</a></td><td>${mailto('nina.petrova@initech.example')}</td></tr></table>`,
);
const record = document('Somebody', '<main data-place="record"><h1>M. L.</h1><p>no address, no company</p></main>');

test.use({ allowedOrigins: [SITE] });

test.beforeEach(async ({ extension, site }) => {
  await extension.store(storedContacts);
  site.serve(`${SITE}/persons/list`, list);
  site.serve(`${SITE}/person/12`, record);
});

const decide = (kind: 'is' | 'isNot') => ({
  [`decision:${decisionId({ record: RECORD, personnelId: MARA })}`]: {
    version: 1,
    data: { kind, record: RECORD, personnelId: MARA, label: 'Mara Lindqvist', decidedAt: 0 },
  },
});

test('"not this person" applies to lists and the record, on open pages too, until it is undone', async ({
  extension,
}) => {
  const page = await extension.visit(`${SITE}/persons/list`);
  const places = async () => (await readChips(page)).map(({ place }) => place);
  await expect.poll(places).toEqual(['row', 'other']);
  await extension.store(decide('isNot'));
  await expect.poll(places).toEqual(['other']);
  await page.reload();
  await expect.poll(places).toEqual(['other']);
  const settings = await extension.openOptions();
  await expect(settings.getByText(/^Pipedrive · acme\.pipedrive\.com · /)).toBeVisible();
  await settings.getByRole('button', { name: 'Undo: Not this person: Mara Lindqvist' }).click();
  await expect(settings.getByText(/^None yet/)).toBeVisible();
  await page.bringToFront();
  await expect.poll(places).toEqual(['row', 'other']);
});

test('"this record is" shows the number on a record without any clue', async ({ extension }) => {
  const page = await extension.visit(`${SITE}/person/12`);
  await extension.evaluate(
    (payload) => chrome.runtime.sendMessage({ name: 'decisions.tie', payload }) as Promise<unknown>,
    { record: RECORD, personnelId: MARA, label: 'M. L.' },
  );
  await expect
    .poll(async () => (await readChips(page)).map(({ place, number }) => [place, number]))
    .toEqual([['record', '+493023125101']]);
});

const isMara = {
  [`decision:${decisionId({ record: RECORD, personnelId: MARA })}`]: {
    version: 1,
    data: { kind: 'is', record: RECORD, personnelId: MARA, label: 'M. L.', decidedAt: 0 },
  },
};
const shown = async (page: Page) => (await readChips(page)).map(({ place, number }) => [place, number]);

for (const [when, script] of [
  [
    'after its page is rendered',
    `document.querySelector('h1').firstChild.data = 'P. Q.'; setTimeout(() => history.pushState({}, '', '/person/99'), 300)`,
  ],
  [
    'before its page is rendered',
    `history.pushState({}, '', '/person/99'); setTimeout(() => { document.querySelector('h1').firstChild.data = 'P. Q.' }, 300)`,
  ],
  [
    'at the same time as its title',
    `history.pushState({}, '', '/person/99'); document.querySelector('h1').textContent = 'P. Q.'`,
  ],
] as const) {
  test(`a manually matched number does not move to another record when the URL changes ${when}`, async ({
    extension,
  }) => {
    await extension.store(isMara);
    const page = await extension.visit(`${SITE}/person/12`);
    await expect.poll(() => shown(page)).toEqual([['record', '+493023125101']]);
    await page.evaluate(script);
    await expect.poll(() => shown(page), { timeout: 5000 }).toEqual([]);
    await page.evaluate(`history.back()`);
    await expect.poll(() => shown(page)).toEqual([['record', '+493023125101']]);
  });
}

test('a recreated title gets its chip again', async ({ extension }) => {
  await extension.store(isMara);
  const page = await extension.visit(`${SITE}/person/12`);
  await expect.poll(() => shown(page)).toEqual([['record', '+493023125101']]);
  await page.evaluate(`document.querySelector('h1').outerHTML = '<h1>M. L.</h1>'`);
  await expect.poll(() => shown(page)).toEqual([['record', '+493023125101']]);
});
