export const FIRST = 'Ada Bruno Carla Dmitri Elena Felix Greta Hugo Ines Jonas Karin Luis Maria Nils Olga Pedro'.split(
  ' ',
);
export const LAST =
  'Adler Berg Costa Diaz Ek Fischer Gruber Holm Ivanov Jansen Keller Lund Moretti Novak Olsen Petit'.split(' ');
const CITIES = 'Berlin Paris Lisbon Oslo Vienna Madrid'.split(' ');

/** One person as in a CRM's list: nine texts, one of them a sentence with someone else's name. */
export const textsOf = (at: number): string[] => [
  `${FIRST[at % 16]} ${LAST[(at >> 4) % 16]}${String.fromCharCode(97 + (at % 26))}`,
  `Company ${at % 700} GmbH`,
  emailOf(at),
  ['Head of Sales', 'VP Marketing', 'Buyer', 'Engineer'][at % 4] ?? '',
  CITIES[at % 6] ?? '',
  `${1 + (at % 28)} Mar 2026`,
  `Met ${FIRST[(at + 3) % 16]} ${LAST[(at >> 2) % 16]} at the fair, will call back`,
  `€ ${at * 37}.00`,
  at % 3 ? 'Open' : 'Won',
];

export const TEXTS_A_ROW = 9;
export const emailOf = (at: number): string => `person${at}@company${at % 700}.example`;

export function rowOf(at: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.append(
    ...textsOf(at).map((text) => {
      const cell = document.createElement('td');
      cell.textContent = text;
      return cell;
    }),
  );
  return row;
}

/** Replaces the page's content with a table. */
export function fillPage(rows: number): HTMLTableSectionElement {
  document.body.replaceChildren();
  const body = document.body.appendChild(document.createElement('table')).createTBody();
  body.append(...Array.from({ length: rows }, (_, at) => rowOf(at)));
  return body;
}
