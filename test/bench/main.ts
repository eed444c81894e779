import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, root, targets } from '../tools/package/targets';
import { type Figure, type Findings, isWithinLimit, printTable, ratioOf, tableOfFigures } from './kit/findings';

/**
 * `npm run bench [-- NAME …] [-- --json]`: runs all benchmarks, or only the named ones, and ends with one table of all
 * figures. Those that only count run at the same time, the others one after another. A failing benchmark is reported and doesn't stop the others; the exit code is then 1.
 * To add one, create `NAME.bench.ts` in this folder or below, with an export `run(): Promise<Findings>`. Nothing else
 * has to know it. A value with a comparison or a limit is a `Figure`: unrounded, with `against` measured in the same
 * run and its target as `limit`. Anything with many columns is a `Table`. When `run` is called, the production build
 * for Chrome is in `.output/chrome-mv3`; `allowed-sites.ts` loads it into a browser. Benchmarks print nothing
 * themselves.
 */
interface Bench {
  run(): Promise<Findings>;
  /** Whether it only counts, so that other load on the machine doesn't change its figures. */
  onlyCounts?: boolean;
}

const ending = '.bench.ts';
const folder = fileURLToPath(new URL('.', import.meta.url));
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => [basename(file, ending), file]),
);
const known = [...files.keys()];
const words = process.argv.slice(2);
const asJson = words.includes('--json');
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark named ${unknown.join(', ')}. Available: ${known.join(', ')}`);
  process.exit(1);
}

const startedAtMs = performance.now();
// Measure what users get.
for (const target of targets) if (target.name === 'chrome') build(target, root);
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
const results: Record<string, Findings> = {};
const failed: string[] = [];
const seconds: Record<string, number> = {};
const counting: string[] = [];
const timing: string[] = [];
for (const name of asked.length > 0 ? asked : known) {
  const { onlyCounts } = await load(name);
  (onlyCounts ? counting : timing).push(name);
}
await Promise.all(counting.map(runOne));
for (const name of timing) await runOne(name);

if (asJson) {
  const withRatios = (figure: Figure) => ({ ...figure, ratio: ratioOf(figure), isWithinLimit: isWithinLimit(figure) });
  const benches = Object.entries(results).map(([name, { figures = [], tables = [] }]) => [
    name,
    { figures: figures.map(withRatios), tables },
  ]);
  console.log(JSON.stringify({ machine, failed, seconds, benches: Object.fromEntries(benches) }, undefined, 2));
} else {
  const figures = Object.values(results).flatMap((found) => found.figures ?? []);
  if (figures.length > 0) console.log(`\n${printTable(tableOfFigures(`All figures (${machine})`, figures))}`);
  console.log(
    `\nSeconds: ${Object.entries(seconds)
      .map((entry) => entry.join(' '))
      .join(', ')}; ${Math.round((performance.now() - startedAtMs) / 1000)} in all`,
  );
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function load(name: string): Promise<Bench> {
  return (await import(join(folder, files.get(name) ?? ''))) as Bench;
}

async function runOne(name: string): Promise<void> {
  const fromMs = performance.now();
  try {
    const found = await (await load(name)).run();
    results[name] = found;
    if (!asJson) for (const table of found.tables ?? []) console.log(`\n${printTable(table)}`);
  } catch (error) {
    console.error(`${name} failed:`, error);
    failed.push(name);
  }
  seconds[name] = Math.round((performance.now() - fromMs) / 1000);
  if (!asJson) console.log(`\n── ${name}: ${seconds[name]} s`);
}
