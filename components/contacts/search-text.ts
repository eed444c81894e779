import { fold } from './matching/spelling/fold';

/** Folds like match keys and also removes diacritics of any script, because a search may leave them out. */
export function foldText(text: string): string {
  const folded = fold(text);
  return /^[\x20-\x7e]*$/.test(folded) ? folded : folded.normalize('NFKD').replace(/\p{Mn}/gu, '');
}

/** The words of a search in folded form. A number is found however it is grouped. */
export const searchWords = (search: string): string[] =>
  foldText(search)
    .split(/\s+/)
    .map((word) => (/^[\d+().-]+$/.test(word) ? word.replace(/\D/g, '') : word))
    .filter(Boolean);
