import { join } from 'node:path';
import { root, targets } from '../tools/package/targets';
import type { Figure, Findings } from './kit/findings';
import { measureSizes, type Part, type Size } from './kit/sizes';

/** Our targets. The hard limits are in `size-budget.json`. */
const aims: Partial<Record<Part, Size>> = {
  'script on sites': { raw: 24, gzip: 10 },
  chips: { raw: 42, gzip: 17 },
  background: { raw: 170, gzip: 52 },
  popup: { raw: 55, gzip: 21 },
  CSS: { raw: 12, gzip: 4 },
};

/** Files of the Chrome build. */
export async function run(): Promise<Findings> {
  const folder = join(root, targets.find(({ name }) => name === 'chrome')?.output ?? '');
  const { zip, ...sizes } = await measureSizes(folder);
  return {
    figures: [
      ...Object.entries(sizes).flatMap(([what, size]) => figuresOf(what, size, aims[what as Part])),
      { what: 'zip', value: zip.raw, unit: 'kB', limit: { of: 'value', most: 230 } },
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
