import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './store-table';
import { root } from './targets';

/**
 * Rules of docs/store/checklist.md that nothing fulfils any more, each in words. Every row ends with where its rule is
 * fulfilled: a file, or a file and a text in it, as `components/consent/consent.ts: CONSENT_VERSION`.
 */
export function checklistFaults(rows: readonly string[][] = readTable('checklist.md')): string[] {
  return rows.flatMap(([store = '', rule = '', source = '', read = '', places = '']) => {
    const faults = places.split('; ').flatMap((place) => {
      const [file = '', text] = place.split(': ');
      const path = join(root, file);
      if (!existsSync(path)) return [`${file} is not there`];
      return text && !readFileSync(path, 'utf8').includes(text) ? [`${file} has no "${text}"`] : [];
    });
    if (!/^https:\/\//.test(source)) faults.push('names no source');
    if (!/^\d{4}-\d\d-\d\d$/.test(read)) faults.push('has no date');
    return faults.map((fault) => `${store}, ${rule}: ${fault}`);
  });
}
