/** A text, prepared for sorting; see `sortable`. */
export interface SortableText {
  text: string;
  plain: string | undefined;
}

/** For such texts, comparing code units gives the same order as a collator, ten times faster; see `plainKey`. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/i;
const LONGEST_NUMBER = 15;
const TOO_LONG_NUMBER = /\d{16}/;

/** In lower case, with all numbers of equal length. */
function plainKey(text: string): string | undefined {
  if (!PLAIN.test(text) || TOO_LONG_NUMBER.test(text)) return undefined;
  return text.toLowerCase().replace(/\d+/g, (number) => number.padStart(LONGEST_NUMBER, '0'));
}

export const sortable = (text: string): SortableText => ({ text, plain: plainKey(text) });

export type TextOrder = (one: SortableText, other: SortableText) => number;

/** The order of lists in this language; empty texts come last in both directions. */
export function createTextOrder(language: string, descending = false): TextOrder {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const direction = descending ? -1 : 1;
  return (one, other) => {
    if (one.text === '' || other.text === '') return Number(one.text === '') - Number(other.text === '');
    if (one.plain === undefined || other.plain === undefined) return direction * compare(one.text, other.text);
    return one.plain === other.plain ? 0 : one.plain < other.plain ? -direction : direction;
  };
}
