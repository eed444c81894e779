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

/** Sorts the rows; empty values come last in both directions. Equal rows stay in their order. */
export function sortPeople(rows: readonly PersonRow[], { sortBy, descending }: Order, language: string): PersonRow[] {
  const order = createTextOrder(language, descending);
  const of = textOf[sortBy];
  // Companies, titles and states repeat, so there are far fewer texts than rows.
  const texts = [...new Set(rows.map(of))].map(sortable).sort(order);
  const places = new Map<string, PersonRow[]>();
  let place: PersonRow[] = [];
  for (const [at, text] of texts.entries()) {
    const before = texts[at - 1];
    if (before === undefined || order(before, text) !== 0) place = [];
    places.set(text.text, place);
  }
  for (const row of rows) places.get(of(row))?.push(row);
  return [...new Set(places.values())].flat();
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
