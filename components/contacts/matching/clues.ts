/**
 * What can point to a person, strongest first. A record points to a person because the user said so. A company points
 * to nobody by itself: it confirms a name.
 */
export const clueKinds = ['record', 'person', 'email', 'linkedin', 'name', 'company'] as const;
export type ClueKind = (typeof clueKinds)[number];

/**
 * A clue as it stands on a page, and equally as a contact has it: `key` is the value as the functions of this folder make it, of a
 * record as `sites/record.ts` makes it.
 */
export interface Clue {
  kind: ClueKind;
  key: string;
  /**
   * As the page writes a name, with all that stands beside it like a part of it, or a company. Keys are loose; whether
   * the name or company is the contact's is for the worker to say.
   */
  text?: string | undefined;
  /** Of a company whose label says what it is to the record. `other` is no employer: a competitor, a supplier, a product. */
  role?: 'own' | 'other' | undefined;
}

/** In one scope. What it shows beyond that is not asked about. */
export const MOST_CLUES = 200;
/** In one question, which so never keeps the worker busy for long. What a page shows beyond that is asked in another. */
export const MOST_SCOPES = 100;
export const MOST_CLUES_ASKED = 500;

/**
 * A part of a page that speaks of one person: a table row, a list item, a card, a link to a person's record. A name
 * within a sentence has that sentence as its scope, with `ownCompany`: neither the page nor the row around it says whose
 * name it is. What belongs to no part belongs to the whole page, where many people may meet.
 */
export interface ScopeClues {
  /** By which the overlay knows the scope again; unique on its page. */
  id: number;
  isPage: boolean;
  /** The record that the scope shows: the one its name links to, else the page's. */
  record: string;
  /**
   * In document order, each once: those that the fingerprints know, and besides every e-mail and LinkedIn address of
   * the scope, known or not, since somebody else's says that the name is somebody else's too. A name counts where it
   * is the person's, not where it stands for the owner, author or assignee. `record` is among the clues only if it is
   * the scope's own.
   */
  clues: Clue[];
  /** Whether what the page is about says nothing of this person: the scope names a company itself, or tells an event. */
  ownCompany: boolean;
}

/** What one page shows, as far as the fingerprints say that it may be about somebody known. */
export interface PageClues {
  /** The record that the page is about. */
  record: string;
  /**
   * What the page itself is about (heading, title, main fields of the record), known and unknown as in a scope. Its
   * company counts for each scope that names none; its person is the page's one person.
   */
  subject: Clue[];
  scopes: ScopeClues[];
}
