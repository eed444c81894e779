import { inTurns, median, processorOf } from './kit/bench-page';
import { type Beside, besideWithout, rowsOf } from './kit/beside';
import type { Figure, Findings } from './kit/findings';
import { type Layouts, layoutsDuring } from './kit/trace';

const RUNS = 3;
const CHIPS = 500;
const MANY_CHIPS = 5_000;
/** A page gets at most 400 people at once, so each is in several rows. */
const PEOPLE = 250;

/** Adds one row per chip to a page, all at once. */
export async function run(): Promise<Findings> {
  const figures: Figure[] = [];
  for (const layout of ['fixed', 'auto'] as const) {
    figures.push(
      ...(await besideWithout(1_000, pageOf(layout, CHIPS), async (beside) => {
        // By then, the browser has done its one-time work.
        await show(beside, true, CHIPS);
        const runs = await inTurns(RUNS, async () => ({
          bare: await show(beside, false, CHIPS),
          own: await show(beside, true, CHIPS),
        }));
        return figuresOf(layout, runs);
      })),
    );
  }
  figures.push(await measureMany());
  return { figures };
}

/** The time for ten times as many chips, compared with the time for all of them at the rate of the first. */
async function measureMany(): Promise<Figure> {
  const spentOn = (chips: number) =>
    besideWithout(1_000, pageOf('fixed', chips), async (beside) => {
      // By then, the browser has done its one-time work.
      await show(beside, true, chips);
      return (await show(beside, true, chips)).spentMs;
    });
  return {
    what: `${MANY_CHIPS} chips in a table of fixed layout: main thread`,
    value: await spentOn(MANY_CHIPS),
    unit: 'ms',
    against: { what: `ten times ${CHIPS} chips`, value: (await spentOn(CHIPS)) * (MANY_CHIPS / CHIPS) },
    limit: { of: 'ratio', most: 1 },
  };
}

const pageOf = (layout: 'fixed' | 'auto', rows: number): string => `<!doctype html><title>People</title><style>
table { table-layout: ${layout}; width: 100%; font: 13px sans-serif }
td { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
</style><table><tbody></tbody></table>
<template>${rowsOf(rows, () => true, PEOPLE)}</template><script>(${script.toString()})()</script>`;

interface Shown extends Layouts {
  /** From adding the rows to the frame that shows the last chip. */
  tookMs: number;
  /** CPU time of the main thread. */
  spentMs: number;
  /** Turns in which chips were added to the page. */
  batches: number;
  shift: number;
  /** Cells that moved or changed size when chips appeared. */
  moved: number;
}

function figuresOf(layout: string, runs: readonly { bare: Shown; own: Shown }[]): Figure[] {
  const what = `${CHIPS} chips in a table of ${layout} layout`;
  const own = (key: keyof Shown) => median(runs.map((one) => one.own[key]));
  const bare = (key: keyof Shown) => median(runs.map((one) => one.bare[key]));
  const besidePage = (key: keyof Shown) => ({
    value: own(key),
    against: { what: 'the page without the extension', value: bare(key) },
  });
  const none = { of: 'value', most: 0 } as const;
  const isFixed = layout === 'fixed';
  return [
    {
      what: `${what}: until all are shown`,
      unit: 'ms',
      ...besidePage('tookMs'),
      limit: { of: 'ratio', most: 2 },
    },
    { what: `${what}: main thread`, unit: 'ms', ...besidePage('spentMs') },
    {
      what: `${what}: forced layouts per batch`,
      value: (own('forced') - bare('forced')) / own('batches'),
      unit: '',
      limit: { of: 'value', most: 1 },
    },
    { what: `${what}: batches`, value: own('batches'), unit: '' },
    { what: `${what}: all layouts`, unit: '', ...besidePage('all') },
    { what: `${what}: layout shift`, value: own('shift'), unit: '', ...(isFixed ? { limit: none } : {}) },
    { what: `${what}: cells moved`, value: own('moved'), unit: '', ...(isFixed ? { limit: none } : {}) },
  ];
}

async function show({ open }: Beside, isWith: boolean, chips: number): Promise<Shown> {
  const page = await open(isWith);
  const devtools = await page.context().newCDPSession(page);
  const spent = await processorOf(page);
  let spentMs = 0;
  let shown: InPage | undefined;
  const layouts = await layoutsDuring(devtools, async () => {
    spentMs = await spent(async () => {
      shown = await page.evaluate((count) => window.addRows(count), isWith ? chips : 0);
    });
  });
  await page.close();
  if (!shown) throw new Error('Nothing was shown');
  return { ...shown, ...layouts, spentMs };
}

type InPage = Pick<Shown, 'tookMs' | 'batches' | 'shift' | 'moved'>;

declare global {
  interface Window {
    /** Resolves in the frame after this many chips exist. */
    addRows(chips: number): Promise<InPage>;
  }
}

/** The page's own script. */
function script(): void {
  const body = document.querySelector('tbody') as HTMLTableSectionElement;
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift' });
  const frame = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      }),
    );
  const placesOf = () =>
    [...body.querySelectorAll('td')].map((cell) => {
      const { x, y, width, height } = cell.getBoundingClientRect();
      return [x, y, width, height].join(' ');
    });
  window.addRows = async (chips) => {
    const counted = { chips: 0, batches: 0 };
    const areShown = new Promise<void>((resolve) => {
      if (chips === 0) resolve();
      new MutationObserver((records) => {
        const added = records
          .flatMap(({ addedNodes }) => [...addedNodes])
          .flatMap((node) => (node.nodeName === 'DIV' ? [...node.childNodes] : [node]))
          .filter(({ nodeName }) => nodeName === 'SPAN');
        counted.chips += added.length;
        counted.batches += added.length > 0 ? 1 : 0;
        if (counted.chips >= chips) resolve();
      }).observe(document.documentElement, { subtree: true, childList: true });
    });
    const fromMs = performance.now();
    body.append(document.querySelector('template')?.content.cloneNode(true) as Node);
    await frame();
    const before = counted.chips === 0 ? placesOf() : [];
    await areShown;
    await frame();
    const tookMs = performance.now() - fromMs;
    const moved = placesOf().filter((place, at) => place !== before[at]).length;
    await frame();
    return { tookMs, batches: counted.batches, shift, moved };
  };
}
