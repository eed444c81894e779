import { fold } from './matching/spelling/fold';

/** As the keys of people are, and without the marks of any script: a search may leave them out. */
export const foldText = (text: string): string =>
  fold(text)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');

/** The words of a search, as they stand in folded text. A number is found however it is grouped. */
export const searchWords = (search: string): string[] =>
  foldText(search)
    .split(/\s+/)
    .map((word) => (/^[\d+().-]+$/.test(word) ? word.replace(/\D/g, '') : word))
    .filter(Boolean);
