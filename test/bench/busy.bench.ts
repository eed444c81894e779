import type { Page } from '@playwright/test';
import { processorOf } from './kit/bench-page';
import { besideWithout, rowsOf, untilChips } from './kit/beside';
import type { Findings } from './kit/findings';

const ROWS = 200;
const ONE_KNOWN_IN = 10;
const WORK_MS = 40;
/** At ten per second, each page is busy for a quarter of a minute. */
const RENDERS = 120;
/** Alternates, so that other load on the machine affects both. */
const TURNS = 10;

/**
 * A list that its framework renders ten times a second, with 40 ms of work of its own: a text changes in each row, some
 * rows change their class, and a few are recreated, one of them a contact's.
 */
export function run(): Promise<Findings> {
  const rows = rowsOf(ROWS, (row) => row % ONE_KNOWN_IN === 0);
  const html = `<!doctype html><title>People</title><table><tbody>${rows}</tbody></table><script>(${framework.toString()})()</script>`;
  return besideWithout(10_000, html, async ({ open }) => {
    const [page, bare] = [await open(true), await open(false)];
    await untilChips(page, ROWS / ONE_KNOWN_IN);
    const [spent, spentBare] = [await processorOf(page), await processorOf(bare)];
    const loops = await loopsOf(WORK_MS, bare, spentBare);
    const totals = { ms: 0, bareMs: 0, long: 0, bareLong: 0 };
    const render = (where: Page) =>
      where.evaluate(([times, work]) => window.render(times, work), [RENDERS / TURNS, loops] as const);
    for (let turn = 0; turn < TURNS; turn++) {
      totals.bareMs += await spentBare(async () => {
        totals.bareLong += await render(bare);
      });
      totals.ms += await spent(async () => {
        totals.long += await render(page);
      });
    }
    const what = `a list rendered ${RENDERS} times, ${WORK_MS} ms of work each`;
    return {
      figures: [
        {
          what: `${what}: main thread`,
          value: totals.ms,
          unit: 'ms',
          against: { what: 'the page without the extension', value: totals.bareMs },
          limit: { of: 'ratio', most: 1.05 },
        },
        {
          what: `${what}: long tasks`,
          value: totals.long,
          unit: '',
          against: { what: 'the page without the extension', value: totals.bareLong },
          limit: { of: 'ratio', most: 1 },
        },
      ],
    };
  });
}

async function loopsOf(
  ms: number,
  page: Page,
  spent: (work: () => Promise<unknown>) => Promise<number>,
): Promise<number> {
  const tried = 100_000_000;
  await page.evaluate((loops) => window.work(loops), tried);
  return Math.round((tried * ms) / (await spent(() => page.evaluate((loops) => window.work(loops), tried))));
}

declare global {
  interface Window {
    work(loops: number): number;
    /** Renders this often, with this much work each time; returns how many tasks were long. */
    render(times: number, loops: number): Promise<number>;
  }
}

/** The page's own script. */
function framework(): void {
  const body = document.querySelector('tbody') as HTMLTableSectionElement;
  const made = [...body.rows].map((row) => row.cloneNode(true));
  let turn = 0;
  let long = 0;
  new PerformanceObserver((list) => {
    long += list.getEntries().length;
  }).observe({ type: 'longtask' });
  window.work = (loops) => {
    let value = 1;
    for (let at = 0; at < loops; at++) value = (value * 1103515245 + 12345) | 0;
    return value;
  };
  function renderOnce(loops: number): void {
    window.work(loops);
    turn++;
    for (const [at, row] of [...body.rows].entries()) {
      const shown = row.cells[5]?.firstChild;
      if (shown) shown.nodeValue = `${(turn + at) % 60} s ago`;
      if (at % 20 === 0) row.classList.toggle('seen');
    }
    for (const at of [0, 3, 6, 9, 12].map((step) => (step + turn * 10) % body.rows.length))
      body.rows[at]?.replaceWith(made[at]?.cloneNode(true) as Node);
  }
  window.render = (times, loops) =>
    new Promise((resolve) => {
      long = 0;
      let left = times;
      const timer = setInterval(() => {
        renderOnce(loops);
        if (--left > 0) return;
        clearInterval(timer);
        // Long tasks are reported with a delay.
        setTimeout(() => resolve(long), 500);
      }, 100);
    });
}
