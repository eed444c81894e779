import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import { AND_WORDS } from '../../../contacts/matching/spelling/and-words';
import type { Word } from './words';

/** A known company at the start of a value. The range is the whole value, because the rest may be a legal form. */
export interface FoundCompany {
  key: string;
  start: number;
  end: number;
}

/** The longest word that may precede a company's name, such as a legal form. */
export const SHORT_WORD = 4;
export const MOST_SHORT_WORDS = 3;

/**
 * Finds the known company at the start of a value, or after at most `mostShortWords` short words. `words` are the
 * value's words.
 */
export function findCompany(
  words: readonly Word[],
  fingerprints: Fingerprints,
  mostShortWords: number = MOST_SHORT_WORDS,
): FoundCompany | undefined {
  const end = words.at(-1)?.end ?? 0;
  for (let start = 0; start < words.length && start <= mostShortWords; start++) {
    const key =
      longestKey(words.slice(start), 'text', fingerprints) ??
      longestKey(words.slice(start), 'spelledOut', fingerprints);
    if (key) return { key, start: words[0]?.start ?? 0, end };
    if ((words[start]?.text.length ?? 0) > SHORT_WORD) return undefined;
  }
  return undefined;
}

function longestKey(
  words: readonly Word[],
  spelling: 'text' | 'spelledOut',
  fingerprints: Fingerprints,
): string | undefined {
  let key = '';
  let longest: string | undefined;
  for (const word of words) {
    if (AND_WORDS.has(word.text)) continue;
    key += word[spelling];
    if (key.length > 1 && fingerprints.has('company', key)) longest = key;
  }
  return longest;
}
