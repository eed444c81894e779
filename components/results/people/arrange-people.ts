import { searchWords } from '../../contacts/search-text';
import { createTextOrder, sortable } from '../../contacts/text-order';
import { type PersonRow, searchTextOf } from './person-rows';

export const sortKeys = ['name', 'company', 'jobTitle', 'phone', 'status'] as const;
export type SortKey = (typeof sortKeys)[number];
export const filters = ['all', 'unlocked', 'open', 'failed', 'doNotCall'] as const;
export type Filter = (typeof filters)[number];

export interface Order {
  sortBy: SortKey;
  descending: boolean;
}

const textOf: Record<SortKey, (row: PersonRow) => string> = {
  name: ({ name }) => name,
  company: ({ company }) => company,
  jobTitle: ({ title }) => title,
  phone: ({ phone }) => phone ?? '',
  status: ({ status, because }) => `${{ unlocked: 1, open: 2, failed: 3 }[status]}${because ?? ''}`,
};

/** So many people share a company, a title or a state that each text is worth preparing only once. */
const REPEATED: readonly SortKey[] = ['company', 'jobTitle', 'status'];

/** Sorts the rows; empty values come last in both directions. Equal rows stay in their order. */
export function sortPeople(rows: readonly PersonRow[], { sortBy, descending }: Order, language: string): PersonRow[] {
  const order = createTextOrder(language, descending);
  const of = textOf[sortBy];
  const prepare = REPEATED.includes(sortBy) ? once(sortable) : sortable;
  const entries = rows.map((row) => ({ row, text: prepare(of(row)) }));
  entries.sort((one, other) => (one.text === other.text ? 0 : order(one.text, other.text)));
  return entries.map(({ row }) => row);
}

/** The same function, but it is called once for each text. */
function once<T>(prepare: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const prepared = known.get(text) ?? prepare(text);
    known.set(text, prepared);
    return prepared;
  };
}

const passes: Record<Filter, (row: PersonRow) => boolean> = {
  all: () => true,
  unlocked: ({ status, doNotCall }) => status === 'unlocked' && !doNotCall,
  open: ({ status, doNotCall }) => status === 'open' && !doNotCall,
  failed: ({ status, doNotCall }) => status === 'failed' && !doNotCall,
  doNotCall: ({ doNotCall }) => doNotCall,
};

/** The rows that contain all words, in their current order. A number is found however it is grouped. */
export function filterPeople(rows: readonly PersonRow[], search: string, filter: Filter): PersonRow[] {
  const words = searchWords(search);
  return rows.filter((row) => passes[filter](row) && words.every((word) => searchTextOf(row).includes(word)));
}

export function countPeople(rows: readonly PersonRow[]): Record<Filter, number> {
  const counts = { all: rows.length, unlocked: 0, open: 0, failed: 0, doNotCall: 0 };
  for (const { status, doNotCall } of rows) counts[doNotCall ? 'doNotCall' : status]++;
  return counts;
}
