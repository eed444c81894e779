import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './targets';

/** Each row of the first table of a Markdown file in docs/store, as its cells without code marks. */
export function readTable(file: string): string[][] {
  const lines = readFileSync(join(root, 'docs/store', file), 'utf8').split('\n');
  const rows = lines.filter((line) => line.startsWith('| ')).slice(1);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}
