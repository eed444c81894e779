import { document, mailto } from '../../crm-pages/page';
import { storedContacts } from '../../crm-pages/people';
import { expect, readChips, test } from '../kit/harness';

const SITE = 'https://crm.crowd.example';

const known = (id: number) => ({
  personnelId: `${70_000_000 + id}`,
  phone: { kind: 'unlocked', number: `+1202555${String(100 + (id % 100)).padStart(4, '0')}` },
  profile: { fullName: `Guest Number${id}`, email: `guest${id}@crowd.example` },
  updatedAt: Date.now(),
});
const crowd = Object.fromEntries(
  Array.from({ length: 600 }, (_, id) => [`contact:${70_000_000 + id}`, { version: 1, data: known(id) }]),
);

test.use({ allowedOrigins: [SITE] });

test('one known person is found among more addresses than fit into one question', async ({ extension, site }) => {
  await extension.store(storedContacts);
  const strangers = Array.from({ length: 400 }, (_, at) => mailto(`stranger${at}@crowd.example`));
  const body = `<p>${strangers.join(' ')}</p><p data-place="mara">${mailto('mara.lindqvist@nordwind.example')}</p>`;
  site.serve(`${SITE}/`, document('Everybody', body));
  const page = await extension.visit(`${SITE}/`);
  await expect.poll(async () => (await readChips(page)).map(({ place }) => place)).toEqual(['mara']);
});

test('with more rows than fit into one question, the rest are asked too, and a few hundred people answered', async ({
  extension,
  site,
}) => {
  test.slow();
  await extension.store(crowd);
  const rows = Array.from(
    { length: 600 },
    (_, id) => `<tr><td>Row ${id}</td><td>${mailto(`guest${id}@crowd.example`)}</td></tr>`,
  );
  site.serve(`${SITE}/`, document('Everybody', `<table><tbody>${rows.join('')}</tbody></table>`));
  const page = await extension.visit(`${SITE}/`);
  const chips = () => page.evaluate(() => globalThis.document.querySelectorAll('html > div > span').length);
  await expect.poll(chips).toBeGreaterThan(300);
  await expect.poll(chips).toBeLessThan(450);
});
