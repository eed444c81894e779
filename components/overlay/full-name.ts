import { nameKeys } from '../contacts/identity';

/** Whether a text may well be somebody's full name, known or not: two words that begin like names, and nothing else. */
export const looksLikeFullName = (text: string): boolean =>
  /^\p{Lu}[^\s]*[\s,]+(.*\s)?[\p{Lu}][^\s]*$/u.test(text) && !text.endsWith(':') && nameKeys(text).length > 0;
