import { expect, type Page } from '@playwright/test';
import type { Extension } from '../../e2e/kit/extension';
import { onAllowedSites } from './allowed-sites';
import { textsOf } from './people-table';
import { contacts, store } from './stored';

/** The same page twice in one browser: on a site with the extension and on one without. */
export interface Beside {
  extension: Extension;
  /** Resolves when the page is loaded; chips may still be missing. */
  open(isWith: boolean): Promise<Page>;
}

const WITH = 'https://crm.example';
const WITHOUT = 'https://other.example';

export function besideWithout<T>(known: number, html: string, measure: (beside: Beside) => Promise<T>): Promise<T> {
  return onAllowedSites([WITH], async (extension, site) => {
    for (const origin of [WITH, WITHOUT]) site.serve(`${origin}/people`, html);
    await store(extension, contacts(known));
    return measure({ extension, open: (isWith) => extension.visit(`${isWith ? WITH : WITHOUT}/people`) });
  });
}

/** Rows of nine texts. Rows for which `isKnown` is true show stored contacts, one after another. */
export function rowsOf(count: number, isKnown: (row: number) => boolean, people = count): string {
  let known = 0;
  const rows = Array.from({ length: count }, (_, row) => {
    const texts = textsOf(isKnown(row) ? known++ % people : 1_000_000 + row);
    return `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  });
  return rows.join('');
}

/** Without a locator: Playwright would look at every element from a world of its own, which takes memory for each. */
export async function untilChips(page: Page, count: number): Promise<void> {
  const chips = () => page.evaluate(() => document.querySelectorAll('html > div > span').length);
  await expect.poll(chips, { timeout: 60_000 }).toBe(count);
}

/** Counts calls of the extension's functions in a page, whatever triggered them. */
export async function createCallCount(page: Page, { id }: Extension) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    /** Since the previous query. */
    async sinceLast(): Promise<number> {
      const { result } = await devtools.send('Profiler.takePreciseCoverage');
      return result
        .filter(({ url }) => url.startsWith(`chrome-extension://${id}/`))
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
        .reduce((sum, count) => sum + count, 0);
    },
  };
}
