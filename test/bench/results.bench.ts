import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { Extension } from '../e2e/kit/extension';
import { processorOf } from './kit/bench-page';
import { type Figure, type Findings, percentile } from './kit/findings';
import { besideEmptyPage, EMPTY_PAGE, openPainted } from './kit/open-painted';
import { contacts, endedTasks, store } from './kit/stored';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const RUNS = 5;
const PEOPLE = 10_000;
const PAGE = 'results.html?task=1000';
const ROW = 'tr[data-person]';

/** The results of one task with many people, alternating with an empty page; typing and sorting in milliseconds of CPU time. */
export const run = (): Promise<Findings> =>
  besideEmptyPage(async (extension) => {
    await store(extension, { ...endedTasks(1, PEOPLE), ...contacts(PEOPLE) });
    await firstPeopleKept(extension);
    const empty: number[] = [];
    const painted: number[] = [];
    const complete: number[] = [];
    const shifts: number[] = [];
    const unprepared: number[] = [];
    const typed: number[] = [];
    const sorted: number[] = [];
    for (let at = 0; at < RUNS; at++) {
      const { page: emptyPage, paintedMs } = await openPainted(extension, EMPTY_PAGE, 'h1');
      empty.push(paintedMs);
      await emptyPage.close();
      const { page, paintedMs: resultsMs } = await openPainted(extension, PAGE, ROW);
      painted.push(resultsMs);
      await page.locator('.actions button:enabled').first().waitFor();
      complete.push(await page.evaluate(() => performance.now()));
      shifts.push(await layoutShiftOf(page));
      const spent = await processorOf(page);
      const search = page.locator('input[type="search"]');
      await search.fill('given');
      typed.push(await spent(() => search.press('1')));
      await search.fill('');
      sorted.push(await spent(() => page.locator('thead button').nth(1).click()));
      await page.close();
    }
    await extension.evaluate(() => chrome.storage.session.remove('firstPeople:1000'), undefined);
    for (let at = 0; at < RUNS; at++) {
      const { page, paintedMs } = await openPainted(extension, PAGE, ROW);
      unprepared.push(paintedMs);
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
        {
          what: `results, layout shift until all are read, ${what}`,
          value: Math.max(...shifts),
          unit: '',
          limit: { of: 'value', most: 0 },
        },
        { what: `results, all read, ${what}`, value: percentile(complete, 0.5), unit: 'ms' },
        { what: `results painted, ${what}, no rows kept`, value: percentile(unprepared, 0.5), unit: 'ms' },
        frame('one more letter typed', typed),
        frame('sorted by another column', sorted),
      ],
    };
  });

/**
 * Until the worker has stored the first rows for the next page. It looks for large tasks once per browser session, and
 * the task was stored behind its back.
 */
const firstPeopleKept = async (extension: Extension): Promise<void> => {
  await extension.killWorker();
  await extension.evaluate(() => chrome.storage.session.remove('largeTasks'), undefined);
  await extension.wakeWorker();
  await extension.evaluate(async () => {
    while (!(await chrome.storage.session.get('firstPeople:1000'))['firstPeople:1000'])
      await new Promise((wait) => setTimeout(wait, 50));
  }, undefined);
};

/** Cumulative, since the page was opened. */
const layoutShiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(sum)));
      }),
  );
