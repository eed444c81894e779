import type { Page } from '@playwright/test';
import { sendToWorker } from '../e2e/kit/worker';
import { inTurns, median } from './kit/bench-page';
import { type Beside, besideWithout, rowsOf, untilChips } from './kit/beside';
import type { Figure, Findings } from './kit/findings';

const RUNS = 3;
const ROWS = Math.round(50_000 / 9);
const ONE_KNOWN_IN = 100;
const CHIPS = Math.ceil(ROWS / ONE_KNOWN_IN);

/** In MB, after garbage collection. */
interface Memory {
  /** Memory held by scripts in all worlds of the page, including buffers. */
  scripts: number;
  /** The browser's memory for the page's elements: a hundred times more, and different each time a page is opened. */
  browser: number;
}

export const run = async (): Promise<Findings> => ({ figures: [...(await pageMemory()), ...(await workerMemory())] });

/** The extension's memory in a long page, compared with the same page on a site without it. */
async function pageMemory(): Promise<Figure[]> {
  const rows = rowsOf(ROWS, (row) => row % ONE_KNOWN_IN === 0);
  const html = `<!doctype html><title>People</title><table><tbody>${rows}</tbody></table>`;
  return besideWithout(10_000, html, async (beside) => {
    const runs = await inTurns(RUNS, async () => ({
      without: await measure(beside, false),
      with: await measure(beside, true),
    }));
    const what = `memory of a page of 50,000 texts, 10,000 contacts known, ${CHIPS} chips`;
    const figuresOf = (part: keyof Memory, whose: string): Figure[] => {
      const all = median(runs.map((one) => one.with[part]));
      const bare = median(runs.map((one) => one.without[part]));
      const ours = median(runs.map((one) => one.with[part] - one.without[part]));
      return [
        {
          what: `${what}: ${whose}`,
          value: all,
          unit: 'MB',
          against: { what: 'the page without the extension', value: bare },
        },
        { what: `${what}: ${whose}, ours`, value: ours, unit: 'MB', limit: { of: 'value', most: 2.5 } },
      ];
    };
    return [...figuresOf('scripts', 'scripts'), ...figuresOf('browser', 'the browser’s for the elements')];
  });
}

/** The worker's memory while it answers a page. */
async function workerMemory(): Promise<Figure[]> {
  const [few, many] = [1_000, 40_000];
  const memoryOf = (known: number) =>
    besideWithout(
      known,
      '<!doctype html><title>People</title><p>person1@company1.example',
      async ({ extension, open }) => {
        await untilChips(await open(true), 1);
        const page = await extension.visit(extension.address('manifest.json'));
        for (let time = 0; time < 3; time++) await sendToWorker(page, 'HeapProfiler.collectGarbage');
        const heap = (await sendToWorker(page, 'Runtime.getHeapUsage')) as {
          usedSize: number;
          backingStorageSize: number;
        };
        return (heap.usedSize + heap.backingStorageSize) / 1e6;
      },
    );
  const [fewMB, manyMB] = [await memoryOf(few), await memoryOf(many)];
  return [
    {
      what: `memory of the worker, ${many.toLocaleString('en')} contacts`,
      value: manyMB,
      unit: 'MB',
      limit: { of: 'value', most: 30 },
    },
    {
      what: `memory of the worker, ${many.toLocaleString('en')} contacts`,
      value: manyMB,
      unit: 'MB',
      against: { what: `${few.toLocaleString('en')} contacts`, value: fewMB },
      limit: { of: 'ratio', most: many / few },
    },
  ];
}

async function measure({ open }: Beside, isWith: boolean): Promise<Memory> {
  const page = await open(isWith);
  await untilChips(page, isWith ? CHIPS : 0);
  const memory = await settledMemory(page);
  await page.close();
  return memory;
}

async function settledMemory(page: Page): Promise<Memory> {
  const devtools = await page.context().newCDPSession(page);
  for (let time = 0; time < 3; time++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
  return { scripts: (usedSize + backingStorageSize) / 1e6, browser: embedderHeapUsedSize / 1e6 };
}
