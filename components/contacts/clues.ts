/** What can point to a person. A company points to nobody by itself: it confirms a name. */
export const clueKinds = ['person', 'email', 'linkedin', 'name', 'company'] as const;
export type ClueKind = (typeof clueKinds)[number];

/** A clue as it stands on a page, and equally as a contact has it: `key` is the value as `identity.ts` makes it. */
export interface Clue {
  kind: ClueKind;
  key: string;
}

/** A part of a page that speaks of one person: a table row, a list item, a card, else the whole page. */
export interface ScopeClues {
  /** By which the overlay knows the scope again; unique on its page. */
  id: number;
  /** In document order, each once. */
  clues: Clue[];
}

/** What one page shows, as far as the fingerprints say that it may be about somebody known. */
export interface PageClues {
  /** The record that the page is about, as the catalogue of CRMs reads it from the address. */
  record: string;
  /** What the page itself is about (heading, title, main fields): counts for each scope. */
  subject: Clue[];
  scopes: ScopeClues[];
}
