import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Logger } from 'wxt';
import { filesBelow, pack } from '../package/pack';
import { root, targets } from '../package/targets';
import type { Figure, Findings } from './findings';

/** Files of the Chrome build, as they are and as gzip packs them; kB of 1,000 bytes. */
export async function run(): Promise<Findings> {
  const folder = join(root, targets.find(({ name }) => name === 'chrome')?.output ?? '');
  const read = (file: string) => readFileSync(join(folder, file));
  const styles = filesBelow(folder).filter((file) => file.endsWith('.css'));
  const zip = await pack(folder, filesBelow(folder));
  return {
    figures: [
      ...sizesOf('script on sites', [read('overlay.js')], [26, 10]),
      ...sizesOf('background', [read('background.js')], [180, 50]),
      ...sizesOf('background without the phone library', [await backgroundWithoutPhones()], [50, 16]),
      ...sizesOf('JavaScript of the popup', scriptsOf('popup.html', read).map(read), [60, 20]),
      ...sizesOf('CSS of all pages', styles.map(read), [12, 4]),
      { what: 'zip', value: zip.length / 1000, unit: 'kB', limit: { of: 'value', most: 300 } },
    ],
  };
}

function sizesOf(what: string, files: readonly Buffer[], limits: readonly [raw: number, packed: number]): Figure[] {
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0) / 1000;
  const figure = (suffix: string, value: number, most: number): Figure => ({
    what: what + suffix,
    value,
    unit: 'kB',
    limit: { of: 'value', most },
  });
  return [
    figure('', sum(files.map(({ length }) => length)), limits[0]),
    figure(', gzip', sum(files.map((file) => gzipSync(file, { level: 9 }).length)), limits[1]),
  ];
}

/** The scripts that a page loads, and those that they import, whoever else does. */
function scriptsOf(page: string, read: (file: string) => Buffer): string[] {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path = ''] of read(file)
      .toString()
      .matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      follow(join(dirname(file), path));
    }
  };
  for (const [, path = ''] of read(page)
    .toString()
    .matchAll(/<script[^>]*src="\/([^"]+)"/g))
    follow(path);
  return [...found];
}

/** WXT tells of itself where the findings go. */
const silence = () => {};
const silent: Logger = {
  level: 0,
  debug: silence,
  log: silence,
  info: silence,
  warn: silence,
  success: silence,
  error: console.error,
  fatal: console.error,
};

async function backgroundWithoutPhones(): Promise<Buffer> {
  const outDir = mkdtempSync(join(tmpdir(), 'without-phones-'));
  const withoutPhones = {
    name: 'without-phones',
    enforce: 'pre' as const,
    load: (id: string) =>
      id.endsWith('/contacts/phone-format.ts') ? 'export const formatPhone = (display) => ({ display });' : undefined,
  };
  try {
    await build({ root, outDir, logger: silent, vite: () => ({ plugins: [withoutPhones] }) });
    return readFileSync(join(outDir, 'chrome-mv3/background.js'));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
