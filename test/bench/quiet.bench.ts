import { expect, type Page } from '@playwright/test';
import type { Extension } from '../e2e/kit/extension';
import { setHidden } from '../e2e/kit/overlay-world';
import { besideWithout, createCallCount, rowsOf, untilChips } from './kit/beside';
import type { Figure, Findings } from './kit/findings';

const FOR_MS = 20_000;
const ROWS = 200;
const ONE_KNOWN_IN = 10;

export const onlyCounts = true;

/** Checks that the extension does nothing on a page that is idle or hidden. */
export function run(): Promise<Findings> {
  const rows = rowsOf(ROWS, (row) => row % ONE_KNOWN_IN === 0);
  const html = `<!doctype html><title>People</title><table><tbody>${rows}</tbody></table>`;
  return besideWithout(1_000, html, async ({ extension, open }) => {
    const figures: Figure[] = [];
    for (const isHidden of [false, true]) {
      const page = await open(true);
      await untilChips(page, ROWS / ONE_KNOWN_IN);
      if (isHidden) await setHidden(page, extension.id, true);
      figures.push(...(await watch(page, extension, isHidden)));
      await page.close();
    }
    return { figures };
  });
}

/**
 * Everything that could run is one of our functions, so if none was called, there was no timer, frame, observer or
 * message.
 */
async function watch(page: Page, extension: Extension, isHidden: boolean): Promise<Figure[]> {
  const calls = await createCallCount(page, extension);
  await expect.poll(calls.sinceLast, { intervals: [2_000], timeout: 30_000 }).toBe(0);
  await extension.killWorker();
  if (isHidden) await page.evaluate(changeTenTimesASecond);
  // The first change marks the hidden page as stale; later ones are ignored.
  if (isHidden) await expect.poll(calls.sinceLast, { intervals: [500] }).toBeGreaterThan(0);
  await calls.sinceLast();
  await new Promise((resolve) => setTimeout(resolve, FOR_MS));
  const where = `${isHidden ? 'a hidden page that changes ten times a second' : 'an idle page with chips'}, 20 s`;
  const figure = (what: string, value: number): Figure => ({
    what: `${where}: ${what}`,
    value,
    unit: '',
    limit: { of: 'value', most: 0 },
  });
  return [
    figure('calls of our functions', await calls.sinceLast()),
    figure('workers woken', (await extension.hasWorker()) ? 1 : 0),
  ];
}

function changeTenTimesASecond(): void {
  const cells = [...document.querySelectorAll('td:nth-child(8)')];
  let amount = 0;
  setInterval(() => {
    for (const cell of cells) cell.textContent = `€ ${++amount}`;
  }, 100);
}
