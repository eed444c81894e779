/**
 * The kinds of clues, strongest first. A record points to a person because the user matched it manually. A company
 * alone points to nobody: it confirms a name.
 */
export const clueKinds = ['record', 'person', 'email', 'linkedin', 'name', 'company'] as const;
export type ClueKind = (typeof clueKinds)[number];

/**
 * A clue on a page or of a contact. `key` is the value as normalised by the functions in this folder, or by
 * `sites/record.ts` for a record.
 */
export interface Clue {
  kind: ClueKind;
  key: string;
  /**
   * The name with adjacent words that look like a part of it, or the company, as written on the page. Keys are loose,
   * so the worker compares these words with the contact's.
   */
  text?: string | undefined;
  /** For a company with a label: `own` is the employer, `other` something else, such as a competitor or a product. */
  role?: 'own' | 'other' | undefined;
}

/** Limit per scope. Further clues are ignored. */
export const MOST_CLUES = 200;
/** Limits per question, so that none keeps the worker busy for long. The rest goes into further questions. */
export const MOST_SCOPES = 100;
export const MOST_CLUES_ASKED = 500;

/**
 * A part of a page that is about one person: a table row, a list item, a card, a link to a person's record. The scope
 * of a name in a sentence is that sentence, with `ownCompany`, because neither the page nor the row says whose name it
 * is. Everything else belongs to the scope of the whole page, which may contain many people.
 */
export interface ScopeClues {
  /** Identifies the scope within its page. */
  id: number;
  isPage: boolean;
  /** The scope's record: the one its name links to, or else the page's. */
  record: string;
  /**
   * In document order, without duplicates: all known clues, and every email and LinkedIn address even if unknown,
   * because somebody else's address means that the name is somebody else's too. Names of owners, authors and assignees
   * are left out. `record` is included only if it is the scope's own.
   */
  clues: Clue[];
  /** Whether the page's company doesn't apply to this scope: it names a company itself, or is about an event. */
  ownCompany: boolean;
}

/** The clues of one page that may be about contacts. */
export interface PageClues {
  /** The page's record. */
  record: string;
  /**
   * The clues of the page's own record (heading, title, main fields), known and unknown as in a scope. Its company
   * applies to every scope that names none; its person is the page's person.
   */
  subject: Clue[];
  scopes: ScopeClues[];
}
