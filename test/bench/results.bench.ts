import { processorOf } from './kit/bench-page';
import { type Figure, type Findings, percentile } from './kit/findings';
import { besideEmptyPage, EMPTY_PAGE, openPainted } from './kit/open-painted';
import { contacts, endedTasks, store } from './kit/stored';

const RUNS = 5;
const PEOPLE = 10_000;

/** The results of one task with many people, alternating with an empty page; typing and sorting in milliseconds of CPU time. */
export const run = (): Promise<Findings> =>
  besideEmptyPage(async (extension) => {
    await store(extension, { ...endedTasks(1, PEOPLE), ...contacts(PEOPLE) });
    const empty: number[] = [];
    const painted: number[] = [];
    const typed: number[] = [];
    const sorted: number[] = [];
    for (let at = 0; at < RUNS; at++) {
      const { page: emptyPage, paintedMs } = await openPainted(extension, EMPTY_PAGE, 'h1');
      empty.push(paintedMs);
      await emptyPage.close();
      const { page, paintedMs: resultsMs } = await openPainted(extension, 'results.html?task=1000', 'tr[data-person]');
      painted.push(resultsMs);
      const spent = await processorOf(page);
      const search = page.locator('input[type="search"]');
      await search.fill('given');
      typed.push(await spent(() => search.press('1')));
      await search.fill('');
      sorted.push(await spent(() => page.locator('thead button').nth(1).click()));
      await page.close();
    }
    const what = `${PEOPLE.toLocaleString('en')} people`;
    const frame = (name: string, values: readonly number[]): Figure => ({
      what: `results, ${name}, ${what}`,
      value: percentile(values, 0.5),
      unit: 'ms',
      limit: { of: 'value', most: 16 },
    });
    return {
      figures: [
        {
          what: `results painted, ${what}`,
          value: percentile(painted, 0.5),
          unit: 'ms',
          against: { what: 'an empty extension page', value: percentile(empty, 0.5) },
          limit: { of: 'ratio', most: 2.5 },
        },
        frame('one more letter typed', typed),
        frame('sorted by another column', sorted),
      ],
    };
  });
