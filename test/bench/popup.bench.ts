import type { Browser } from 'wxt/browser';
import type { Extension } from '../e2e/kit/extension';
import { type Figure, type Findings, percentile } from './kit/findings';
import { besideEmptyPage, EMPTY_PAGE, openPainted } from './kit/open-painted';
import { contacts, endedTasks, store } from './kit/stored';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const RUNS = 6;
const PEOPLE = 20;
/** Whoever has tasks has a key. Without one, its form is open, which takes another file. */
const apiKey = { version: 1, data: { key: 'lk_0123456789abcdef', savedAt: 1 } };

/** The popup in a tab, alternating with an extension page with one line of text in the same browser. */
export const run = (): Promise<Findings> =>
  besideEmptyPage(async (extension) => {
    const figures: Figure[] = [];
    for (const tasks of [100, 1000]) {
      await store(extension, { apiKey, ...endedTasks(tasks, PEOPLE), ...contacts(tasks * PEOPLE) });
      figures.push(...(await measure(extension, tasks)));
    }
    return { figures };
  });

async function measure(extension: Extension, tasks: number): Promise<Figure[]> {
  const empty: Opened[] = [];
  const opened: Record<'cold worker' | 'warm worker' | 'no view kept', Opened[]> = {
    'cold worker': [],
    'warm worker': [],
    'no view kept': [],
  };
  const openPopup = () => open(extension, 'popup.html', 'article');
  for (let at = 0; at < RUNS; at++) {
    empty.push(await open(extension, EMPTY_PAGE, 'h1'));
    await extension.evaluate(() => chrome.storage.session.remove('firstView'), undefined);
    await extension.killWorker();
    opened['no view kept'].push(await openPopup());
    await extension.wakeWorker();
    await viewKept(extension);
    opened['warm worker'].push(await openPopup());
    await extension.killWorker();
    opened['cold worker'].push(await openPopup());
  }
  const median = (values: readonly Opened[], of: keyof Opened) =>
    percentile(
      values.map((value) => value[of]),
      0.5,
    );
  const what = `${tasks} tasks of ${PEOPLE} people`;
  return Object.entries(opened).flatMap(([how, values]): Figure[] => {
    const against = (of: keyof Opened) => ({ what: 'an empty extension page', value: median(empty, of) });
    const isAimed = how !== 'no view kept';
    const limit = (most: number) => (isAimed ? { limit: { of: 'ratio' as const, most } } : {});
    return [
      {
        what: `popup painted, ${what}, ${how}`,
        value: median(values, 'paintedMs'),
        unit: 'ms',
        against: against('paintedMs'),
        ...limit(2.2),
      },
      {
        what: `first contentful paint, ${what}, ${how}`,
        value: median(values, 'firstMs'),
        unit: 'ms',
        against: against('firstMs'),
        ...limit(1.9),
      },
      {
        what: `largest layout shift, ${what}, ${how}`,
        value: Math.max(...values.map(({ shift }) => shift)),
        unit: '',
        limit: { of: 'value', most: 0 },
      },
    ];
  });
}

/** Until the worker has stored the view for the next popup. */
const viewKept = (extension: Extension): Promise<void> =>
  extension.evaluate(async () => {
    while (!(await chrome.storage.session.get('firstView')).firstView)
      await new Promise((wait) => setTimeout(wait, 50));
  }, undefined);

interface Opened {
  paintedMs: number;
  /** First contentful paint. */
  firstMs: number;
  /** Cumulative layout shift, until all tasks were read. */
  shift: number;
}

async function open(extension: Extension, path: string, awaited: string): Promise<Opened> {
  const { page, paintedMs } = await openPainted(extension, path, awaited);
  const [firstMs, shift] = await page.evaluate(async () => {
    await new Promise((wait) => setTimeout(wait, 500));
    const entriesOf = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve([]), 100);
      });
    const paints = await entriesOf('paint');
    const shifts = (await entriesOf('layout-shift')) as (PerformanceEntry & { value: number })[];
    const first = paints.find(({ name }) => name === 'first-contentful-paint');
    return [first?.startTime ?? 0, shifts.reduce((sum, { value }) => sum + value, 0)] as const;
  });
  await page.close();
  return { paintedMs, firstMs, shift };
}
