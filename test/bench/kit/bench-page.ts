import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { ClueKind } from '../../../components/contacts/matching/clues';
import { encodeFingerprints, fingerprintsOf as printsOf } from '../../../components/contacts/matching/fingerprint';
import { requireChromium } from '../../e2e/browsers/browser';
import { percentile } from './findings';
import { emailOf, FIRST, LAST, TEXTS_A_ROW } from './people-table';

/** Opens pages with this many texts and with `pageSide`, plus optional scripts. */
export type OpenPage = (texts: number, ...scripts: string[]) => Promise<Page>;

/** One row in this many shows a contact. */
const ONE_KNOWN_IN = 100;

export async function inBrowser<T>(measure: (open: OpenPage, browser: Browser) => Promise<T>): Promise<T> {
  const script = await bundle('page-side.ts');
  const browser = await chromium.launch({ executablePath: await requireChromium(), args: ['--no-sandbox'] });
  const open: OpenPage = async (texts, ...scripts) => {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><title>People</title>');
    for (const content of [script, ...scripts]) await page.addScriptTag({ content });
    await page.evaluate((rows) => window.pageSide.fill(rows), Math.round(texts / TEXTS_A_ROW));
    return page;
  };
  try {
    return await measure(open, browser);
  } finally {
    await browser.close();
  }
}

/** A file of this folder and its imports, bundled as one script for pages. */
export async function bundle(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } },
  });
  const [{ output } = { output: [] }] = [result].flat() as { output: { code?: string }[] }[];
  return output[0]?.code ?? '';
}

/**
 * The requested number of people, including those on the page. Each word of the page's other names also occurs in a
 * contact's name, as in a CRM used in one language.
 */
export function fingerprintsOf(contacts: number): string {
  const numbers: number[] = [];
  const add = (kind: ClueKind, key: string) => numbers.push(...printsOf({ kind, key }));
  for (let at = 0; at < contacts; at++) {
    const [given, family] = [FIRST[at % FIRST.length], LAST[at % LAST.length]];
    add('person', String(7_000_000 + at));
    add('email', emailOf(at * ONE_KNOWN_IN));
    add('linkedin', `somebody-${at}`);
    add('name', at % 2 ? `${given} family${at}`.toLowerCase() : `given${at} ${family}`.toLowerCase());
    add('company', `employer${at % 2000}`);
  }
  return encodeFingerprints(numbers);
}

/** The contacts in a page's first rows, by email. */
export const knownAmong = (rows: number, oneIn = ONE_KNOWN_IN): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: Math.ceil(rows / oneIn) }, (_, at) => [emailOf(at * oneIn), String(7_000_000 + at)]),
  );

export const least = (values: readonly number[]): number => Math.min(...values);
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** One after another. */
export async function inTurns<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  while (found.length < times) found.push(await measure());
  return found;
}

/**
 * Measures a page's main thread in milliseconds of CPU time, which, unlike clock time, excludes other load on the
 * machine.
 */
export async function processorOf(page: Page): Promise<(work: () => Promise<unknown>) => Promise<number>> {
  const spentMs = await processorClockOf(page);
  return async (work) => {
    const before = await spentMs();
    await work();
    return (await spentMs()) - before;
  };
}

/** The CPU time of a page's main thread in milliseconds. Starts again with each document. */
export async function processorClockOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  };
}
