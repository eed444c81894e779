import type { Contact } from '../../../components/contacts/contact';

/** Invented people in a list that is too long to be rendered at once; every seventh is known. */
export interface Row {
  id: number;
  name: string;
  company: string;
  city: string;
}

const FIRST = 'Ada Bruno Carla Dmitri Elena Felix Greta Hugo Ines Jonas Karin Luis Maria Nils Olga Pedro'.split(' ');
const LAST = 'Adler Berg Costa Diaz Ek Fischer Gruber Holm Ivanov Jansen Keller Lund Moretti Novak Olsen Petit'.split(
  ' ',
);
const CITIES = 'Berlin Paris Lisbon Oslo Vienna Madrid'.split(' ');
const ONE_KNOWN_IN = 7;

export const rows: readonly Row[] = Array.from({ length: 240 }, (_, id) => ({
  id,
  name: `${FIRST[id % 16]} ${LAST[(id * 7 + (id >> 4)) % 16]}`,
  company: `${LAST[(id * 3) % 16]} ${CITIES[id % 6]} Ltd`,
  city: CITIES[(id * 5) % 6] ?? '',
}));

const isKnown = ({ id }: Row): boolean => id % ONE_KNOWN_IN === 0;

export const known: readonly Contact[] = rows.filter(isKnown).map(({ id, name, company }) => ({
  personnelId: String(5000 + id),
  phone: { kind: 'unlocked', number: `+1202555${String(100 + id / ONE_KNOWN_IN).padStart(4, '0')}` },
  profile: { fullName: name, companyName: company },
  updatedAt: 0,
}));

/** What each page offers to the test. */
export interface Grid {
  /** Renders these rows in `#list`. Resolves when they are visible. */
  show(rows: readonly Row[]): Promise<void>;
  /** Scrolls this row into view. */
  scrollTo(index: number): void;
  /** Sorts by name, descending. */
  sort(): void;
  /** Changes the company of the row with this ID. */
  setCompany(id: number, company: string): void;
}

declare global {
  interface Window {
    grid: Grid;
  }
}
