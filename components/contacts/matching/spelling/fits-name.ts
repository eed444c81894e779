import { spellingsOf } from './fold';
import { PARTICLES } from './name-particles';
import { isInitial, type NameWords, nameWordsOf } from './name-words';

/**
 * Whether a name on a page can be a contact's name. Parts that only one of them has (an initial, a middle name, "Jr.")
 * are ignored; parts that both have must agree. If each has a part that the other lacks, such as a middle initial and
 * "III", they are different names; so are family names with different particles.
 */
export function fitsName(written: string, known: string): boolean {
  const [ones, others] = [formsOf(written), formsOf(known)];
  return ones.some((one) => others.some((other) => agree(one, other)));
}

/** A name in each of its common spellings. */
const formsOf = (name: string): NameWords[] => spellingsOf(name).flatMap((spelling) => nameWordsOf(spelling) ?? []);

function agree(one: NameWords, other: NameWords): boolean {
  if (one.generation && other.generation && one.generation !== other.generation) return false;
  if (hasOther(one, other) || hasOther(other, one)) return false;
  return (
    areAlike(withoutLeadingInitial(one), withoutLeadingInitial(other)) ||
    (beginsWithInitial(one) !== beginsWithInitial(other) && areAlike(one.words, other.words))
  );
}

/** Whether only the first name has a generation, and only the other one all given names. */
const hasOther = (one: NameWords, other: NameWords): boolean =>
  one.generation !== undefined && other.generation === undefined && one.words.length < other.words.length;

const beginsWithInitial = ({ words: [first] }: NameWords): boolean => first !== undefined && isInitial(first.text);

function areAlike(words: NameWords['words'], others: NameWords['words']): boolean {
  const [first, last] = [words[0], words.at(-1)];
  const [middle, otherMiddle] = [words.slice(1, -1), others.slice(1, -1)];
  if (last?.text !== others.at(-1)?.text) return false;
  // "M. José Ortega" may be María José Ortega, but not "M. Ortega".
  if (
    first?.text !== others[0]?.text &&
    !(isSameWord(first?.text ?? '', others[0]?.text ?? '') && sharesName(middle, otherMiddle))
  )
    return false;
  const [short, long] = middle.length <= otherMiddle.length ? [middle, otherMiddle] : [otherMiddle, middle];
  const isLastBound = last?.isBound !== others.at(-1)?.isBound && words.length !== others.length;
  return !isLastBound && canBeLeftOut(long, short);
}

const sharesName = (some: NameWords['words'], others: NameWords['words']): boolean =>
  some.some(({ text }) => !isInitial(text) && !PARTICLES.has(text) && others.some((other) => other.text === text));

/** "J. Robert Doe" goes by Robert. */
function withoutLeadingInitial({ words }: NameWords): NameWords['words'] {
  const start = words.findIndex(({ text }) => !isInitial(text));
  return start > 0 && words.length - start > 1 ? words.slice(start) : words;
}

/** Whether the lists are equal except for words that may be missing from the shorter one. */
function canBeLeftOut(long: NameWords['words'], short: NameWords['words']): boolean {
  let at = 0;
  for (const [place, { text, isBound }] of long.entries()) {
    const next = short[at];
    if (next && isSameWord(text, next.text)) at++;
    else if (isBound || PARTICLES.has(text) || long[place - 1]?.text === 'van') return false;
  }
  return at === short.length;
}

/** An initial matches any name that starts with it. */
const isSameWord = (one: string, other: string): boolean =>
  one === other || ((isInitial(one) || isInitial(other)) && one[0] === other[0]);
