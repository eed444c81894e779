import { AND_WORDS } from './and-words';
import { UNSPACED_FORM } from './east-asian';
import { fold, spellingsOf } from './fold';
import { isFormName } from './legal-form-names';
import { legalFormAtEnd, legalFormInFront, longestForm } from './legal-forms';

const AND = '&';

/** The folded words of a company's name, with `&` for each "and". */
function wordsOf(text: string): string[] {
  const words = fold(text.trim())
    .replace(UNSPACED_FORM, '')
    .replace(/[&+]/g, ' & ')
    // Letters with dots, spaced or not, are one word: "S.A.", "S. A.", "Sp. z o.o.".
    .replace(/(?<![\p{L}\d])\p{L}(\.\s?\p{L}(?![\p{L}\d]))+/gu, (dotted) => dotted.replace(/[.\s]/g, ''))
    .replace(/['’‘ʼ`´ʻ/"״׳]|\((?=\p{L}\))|(?<=\(\p{L})\)/gu, '')
    .replace(/(?<=\S)tm(?=$|\s)/g, (sign) => (/[™]/.test(text) ? '' : sign))
    .split(/[^\p{L}\p{M}\d&]+/u)
    .filter((word) => word !== '');
  return words.map((word, at) => (at > 0 && AND_WORDS.has(word) ? AND : word));
}

const formAtEnd = (words: readonly string[]): number =>
  Math.max(
    legalFormAtEnd(words),
    longestForm(words, (count) => isFormName(words.slice(-count))),
  );
const formInFront = (words: readonly string[]): number =>
  Math.max(
    legalFormInFront(words),
    longestForm(words, (count) => isFormName(words.slice(0, count))),
  );

/** Removes legal forms, but never the last word: SAS is a company too. */
function nameOf(text: string): readonly string[] {
  let words = wordsOf(text);
  for (let count = formInFront(words); count > 0; count = formInFront(words)) words = words.slice(count);
  for (;;) {
    const count = formAtEnd(words);
    if (count > 0) words = words.slice(0, -count);
    else if (words.length > 1 && words.at(-1) === AND) words = words.slice(0, -1);
    else return words;
  }
}

/** The keys of a company's name: its words without legal forms, spaces and "and", in each common spelling. */
export function companyKeys(text: string): string[] {
  if (text.length > 120 || text.length < 2) return [];
  const keys = spellingsOf(text).map((spelling) =>
    nameOf(spelling)
      .filter((word) => word !== AND && !AND_WORDS.has(word))
      .join(''),
  );
  return [...new Set(keys)].filter((key) => key.length > 1 && /\p{L}/u.test(key));
}

/** Whether two texts name the same company, ignoring legal forms. */
export function isSameCompany(one: string, other: string): boolean {
  const [ones, others] = [one, other].map((text) => spellingsOf(text).map((spelling) => nameOf(spelling).join('')));
  return ones?.some((name) => name !== '' && others?.includes(name)) === true;
}

/** Whether a text is certainly the name of a company, known or not. */
export function hasLegalForm(text: string): boolean {
  if (text.length > 120 || text.length < 4) return false;
  if (fold(text.trim()).replace(UNSPACED_FORM, '') !== fold(text.trim())) return true;
  const words = wordsOf(text);
  return words.length > 1 && legalFormAtEnd(words) > 0;
}
