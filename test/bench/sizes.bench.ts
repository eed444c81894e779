import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Logger } from 'wxt';
import { root, targets } from '../tools/package/targets';
import type { Figure, Findings } from './kit/findings';
import { measureSizes, type Part, type Size, sizeOf } from './kit/sizes';

/** Our targets. The hard limits are in `size-budget.json`. */
const aims: Partial<Record<Part, Size>> = {
  'script on sites': { raw: 26, gzip: 10 },
  background: { raw: 180, gzip: 50 },
  popup: { raw: 60, gzip: 20 },
  CSS: { raw: 12, gzip: 4 },
};

/** Files of the Chrome build. */
export async function run(): Promise<Findings> {
  const folder = join(root, targets.find(({ name }) => name === 'chrome')?.output ?? '');
  const { zip, ...sizes } = await measureSizes(folder);
  return {
    figures: [
      ...Object.entries(sizes).flatMap(([what, size]) => figuresOf(what, size, aims[what as Part])),
      ...figuresOf('background without the phone library', await backgroundWithoutPhones(), { raw: 50, gzip: 16 }),
      { what: 'zip', value: zip.raw, unit: 'kB', limit: { of: 'value', most: 300 } },
    ],
  };
}

function figuresOf(what: string, { raw, gzip }: Size, aim: Size | undefined): Figure[] {
  const limited = (most: number | undefined) => (most === undefined ? {} : { limit: { of: 'value' as const, most } });
  return [
    { what, value: raw, unit: 'kB', ...limited(aim?.raw) },
    { what: `${what}, gzip`, value: gzip, unit: 'kB', ...limited(aim?.gzip) },
  ];
}

/** WXT logs to the same output as the findings. */
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

async function backgroundWithoutPhones(): Promise<Size> {
  const outDir = mkdtempSync(join(tmpdir(), 'without-phones-'));
  const withoutPhones = {
    name: 'without-phones',
    enforce: 'pre' as const,
    load: (id: string) =>
      id.endsWith('/contacts/phone-format.ts') ? 'export const formatPhone = (display) => ({ display });' : undefined,
  };
  try {
    await build({ root, outDir, logger: silent, vite: () => ({ plugins: [withoutPhones] }) });
    return sizeOf([readFileSync(join(outDir, 'chrome-mv3/background.js'))]);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
