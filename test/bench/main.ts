import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, root, targets } from '../package/targets';
import { type Figure, type Findings, isWithinLimit, printTable, ratioOf, tableOfFigures } from './findings';

/**
 * `npm run bench [-- NAME …] [-- --json]`: each file `NAME.bench.ts` in this folder exports `run`, which measures and
 * resolves with what it found. Without names, all of them run, one after the other; all figures are in one table at the end.
 */
interface Bench {
  run(): Promise<Findings>;
}

const ending = '.bench.ts';
const folder = fileURLToPath(new URL('.', import.meta.url));
const known = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));
const words = process.argv.slice(2);
const asJson = words.includes('--json');
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(1);
}

// What the benches load is what users get.
for (const target of targets) if (target.name === 'chrome') build(target, root);
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
const results: Record<string, Findings> = {};
for (const name of asked.length > 0 ? asked : known) {
  if (!asJson) console.log(`\n── ${name}`);
  const bench = (await import(join(folder, name + ending))) as Bench;
  const found = await bench.run();
  results[name] = found;
  if (!asJson) for (const table of found.tables ?? []) console.log(`\n${printTable(table)}`);
}

if (asJson) {
  const withRatios = (figure: Figure) => ({ ...figure, ratio: ratioOf(figure), isWithinLimit: isWithinLimit(figure) });
  const benches = Object.entries(results).map(([name, { figures = [], tables = [] }]) => [
    name,
    { figures: figures.map(withRatios), tables },
  ]);
  console.log(JSON.stringify({ machine, benches: Object.fromEntries(benches) }, undefined, 2));
} else {
  const figures = Object.values(results).flatMap((found) => found.figures ?? []);
  if (figures.length > 0) console.log(`\n${printTable(tableOfFigures(`All figures (${machine})`, figures))}`);
}
