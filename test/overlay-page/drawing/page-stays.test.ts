import { describe, expect, test } from 'vitest';
import { crmPages } from '../../crm-pages/crm-pages';
import { compare } from './compare';

/** Chips don't change a page's boxes, markup, values or accessibility tree. */

for (const { crm, pages } of crmPages) {
  // Pages that change by themselves can't be compared.
  const still = pages.filter(({ html, truth }) => truth.length > 0 && !/setInterval|requestAnimationFrame/.test(html));
  describe.skipIf(still.length === 0)(crm, () => {
    test.each(still.map((page, at) => [page.kind, at + 1, page] as const))('%s page %i', async (_, __, page) => {
      const { none, chips, without, withChips } = await compare(page.html, {
        address: page.address,
        also: page.also ?? {},
      });
      expect(none).toEqual([]);
      expect(chips.length).toBeGreaterThan(0);
      expect(withChips).toEqual(without);
    });
  });
}
