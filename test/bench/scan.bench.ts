import { bundle, fingerprintsOf, inBrowser, inTurns, median, type OpenPage, processorOf } from './kit/bench-page';
import type { Figure, Findings } from './kit/findings';
import type {} from './kit/page-side';
import type { Peer } from './kit/peers';
import { TEXTS_A_ROW } from './kit/people-table';

/** Medians of this many runs, alternating. */
const RUNS = 7;
const RUNS_OF_PEERS = 3;
/** Short work is measured several times in a row. */
const TEXTS_A_RUN = 50_000;
const PEERS: readonly Peer[] = [
  'mark.js, one name',
  'linkify-element',
  'findAndReplaceDOMText, one name',
  'libphonenumber',
];

/**
 * The overlay's reading of plain tables in real Chromium, compared with a bare walk over the same texts and with other
 * packages, in milliseconds of CPU time.
 */
export function run(): Promise<Findings> {
  return inBrowser(async (open) => ({ figures: [...(await besideWalk(open)), ...(await besidePeers(open))] }));
}

async function besideWalk(open: OpenPage): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const texts of [1_000, 10_000, 50_000]) {
    const numbers = texts === 10_000 ? [10_000, 100, 20_000] : [10_000];
    const { walkMs, readMs } = await measure(open, texts, numbers);
    const whatOf = (contacts = 0) =>
      `${texts.toLocaleString('en')} texts read, ${contacts.toLocaleString('en')} contacts known`;
    const [value = Number.NaN, ...others] = readMs;
    const figure: Figure = {
      what: whatOf(numbers[0]),
      value,
      unit: 'ms',
      against: { what: 'a bare walk', value: walkMs },
    };
    figures.push({
      ...figure,
      limit: texts === 1_000 ? { of: 'value', most: 5 } : { of: 'ratio', most: texts === 10_000 ? 4 : 3 },
    });
    for (const [at, other] of others.entries()) {
      figures.push({
        what: whatOf(numbers[at + 1]),
        value: other,
        unit: 'ms',
        against: { what: '10,000 known', value },
        limit: { of: 'ratio', most: 1.15 },
      });
    }
  }
  return figures;
}

async function measure(open: OpenPage, texts: number, contacts: readonly number[]) {
  const page = await open(texts);
  const times = TEXTS_A_RUN / texts;
  const spent = await processorOf(page);
  await page.evaluate((known) => window.pageSide.know(known), contacts.map(fingerprintsOf));
  const runs = await inTurns(RUNS, async () => {
    const walk = await spent(() => page.evaluate((count) => window.pageSide.walk(count), times));
    const reads: number[] = [];
    for (const which of contacts.keys())
      reads.push(
        await spent(() => page.evaluate(([at, count]) => window.pageSide.read(at, count), [which, times] as const)),
      );
    return { walk, reads };
  });
  await page.close();
  return {
    walkMs: median(runs.map(({ walk }) => walk)) / times,
    readMs: contacts.map((_, at) => median(runs.map(({ reads }) => reads[at] ?? Number.NaN)) / times),
  };
}

async function besidePeers(open: OpenPage): Promise<Figure[]> {
  const script = await bundle('peers.ts');
  const figures: Figure[] = [];
  for (const peer of PEERS) {
    const page = await open(10_000, script);
    const spent = await processorOf(page);
    await page.evaluate((known) => window.pageSide.know([known]), fingerprintsOf(10_000));
    const runs = await inTurns(RUNS_OF_PEERS, async () => {
      const own = await spent(() => page.evaluate(() => window.pageSide.read(0, 1)));
      const other = await spent(() => page.evaluate((name) => window.runPeer(name), peer));
      await page.evaluate((rows) => window.pageSide.fill(rows), 10_000 / TEXTS_A_ROW);
      return { own, other };
    });
    await page.close();
    figures.push({
      what: '10,000 texts read, 10,000 contacts known',
      value: median(runs.map(({ own }) => own)),
      unit: 'ms',
      against: { what: peer, value: median(runs.map(({ other }) => other)) },
      limit: { of: 'ratio', most: 1 },
    });
  }
  return figures;
}
