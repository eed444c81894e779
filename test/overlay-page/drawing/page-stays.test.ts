import { describe, expect, test } from 'vitest';
import { crmPages } from '../../crm-pages/crm-pages';
import { compare } from './compare';

/** A page with chips is the page without them: its boxes, markup, values and what assistive technology reads of it. */

for (const { crm, pages } of crmPages) {
  // Pages that change by themselves differ from one moment to the next.
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
