import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../store-table';
import { root } from '../targets';

/** Follows the date if only an archived copy of the source was read. */
const ARCHIVED = /, archived copy$/;
/** The stores announce changes of their rules at least this long before. */
const MAX_AGE_DAYS = 60;

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * Rows whose source has to be read before a release on this day: because only an archived copy was read, nothing was, or
 * it was too long ago.
 */
export const unreadSources = (today: Date, rows: readonly string[][] = readTable('checklist.md')): string[] =>
  rows.flatMap(([store, rule, source, read = '']) => {
    const ageDays = (today.getTime() - Date.parse(read)) / 86_400_000;
    return isDate(read) && ageDays <= MAX_AGE_DAYS
      ? []
      : [`${store}, ${rule}: read ${source} (${read}), compare, and enter the date`];
  });

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
    if (read !== 'not read' && !isDate(read.replace(ARCHIVED, ''))) faults.push('has no date');
    return faults.map((fault) => `${store}, ${rule}: ${fault}`);
  });
}
