import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../store-table';
import { root } from '../targets';

/** Used instead of a date while the source is unchecked. */
const NOT_YET = 'not yet';

/** Rows whose source was never checked: no release relies on rules from memory. */
export const unreadSources = (rows: readonly string[][] = readTable('checklist.md')): string[] =>
  rows.flatMap(([store, rule, source, read]) =>
    read === NOT_YET ? [`${store}, ${rule}: read ${source} and enter the date`] : [],
  );

/**
 * Problems with the rules in docs/store/checklist.md, as text. Every row must end with what fulfils its rule: a file,
 * or a file and a text in it, such as `components/consent/consent.ts: CONSENT_VERSION`.
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
    if (read !== NOT_YET && !/^\d{4}-\d\d-\d\d$/.test(read)) faults.push('has no date');
    return faults.map((fault) => `${store}, ${rule}: ${fault}`);
  });
}
