import { fingerprintsOf, inBrowser, knownAmong, least, type OpenPage } from './kit/bench-page';
import type { Figure, Findings } from './kit/findings';
import type { OwnWork } from './kit/own-work';
import type {} from './kit/page-side';

const ROWS = 1_000;
const TEXTS = 9_000;
const RUNS = 5;
/** With a slow CPU, each takes half a minute. */
const RUNS_OF_LONG_PAGES = 2;
const FRAME_MS = 16;

/** The whole overlay while a page changes, with a worker that answers at once and knows one row in a hundred. */
export function run(): Promise<Findings> {
  return inBrowser(async (open) => ({
    figures: [...(await insertedRows(open)), ...(await recycledRows(open)), ...(await longestTasks(open))],
  }));
}

const best = (works: readonly OwnWork[]): OwnWork =>
  works.reduce((one, other) => (other.totalMs < one.totalMs ? other : one));

async function insertedRows(open: OpenPage): Promise<Figure[]> {
  const figures: Figure[] = [];
  const encoded = fingerprintsOf(10_000);
  const plain = await open(TEXTS);
  const page = await open(0);
  await plain.evaluate((known) => window.pageSide.know([known]), encoded);
  await page.evaluate(([known, people]) => window.pageSide.start(known, people), [encoded, knownAmong(ROWS)] as const);
  const reads: number[] = [];
  const works = new Map<number, OwnWork[]>([1, 50, ROWS].map((atOnce) => [atOnce, []]));
  for (let at = 0; at < RUNS; at++) {
    reads.push(
      await plain.evaluate(() => {
        const fromMs = performance.now();
        window.pageSide.read(0, 1);
        return performance.now() - fromMs;
      }),
    );
    for (const [atOnce, list] of works)
      list.push(await page.evaluate((rows) => window.pageSide.insertRows(rows), atOnce));
  }
  for (const [atOnce, list] of works) {
    const what = `${ROWS.toLocaleString('en')} rows inserted, ${atOnce === ROWS ? 'all' : atOnce} at a time`;
    figures.push(
      {
        what,
        value: best(list).totalMs,
        unit: 'ms',
        against: { what: 'reading them once', value: least(reads) },
        limit: { of: 'ratio', most: 2.5 },
      },
      {
        what: `${what}: longest callback`,
        value: least(list.map(({ longestMs }) => longestMs)),
        unit: 'ms',
        limit: { of: 'value', most: FRAME_MS },
      },
    );
  }
  await plain.close();
  await page.close();
  return figures;
}

async function recycledRows(open: OpenPage): Promise<Figure[]> {
  const plain = await open(TEXTS);
  const page = await open(TEXTS);
  const encoded = fingerprintsOf(10_000);
  await page.evaluate(([known, people]) => window.pageSide.start(known, people), [encoded, knownAmong(ROWS)] as const);
  const bare: number[] = [];
  const works: OwnWork[] = [];
  for (let seed = 1; seed <= RUNS; seed++) {
    bare.push(await plain.evaluate((number) => window.pageSide.observeBarely(number), seed));
    works.push(await page.evaluate((number) => window.pageSide.recycleRows(number), seed));
  }
  await plain.close();
  await page.close();
  return [
    {
      what: `${ROWS.toLocaleString('en')} rows recycled: 9,000 texts changed in place`,
      value: best(works).totalMs,
      unit: 'ms',
      against: { what: 'a bare observer', value: least(bare) },
      limit: { of: 'ratio', most: 5 },
    },
  ];
}

/** From the start to the last chip. */
async function longestTasks(open: OpenPage): Promise<Figure[]> {
  const figures: Figure[] = [];
  const rows = Math.round(50_000 / 9);
  for (const [slower, most] of [
    [1, FRAME_MS],
    [4, 50],
  ] as const) {
    const longest: number[] = [];
    for (let at = 0; at < RUNS_OF_LONG_PAGES; at++) {
      const page = await open(50_000);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      await page.evaluate(([known, people]) => window.pageSide.start(known, people), [
        fingerprintsOf(10_000),
        knownAmong(rows),
      ] as const);
      await page.evaluate((count) => window.pageSide.untilChips(count), Math.ceil(rows / 100));
      await page.evaluate(() => window.pageSide.untilQuiet());
      longest.push((await page.evaluate(() => window.pageSide.ownWork())).longestMs);
      await page.close();
    }
    figures.push({
      what: `50,000 texts from start to all chips: longest task${slower > 1 ? `, CPU ${slower} times slower` : ''}`,
      value: least(longest),
      unit: 'ms',
      limit: { of: 'value', most },
    });
  }
  return figures;
}
