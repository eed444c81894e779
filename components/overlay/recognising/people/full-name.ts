import { PARTICLES } from '../../../contacts/matching/spelling/name-particles';

/** Words between two family names. */
const JOINING = new Set('y e i und and op'.split(' '));
/** Characters that occur in no name. */
const NAMELESS = /[\d@:;<>=+*#_|\\&?!]/;
/** Words in headings, labels and job titles that look like names in English. */
export const NO_NAMES =
  /(?<!\p{L})(accounts?|activit(y|ies)|address(es)?|analyst|assistant|business|chief|compan(y|ies)|consultant|contacts?|customers?|date|deals?|department|details?|developer|director|e-?mails?|engineer|engineering|executive|finance|history|id|info|information|job|leads|list|manager|managing|marketing|meetings?|notes|number|officer|operations|opportunit(y|ies)|overview|owner|people|phone|pipeline|president|products?|profile|projects?|records?|related|representative|resources|revenue|senior|services?|software|specialist|status|summary|support|tags|tasks|team|technical|technology|timeline|type|updates|vice|website)(?!\p{L})/iu;

/** The results for the last texts, because each is looked at several times. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 500;

/** Whether a text looks like a full name, known or not: only words that start like names. */
export function looksLikeFullName(text: string): boolean {
  if (text.length > 100 || !BETWEEN_WORDS.test(text)) return false;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const isName = consistsOfNames(text);
  known.set(text, isName);
  return isName;
}

const BETWEEN_WORDS = /[\s,]/;

function consistsOfNames(text: string): boolean {
  const words = text.trim().split(/[\s,]+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isSpacedIdeographs(words)) return true;
  return (
    words.length > 1 &&
    /^\p{Lu}/u.test(first) &&
    /^\p{Lu}/u.test(last) &&
    words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLES.has(word) || JOINING.has(word)) &&
    !text.endsWith(':') &&
    !NO_NAMES.test(text) &&
    !NAMELESS.test(text)
  );
}

/** Chinese, Japanese and Korean names with a space between family and given name. */
const isSpacedIdeographs = (words: readonly string[]): boolean =>
  words.length === 2 &&
  words.every((word) => /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{1,4}$/u.test(word));

/** Whether two names share a word, so that they may belong to the same person. */
export function areOfOnePerson(one: string, other: string): boolean {
  const words = wordsOf(one);
  return wordsOf(other).some((word) => words.includes(word));
}

const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? [];
