import { describe, expect, test } from 'vitest';
import { crmPages } from '../crm-pages/crm-pages';
import type { Truth } from '../crm-pages/page';
import { storedContacts, whoHas } from '../crm-pages/people';
import { type OverlayPage, openPage } from './open-page';

/** Each known person must have one reachable chip, and nobody else any, on every page of every CRM and after each step. */
async function expectChips({ chips }: OverlayPage, name: string, truth: readonly Truth[]): Promise<void> {
  const wanted = truth.map(({ who, place }) => `${who} at ${place}`).sort();
  const seen = async () =>
    (await chips())
      .map(({ number, names, place, isReachable }) => {
        const who = whoHas(number) ?? names.join('/');
        return `${who} at ${place}${isReachable ? '' : ' out of reach'}`;
      })
      .sort();
  await expect.poll(seen, { message: name, timeout: 10_000 }).toEqual(wanted);
}

for (const { crm, pages } of crmPages) {
  describe(crm, () => {
    test.each(pages.map((page, at) => [page.kind, at + 1, page] as const))('%s page %i', async (_, __, page) => {
      const { address, html, also = {}, steps = [], truth } = page;
      const shown = await openPage(html, storedContacts, { address, also });
      await expectChips(shown, 'as it opens', truth);
      for (const { name, script, truth } of steps) {
        await shown.page.evaluate(script);
        await expectChips(shown, name, truth);
      }
    });
  });
}
