import { describe, expect, test } from 'vitest';
import { openPage } from '../open-page';
import { allPages } from './all-pages';
import { people } from './people';

describe.each(Object.entries(allPages))('%s', (_, pages) => {
  test.each(pages.map((page) => [page.name, page] as const))('%s', async (_, { html, want, steps = [], also = {} }) => {
    const shown = await openPage(html, people, { also });
    const seen = async () =>
      (await shown.chips())
        .map(({ person, place, isReachable }) => `${person} @${place}${isReachable ? '' : ' out of reach'}`)
        .sort();
    await expect.poll(seen, { timeout: 5000 }).toEqual([...want].sort());
    for (const [script, wantThen] of steps) {
      await shown.page.evaluate(script);
      await expect.poll(seen, { message: script, timeout: 5000 }).toEqual([...wantThen].sort());
    }
  });
});
