import { describe, expect, test } from 'vitest';
import { openPage } from '../open-page';
import { activities } from './activities';
import { apps } from './apps';
import { comparisons } from './comparisons';
import { english } from './english';
import { languages } from './languages';
import { more } from './more';
import { people } from './people';
import { roles } from './roles';
import { sections } from './sections';
import { traps } from './traps';

describe.each(Object.entries({ activities, apps, comparisons, english, languages, more, roles, sections, traps }))(
  '%s',
  (_, pages) => {
    test.each(pages.map((page) => [page.name, page] as const))(
      '%s',
      async (_, { html, want, steps = [], also = {} }) => {
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
      },
    );
  },
);
