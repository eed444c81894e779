import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable, type Table } from './table';

/**
 * `npm run bench [-- NAME …] [-- --json]`: each file `NAME.bench.ts` in this folder exports `run`, which measures and
 * resolves with its tables. Without names, all of them run, one after the other.
 */
interface Bench {
  run(): Promise<readonly Table[]>;
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

const results: Record<string, readonly Table[]> = {};
for (const name of asked.length > 0 ? asked : known) {
  const bench = (await import(join(folder, name + ending))) as Bench;
  const tables = await bench.run();
  results[name] = tables;
  if (!asJson) for (const table of tables) console.log(`\n${printTable(table)}`);
}
if (asJson) console.log(JSON.stringify(results, undefined, 2));
