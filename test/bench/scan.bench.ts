import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { ClueKind } from '../../components/contacts/clues';
import { encodeFingerprints, fingerprint } from '../../components/contacts/fingerprint';
import { requireChromium } from '../e2e/browser';
import { type Findings, mean, rounded, type Table } from './findings';
import type { ScanPage } from './scan-page';

declare const pageSide: ScanPage;

const RUNS = 5;
const TEXTS_A_ROW = 9;
/** One row in so many shows somebody who is known. */
const ONE_KNOWN_IN = 100;

/** Real Chromium; the overlay's own code on pages of plain tables, beside a bare walk over the same texts. */
export async function run(): Promise<Findings> {
  const script = await bundle();
  const browser = await chromium.launch({ executablePath: await requireChromium(), args: ['--no-sandbox'] });
  const open = async (rows: number) => {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><title>People</title>');
    await page.addScriptTag({ content: script });
    await page.evaluate((count) => pageSide.fill(count), rows);
    return page;
  };
  try {
    return { tables: [await scanning(open), await following(open)] };
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('scan-page.ts', import.meta.url)), formats: ['iife'], name: 'bench' },
    },
  });
  const [{ output } = { output: [] }] = [result].flat() as { output: { code?: string }[] }[];
  return output[0]?.code ?? '';
}

/** As many people as asked for; those of the page are among them. */
function fingerprintsOf(contacts: number): string {
  const numbers: number[] = [];
  const add = (kind: ClueKind, key: string) => numbers.push(fingerprint(kind, key));
  for (let at = 0; at < contacts; at++) {
    add('person', String(7_000_000 + at));
    add('email', `person${at * ONE_KNOWN_IN}@company${(at * ONE_KNOWN_IN) % 700}.example`);
    add('linkedin', `somebody-${at}`);
    add('name', `given${at} family${at}`);
  }
  return encodeFingerprints(numbers);
}

async function scanning(open: (rows: number) => Promise<Page>): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const texts of [1_000, 10_000, 50_000]) {
    const page = await open(Math.round(texts / TEXTS_A_ROW));
    for (const contacts of texts === 10_000 ? [100, 10_000, 20_000] : [10_000]) {
      const encoded = fingerprintsOf(contacts);
      const [walks, scans]: [number[], { totalMs: number; longestMs: number }[]] = [[], []];
      for (let at = 0; at < RUNS; at++) {
        walks.push(await page.evaluate(() => pageSide.walk()));
        scans.push(await page.evaluate((known) => pageSide.scan(known), encoded));
      }
      const walkMs = mean(walks);
      const totalMs = mean(scans.map((scan) => scan.totalMs));
      const longestMs = Math.max(...scans.map((scan) => scan.longestMs));
      rows.push([texts, contacts, rounded(walkMs, 2), rounded(totalMs), rounded(totalMs / walkMs), rounded(longestMs)]);
    }
    await page.close();
  }
  return {
    title: 'Reading a whole page',
    columns: ['texts', 'contacts', 'bare walk ms', 'reading ms', 'times', 'longest slice ms'],
    rows,
    note: `Mean of ${RUNS}; nine texts a row, one of them a sentence with a name in it.`,
  };
}

/** The whole overlay with a worker that answers at once. */
async function following(open: (rows: number) => Promise<Page>): Promise<Table> {
  const rows: (string | number)[][] = [];
  const encoded = fingerprintsOf(10_000);
  for (const texts of [1_000, 10_000, 50_000]) {
    const count = Math.round(texts / TEXTS_A_ROW);
    const page = await open(count);
    const known = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => at * ONE_KNOWN_IN).map((at) => [
        `person${at}@company${at % 700}.example`,
        String(at),
      ]),
    );
    const chips = Math.ceil(count / ONE_KNOWN_IN);
    const { totalMs, longestMs } = await page.evaluate(
      ([prints, people, wanted]) => pageSide.untilChips(wanted, () => pageSide.start(prints, people)),
      [encoded, known, chips] as const,
    );
    rows.push([texts, chips, rounded(totalMs), rounded(longestMs)]);
    await page.close();
  }
  return {
    title: 'From the start to all chips',
    columns: ['texts', 'chips', 'ms', 'longest task ms'],
    rows,
    note: 'Only tasks of 50 ms and more are told of; 0 is none.',
  };
}
