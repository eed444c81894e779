import { document } from '../crm-pages/page';
import { storedContacts, type Who, whoHas } from '../crm-pages/people';
import { type Extension, expect, readChips, test } from './harness';
import type { Site } from './site';

/** Pages that behave as the common frameworks and widget libraries do, down to what makes chips go wrong there. */
const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

/** Opens a page with this body; answers who has a chip where, in document order, once that is settled. */
async function open(extension: Extension, site: Site, body: string, options: Parameters<typeof document>[2] = {}) {
  await extension.store(storedContacts);
  site.serve(`${CRM}/people`, document('People', body, options));
  const page = await extension.visit(`${CRM}/people`);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const chips = async (): Promise<(readonly [string, Who | undefined])[]> =>
    (await readChips(page)).map(({ place, number, isReachable }) => [place, isReachable ? whoHas(number) : undefined]);
  return { page, chips, errors };
}

test('a row whose framework marks places by comments loses its chip at once when it shows somebody else', async ({
  extension,
  site,
}) => {
  const { page, chips, errors } = await open(
    extension,
    site,
    '<ul><li data-place="row"><span>Mara Lindqvist</span> <span>Nordwind GmbH</span></ul>',
  );
  await expect.poll(chips).toEqual([['row', 'mara']]);
  await page.evaluate(() => {
    const [name, company] = globalThis.document.querySelectorAll('li > span:not(:empty)');
    const place = new Comment('?lit$');
    name?.before(place);
    place.data = 'v-if';
    if (name?.firstChild) name.firstChild.nodeValue = 'Sven Åkesson';
    if (company?.firstChild) company.firstChild.nodeValue = 'Fjord AB';
  });
  await expect.poll(chips).toEqual([['row', 'sven']]);
  expect(errors).toEqual([]);
});

test('a person named in two cells loses their chip with the change of the first, before anybody sees it', async ({
  extension,
  site,
}) => {
  const { page, chips, errors } = await open(
    extension,
    site,
    '<table><tr data-place="row"><td><b>Mara</b><td><b>Lindqvist</b><td>Nordwind GmbH</table>',
  );
  await expect.poll(chips).toEqual([['row', 'mara']]);
  const seen = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const [given] = globalThis.document.querySelectorAll('td > b');
        const hasChip = () => globalThis.document.querySelector('td > span, td > b > span') !== null;
        if (!hasChip()) throw new Error('There was no chip to lose');
        // As late as a page can change before it is painted.
        requestAnimationFrame(() => {
          if (given?.firstChild) given.firstChild.nodeValue = 'Sven';
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(hasChip());
          port2.postMessage(null);
        });
      }),
  );
  expect(seen).toBe(false);
  await expect.poll(chips).toEqual([]);
  expect(errors).toEqual([]);
});
