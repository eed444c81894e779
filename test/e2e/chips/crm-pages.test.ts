import { crmPages } from '../../crm-pages/crm-pages';
import { judgePage, servePage } from '../../crm-pages/judge';
import { storedContacts } from '../../crm-pages/people';
import { expect, test } from '../kit/harness';

/**
 * `test/overlay-page/` shows every page of every CRM. Here are those whose frames and closed roots only the extension
 * itself can reach.
 */
const WIRED = ['salesforce', 'dynamics', 'no entry'];

for (const { crm, pages } of crmPages.filter(({ crm }) => WIRED.includes(crm))) {
  test.describe(crm, () => {
    test.use({ allowedOrigins: [...new Set(pages.map(({ address }) => new URL(address).origin))] });

    test('each known person has one chip, in reach, and nobody else has any', async ({ extension, site }) => {
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
