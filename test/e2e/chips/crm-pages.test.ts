import { crmPages } from '../../crm-pages/crm-pages';
import { judgePage, servePage } from '../../crm-pages/judge';
import { storedContacts } from '../../crm-pages/people';
import { expect, test } from '../kit/harness';

/**
 * `test/overlay-page/` covers all pages of all CRMs. These are the ones with frames and closed roots that only the real
 * extension can reach.
 */
const WIRED = ['salesforce', 'dynamics', 'no entry'];

for (const { crm, pages } of crmPages.filter(({ crm }) => WIRED.includes(crm))) {
  test.describe(crm, () => {
    test.use({ allowedOrigins: [...new Set(pages.map(({ address }) => new URL(address).origin))] });

    test('each known person has one reachable chip, and nobody else has any', async ({ extension, site }) => {
      await extension.store(storedContacts);
      const tab = await extension.context.newPage();
      await tab.setViewportSize({ width: 1600, height: 1200 });
      for (const page of pages) {
        servePage(site, page);
        for (const { name, expected, found, wrong } of await judgePage(tab, page)) {
          const missed = expected.filter((truth) => !found.includes(truth));
          expect.soft({ name, missed, wrong }).toEqual({ name, missed: [], wrong: [] });
        }
      }
    });
  });
}
