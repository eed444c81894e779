import { hashWith } from '../contacts/fingerprint';
import { wordsLeftOut } from '../contacts/identity';
import { Character, characterOf, foldedUnit, kindOf } from './character';
import { LONGEST_VALUE, SEPARATING_WORDS } from './text-clues';

/** Of a word, with what stands between it and the one before. */
export const Mark = {
  capital: 1,
  /** Only spaces, hyphens, dots stand before it. */
  follows: 2,
  afterComma: 4,
  afterSeparator: 8,
  /** No name has it, as digits and some signs. */
  nameless: 16,
  /** No name has it, unless it is left out of the name. */
  broken: 32,
  /** What the name is depends on more than its words. */
  odd: 64,
  /** The same, for a name in a sentence only. */
  oddInSentence: 128,
  /** Not a number. */
  letters: 256,
  legalForm: 512,
} as const;
export const BOUNDARY = Mark.afterComma | Mark.afterSeparator;
export const SPACE = 32;

/** The words of one text, folded and hashed; each reading overwrites the one before, so that a page's texts take no memory. */
export interface Words {
  count: number;
  readonly hashes: Int32Array;
  readonly lengths: Uint8Array;
  /** `Mark` */
  readonly marks: Uint16Array;
  /** `Mark`, of what stands between a word and the end of its part or of the text. */
  readonly endings: Uint8Array;
  /** Nothing but white space. */
  isBlank: boolean;
  hasLetters: boolean;
  /** There is a comma or separator. */
  hasParts: boolean;
  /**
   * Reads a text of at most `LONGEST_VALUE` units. False where only the thorough reading knows, or may find more than
   * names and companies.
   */
  read(text: string): boolean;
}

const hashOf = (word: string): number =>
  Array.from(word).reduce((hash, letter) => hashWith(hash, letter.charCodeAt(0)), 0);
const AND = hashOf('and');

const ODD_IN_NAME = 1;
const ODD_IN_COMPANY = 2;
const SEPARATING = 4;
const LEGAL = 8;
const special = new Map<number, number>();
/** Says no for nearly every word that is not special. */
const perhapsSpecial = new Uint8Array(4096);
for (const [words, what] of [
  [wordsLeftOut.name, ODD_IN_NAME],
  [wordsLeftOut.company, ODD_IN_COMPANY],
  [wordsLeftOut.companyEnd, LEGAL],
  [SEPARATING_WORDS, SEPARATING],
] as const) {
  for (const hash of words.map(hashOf)) {
    special.set(hash, (special.get(hash) ?? 0) | what);
    perhapsSpecial[hash >>> 20] = 1;
  }
}
const whatIs = (word: number): number => (perhapsSpecial[word >>> 20] === 1 ? (special.get(word) ?? 0) : 0);

export function createWords(): Words {
  const hashes = new Int32Array(LONGEST_VALUE + 2);
  const lengths = new Uint8Array(LONGEST_VALUE + 2);
  const marks = new Uint16Array(LONGEST_VALUE + 2);
  /** What stands between a word and the boundary behind it. */
  const endings = new Uint8Array(LONGEST_VALUE + 2);
  const words: Words = {
    count: 0,
    hashes,
    lengths,
    marks,
    endings,
    isBlank: true,
    hasLetters: false,
    hasParts: false,
    read,
  };

  function addWord(hash: number, length: number, mark: number): void {
    hashes[words.count] = hash;
    lengths[words.count] = length;
    marks[words.count] = mark;
    endings[words.count] = 0;
    words.count++;
  }

  /** Ends a part of the text; answers what stands before the next word. */
  function endPart(gap: number, boundary: number): number {
    words.hasParts = true;
    if (words.count > 0) endings[words.count - 1] = (endings[words.count - 1] ?? 0) | (gap & ~Mark.follows);
    return (gap & BOUNDARY) | boundary;
  }

  function read(text: string): boolean {
    words.count = 0;
    words.isBlank = true;
    words.hasLetters = false;
    words.hasParts = false;
    let [hash, length, own] = [0, 0, 0];
    let gap: number = Mark.follows;
    const end = text.length;
    for (let at = 0; at <= end; at++) {
      const character = characterOf(at < end ? text.charCodeAt(at) : SPACE);
      const kind = kindOf(character);
      if (kind <= Character.digit) {
        if (length === 0) own = kind === Character.capital ? Mark.capital : 0;
        own |= kind === Character.digit ? Mark.nameless : Mark.letters;
        words.isBlank = false;
        hash = hashWith(hash, foldedUnit(character));
        length++;
        continue;
      }
      if (kind !== Character.space) words.isBlank = false;
      if (kind === Character.silent) {
        if (length > 0) own |= isCapital(text, at + 1) ? Mark.capital | Mark.oddInSentence : 0;
        else if (isSpace(text, at - 1)) gap &= ~Mark.follows;
        continue;
      }
      if (kind === Character.hard) return false;
      if (length > 0) {
        if (own & Mark.letters) words.hasLetters = true;
        // The name may begin or end within the word.
        if ((own & (Mark.letters | Mark.nameless)) === (Mark.letters | Mark.nameless))
          own |= Mark.capital | Mark.oddInSentence;
        const what = whatIs(hash);
        if (what & ODD_IN_COMPANY) return false;
        if (what & LEGAL) own |= Mark.legalForm;
        if (what & ODD_IN_NAME || endsInPreview(text, at, length)) own |= Mark.odd;
        const isSeparating = (what & SEPARATING) !== 0 && SEPARATING_WORDS.includes(text.slice(at - length, at));
        if (isSeparating) {
          // Where more than spaces stand around it, it may be none.
          if (gap !== Mark.follows || kind !== Character.space) return false;
          gap = endPart(gap, Mark.afterSeparator);
        }
        // Letters with dots may be a legal form: "S.A."
        if (length === 1 && gap & Mark.odd && lengths[words.count - 1] === 1) return false;
        addWord(hash, length, own | gap);
        gap = isSeparating ? Mark.afterSeparator : Mark.follows;
        hash = 0;
        length = 0;
      }
      switch (kind) {
        case Character.space:
          break;
        case Character.dot:
          if (text.startsWith('linkedin', at - 8)) return false;
          gap |= Mark.odd;
          break;
        case Character.hyphen:
          gap |= Mark.oddInSentence;
          if (isSpace(text, at - 1) && isSpace(text, at + 1)) gap = endPart(gap, Mark.afterSeparator);
          break;
        case Character.comma:
          gap = endPart(gap, Mark.afterComma);
          break;
        case Character.separator:
          gap = endPart(gap, Mark.afterSeparator);
          break;
        case Character.and:
          addWord(AND, 3, (gap & ~Mark.follows) | Mark.nameless | Mark.letters | Mark.legalForm);
          gap = Mark.nameless;
          break;
        default:
          gap =
            (gap & ~Mark.follows) |
            (kind === Character.nameless ? Mark.nameless : kind === Character.enclosing ? Mark.odd : Mark.broken);
      }
    }
    if (words.count > 0) endings[words.count - 1] = (endings[words.count - 1] ?? 0) | (gap & ~Mark.follows);
    return true;
  }

  return words;
}

const isOfKind = (kind: number, text: string, at: number): boolean =>
  at >= 0 && at < text.length && kindOf(characterOf(text.charCodeAt(at))) === kind;
const isSpace = (text: string, at: number): boolean => isOfKind(Character.space, text, at);
const isCapital = (text: string, at: number): boolean => isOfKind(Character.capital, text, at);

/** "Jane DoePreview" is how some pages glue a hidden word to a name. */
const endsInPreview = (text: string, end: number, length: number): boolean =>
  length > 7 && (text.charCodeAt(end - 1) | 32) === SMALL_W && /preview$/i.test(text.slice(0, end));
const SMALL_W = 119;
