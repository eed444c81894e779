import type { Page } from '@playwright/test';
import { processorOf } from './kit/bench-page';
import { besideWithout, rowsOf, untilChips } from './kit/beside';
import type { Figure, Findings } from './kit/findings';

const ROWS = 400;
const ONE_KNOWN_IN = 10;
const RENDERS_A_SECOND = 10;
const RENDERS = 40;
/** Renders before measuring, by which time the overlay ignores the page. */
const RENDERS_BEFORE = 150;
/** By then, the browser has optimised the page's own script. */
const RENDERS_BEFORE_ALONE = 40;

/** A list that re-renders ten times a second, in several ways that frameworks use. */
export function run(): Promise<Findings> {
  const rows = rowsOf(ROWS, (row) => row % ONE_KNOWN_IN === 0);
  const html = `<!doctype html><title>People</title><table><tbody>${rows}</tbody></table><script>(${framework.toString()})()</script>`;
  return besideWithout(10_000, html, async ({ open }) => {
    const figures: Figure[] = [];
    for (const way of WAYS) {
      const [page, bare] = [await open(true), await open(false)];
      await untilChips(page, ROWS / ONE_KNOWN_IN);
      const msASecond = async (where: Page, before: number) => {
        const spent = await processorOf(where);
        const render = (times: number) =>
          where.evaluate(([name, count]) => window.rerender(name, count), [way, times] as const);
        // Background tabs aren't painted. Switching to a tab ends the overlay's pause, so it happens once.
        await where.bringToFront();
        await render(before);
        return (await spent(() => render(RENDERS))) / (RENDERS / RENDERS_A_SECOND);
      };
      const bareMs = await msASecond(bare, RENDERS_BEFORE_ALONE);
      const ms = await msASecond(page, RENDERS_BEFORE);
      figures.push(
        {
          what: `${ROWS} rows rendered ten times a second, ${way}: main thread`,
          value: ms,
          unit: 'ms/s',
          against: { what: 'the page without the extension', value: bareMs },
        },
        {
          what: 'the same: share of a core added',
          value: (ms - bareMs) / 10,
          unit: '%',
          limit: { of: 'value', most: 1 },
        },
      );
      await page.close();
      await bare.close();
    }
    return { figures };
  });
}

const WAYS = ['the same texts again', 'new text nodes', 'clocks', 'new elements', 'classes'] as const;
type Way = (typeof WAYS)[number];

declare global {
  interface Window {
    /** Renders the list this many times, ten times a second. */
    rerender(way: Way, times: number): Promise<void>;
  }
}

/** The page's own script. */
function framework(): void {
  const body = document.querySelector('tbody') as HTMLTableSectionElement;
  const texts = [...body.rows].map((row) => [...row.cells].map((cell) => cell.textContent ?? ''));
  const html = body.innerHTML;
  let turn = 0;
  const each = (change: (cell: HTMLTableCellElement, text: string) => void) => {
    for (const [at, row] of [...body.rows].entries())
      for (const [column, cell] of [...row.cells].entries()) change(cell, texts[at]?.[column] ?? '');
  };
  const ways: Record<Way, () => void> = {
    'the same texts again': () =>
      each((cell, text) => {
        if (cell.firstChild) cell.firstChild.nodeValue = text;
      }),
    'new text nodes': () =>
      each((cell, text) => {
        cell.textContent = text;
      }),
    clocks() {
      for (const row of body.rows) {
        const shown = row.cells[5]?.firstChild;
        if (shown) shown.nodeValue = `${turn} s ago`;
      }
    },
    'new elements'() {
      body.innerHTML = html;
    },
    classes() {
      for (const [at, row] of [...body.rows].entries()) row.className = (at + turn) % 3 === 0 ? 'seen' : '';
    },
  };
  window.rerender = (way, times) =>
    new Promise((resolve) => {
      let left = times;
      const timer = setInterval(() => {
        turn++;
        ways[way]();
        if (--left > 0) return;
        clearInterval(timer);
        resolve();
      }, 100);
    });
}
