import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { Extension } from '../../e2e/kit/extension';
import { onAllowedSites } from '../kit/allowed-sites';
import { type Figure, type Findings, percentile } from '../kit/findings';
import { openPainted } from '../kit/open-painted';
import { contacts, endedTasks, type Stored, store } from '../kit/stored';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const TASKS = 20;
const PEOPLE = 2000;
/** People of the newest task who have no name yet. */
const UNNAMED = 1000;
const NAMES = 20;
const RUNS = 5;

const large = `${TASKS} tasks of ${PEOPLE} people`;
const newest = String(1000 + TASKS - 1);
const idOf = (at: number): string => String(7_000_000 + (TASKS - 1) * PEOPLE + at);

/** Popup and results with very many people: the time until they show, and how long an arriving name blocks them. */
export async function run(): Promise<Findings> {
  const people = contacts(TASKS * PEOPLE);
  const unnamed = Array.from({ length: UNNAMED }, (_, at) => `contact:${idOf(at)}`);
  const named = Object.fromEntries(unnamed.map((key) => [key, people[key]]));
  for (const key of unnamed) people[key] = withoutName(people[key]);
  const lookUp = { version: 2, data: { plannedAt: 1, dueAt: 8e15, failedAttempts: 0, rank: 1 } };
  const lookUps: Stored = Object.fromEntries(unnamed.map((key) => [key.replace('contact', 'lookUp'), lookUp]));
  return onAllowedSites([], async (extension) => {
    await store(extension, { ...endedTasks(TASKS, PEOPLE), ...people, ...lookUps });
    const figures: Figure[] = [];
    for (const [what, path, row, details] of [
      ['popup', 'popup.html', 'article', 'article button[aria-expanded]'],
      ['results of one task', `results.html?task=${newest}`, 'tr[data-person]', undefined],
      ['results of all', 'results.html', 'tr[data-person]', undefined],
    ] as const) {
      const times: number[] = [];
      for (let at = 0; at < RUNS; at++) {
        const { page, paintedMs } = await openPainted(extension, path, row);
        times.push(paintedMs);
        await page.close();
      }
      figures.push({ what: `${what} painted, ${large}`, value: percentile(times, 0.5), unit: 'ms' });
      const { page } = await openPainted(extension, path, row);
      if (details) await page.locator(details).first().click();
      if (path !== 'results.html') await page.getByText(/^Names: /).waitFor();
      const longestMs = await longestBlock(page, () => nameSome(extension, unnamed.slice(0, NAMES), named));
      figures.push({ what: `${what}, longest block while names arrive, ${large}`, value: longestMs, unit: 'ms' });
      await page.close();
    }
    return { figures };
  });
}

function withoutName(record: Stored[string] | undefined): Stored[string] {
  const { profile: _profile, ...rest } = (record?.data ?? {}) as { profile?: unknown };
  return { version: 1, data: rest };
}

/** Stores names like the worker, at four times the API's rate. */
const nameSome = (extension: Extension, keys: readonly string[], named: Record<string, unknown>): Promise<void> =>
  extension.evaluate(
    async (records) => {
      for (const [key, record] of records) {
        await chrome.storage.local.set({ [key]: { ...(record as object), at: Math.random() } });
        await chrome.storage.local.remove(key.replace('contact', 'lookUp'));
        await new Promise((resolve) => setTimeout(resolve, 125));
      }
    },
    keys.map((key) => [key, named[key]] as const),
  );

/** The page's longest task. */
async function longestBlock(page: Page, during: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const blocks: number[] = [0];
    Object.assign(globalThis, { blocks });
    new PerformanceObserver((list) => blocks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await during();
  return page.evaluate(() => Math.max(...(globalThis as unknown as { blocks: number[] }).blocks));
}
