import type { PersonRow } from './person-rows';

type SortKey = 'name' | 'company' | 'jobTitle' | 'phone' | 'status';

export interface Arrangement {
  /** Words that a person's texts must have, all of them. */
  search: string;
  status: PersonRow['status'] | 'all';
  sortBy: SortKey;
  descending: boolean;
}

const textOf: Record<SortKey, (row: PersonRow) => string> = {
  name: ({ name }) => name,
  company: ({ company }) => company,
  jobTitle: ({ title }) => title,
  phone: ({ phone }) => phone ?? '',
  status: ({ status }) => status,
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Those who fit, in order; empty values come last whichever way. */
export function arrangePeople(rows: readonly PersonRow[], arrangement: Arrangement, language: string): PersonRow[] {
  const { search, status, sortBy, descending } = arrangement;
  const words = fold(search).split(/\s+/).filter(Boolean);
  const fits = (row: PersonRow) => {
    const text = fold([row.name, row.company, row.title, row.phone, row.email].join(' '));
    return (status === 'all' || row.status === status) && words.every((word) => text.includes(word));
  };
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  return rows.filter(fits).sort((one, other) => {
    const [mine, theirs] = [textOf[sortBy](one), textOf[sortBy](other)];
    if (mine === '' || theirs === '') return Number(mine === '') - Number(theirs === '');
    return descending ? compare(theirs, mine) : compare(mine, theirs);
  });
}
