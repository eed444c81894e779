/**
 * The roles of characters in names of people and companies; 0 means not classified yet. Separate constants, because
 * bundlers replace these by numbers.
 */

export const letter = 1;
export const capital = 2;
export const digit = 3;
export const space = 4;
/** Ignored: O'Brien, OBrien. */
export const silent = 5;
export const hyphen = 6;
export const dot = 7;
export const comma = 8;
/** Separates values in one text. */
export const separator = 9;
export const and = 10;
/** Excludes a name, like a digit. */
export const nameless = 11;
/** A bracket or quotation mark; its content may be left out of a name. */
export const enclosing = 12;
/** Separates words and occurs in no name. */
export const other = 13;
/** Needs the full reader. */
export const hard = 14;
