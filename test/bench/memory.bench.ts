import type { Page } from '@playwright/test';
import { inTurns, median } from './bench-page';
import { type Beside, besideWithout, rowsOf, untilChips } from './beside';
import type { Findings } from './findings';

const RUNS = 3;
const ROWS = Math.round(50_000 / 9);
const ONE_KNOWN_IN = 100;
const CHIPS = Math.ceil(ROWS / ONE_KNOWN_IN);

/** What the extension keeps in a long page, beside the same page on a site where it does not run. */
export function run(): Promise<Findings> {
  const rows = rowsOf(ROWS, (row) => row % ONE_KNOWN_IN === 0);
  const html = `<!doctype html><title>People</title><table><tbody>${rows}</tbody></table>`;
  return besideWithout(10_000, html, async (beside) => {
    const runs = await inTurns(RUNS, async () => ({
      without: await usedMb(beside, false),
      with: await usedMb(beside, true),
    }));
    const [all, bare] = [median(runs.map((one) => one.with)), median(runs.map((one) => one.without))];
    const what = `memory of a page of 50,000 texts, 10,000 contacts known, ${CHIPS} chips`;
    return {
      figures: [
        { what, value: all, unit: 'MB', against: { what: 'the page without', value: bare } },
        { what: `${what}: what is ours`, value: all - bare, unit: 'MB', limit: { of: 'value', most: 3 } },
      ],
    };
  });
}

async function usedMb({ open }: Beside, isWith: boolean): Promise<number> {
  const page = await open(isWith);
  await untilChips(page, isWith ? CHIPS : 0);
  const used = await settledHeap(page);
  await page.close();
  return used / 1e6;
}

/** Bytes of scripts, in all worlds of the page, and of what the browser keeps for them; after all garbage is gone. */
async function settledHeap(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  for (let time = 0; time < 3; time++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}
