import { type Fingerprints, hashOf, hashWith } from '../../../contacts/matching/fingerprint';
import { AND_WORDS } from '../../../contacts/matching/spelling/and-words';
import { MOST_SHORT_WORDS, SHORT_WORD } from '../clues/find-companies';
import { LONGEST_VALUE } from '../clues/text-clues';
import { SEPARATING_WORDS } from '../clues/text-parts';
import { tidy } from '../read-node';
import { Character, characterOf, foldedUnit, kindOf } from './character-class';
import { createCompanyPrefilter } from './company-prefilter';
import { createNamePrefilter } from './name-prefilter';

/** `blank`: nothing but white space and commas. `nothing`: the thorough reading would find nothing. */
type Look = 'blank' | 'nothing' | 'perhaps';

/**
 * Turns away nearly every text of a page in one pass over its letters: where no two words side by side begin a known
 * name, and nothing from the start of a part up to any word is a known company. It only ever says no. Where names and
 * companies have their subtleties it says "perhaps", and the thorough reading of `text-clues.ts` decides.
 */
export interface Prefilter {
  at(text: string): Look;
  /** Whether the text looked at last may be the rest of a known name that began in one of the two before it. */
  mayCompleteName(): boolean;
  /** The next text has none before it. */
  startAnew(): void;
}

const LINKEDIN = hashOf('linkedin');
const LENSMOR = hashOf('lensmor');
const LAST_ASCII = 127;
/** Where a hash has a place in here, it may be that of a word which the names of companies have or end at. */
const special = new Uint8Array(4096);
const placeOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 20;
const hashesOf = (words: Iterable<string>): ReadonlySet<number> => new Set([...words].map(hashOf));
const ANDS = hashesOf(AND_WORDS);
const SEPARATING = hashesOf(SEPARATING_WORDS);
for (const word of [...AND_WORDS, ...SEPARATING_WORDS]) special[placeOf(hashOf(word))] = 1;
const SPACE = 32;

export function createPrefilter(fingerprints: Fingerprints): Prefilter {
  const names = createNamePrefilter(fingerprints);
  const companies = createCompanyPrefilter(fingerprints, LONGEST_VALUE);

  function startPart(): void {
    names.startPart();
    companies.startPart();
  }

  /** Of at most `LONGEST_VALUE` units. */
  function takeSnapshot(text: string): Look {
    let from = 0;
    while (isOfKind(Character.space, text, from) || isOfKind(Character.comma, text, from)) from++;
    if (from === text.length) return 'blank';
    names.startText(isOfKind(Character.capital, text, from) || mayBeParticle(text, from));
    companies.startText();
    let isEnclosing = false;
    let words = 0;
    /** Of the part so far, if it has no other; else too many. */
    let shortWords = 0;
    let digits = 0;
    let capitals = 0;
    // Letters and digits in a row, as companies have them, and the letters among them, as names do.
    let [run, runLength, word, wordLength] = [0, 0, 0, 0];
    for (let at = from; at <= text.length; at++) {
      const character = characterOf(at < text.length ? text.charCodeAt(at) : SPACE);
      const kind = kindOf(character);
      if (kind <= Character.capital) {
        run = hashWith(run, foldedUnit(character));
        runLength++;
        word = hashWith(word, foldedUnit(character));
        wordLength++;
        if (kind === Character.capital) capitals++;
        continue;
      }
      if (kind === Character.silent) {
        // A name may begin within: "d'Ana".
        if (wordLength > 0 && isOfKind(Character.capital, text, at + 1)) return 'perhaps';
        continue;
      }
      let isSeparating = false;
      if (wordLength > 0) {
        words++;
        if (
          wordLength === 1
            ? text.charCodeAt(at - 1) > LAST_ASCII || names.noteLetter()
            : names.noteWord(word, capitals === wordLength)
        )
          return 'perhaps';
        if (word === LINKEDIN || word === LENSMOR || endsInPreview(text, at)) return 'perhaps';
        isSeparating = special[placeOf(word)] === 1 && SEPARATING.has(word);
        word = 0;
        wordLength = 0;
        capitals = 0;
      }
      if (kind === Character.digit) {
        names.noteNoName();
        run = hashWith(run, foldedUnit(character));
        runLength++;
        continue;
      }
      if (runLength > 0) {
        const isAnd = special[placeOf(run)] === 1 && ANDS.has(run);
        if (!isAnd && companies.noteWord(run, runLength)) return 'perhaps';
        if (words === 0) digits = run;
        shortWords = runLength <= SHORT_WORD ? shortWords + 1 : MOST_SHORT_WORDS + 1;
        // A legal form may stand in front.
        if (shortWords <= MOST_SHORT_WORDS) companies.startPart();
        run = 0;
        runLength = 0;
      }
      if (isSeparating) {
        startPart();
        shortWords = 0;
      }
      switch (kind) {
        case Character.space:
          break;
        case Character.dot:
          names.noteOdd();
          break;
        case Character.hyphen:
          if (isOfKind(Character.space, text, at - 1) && isOfKind(Character.space, text, at + 1)) {
            startPart();
            shortWords = 0;
          }
          break;
        case Character.comma:
          names.turn();
          companies.startPart();
          shortWords = 0;
          break;
        case Character.hard:
          return 'perhaps';
        case Character.and:
          names.noteNoName();
          break;
        case Character.enclosing:
          isEnclosing = true;
          startPart();
          shortWords = 0;
          names.noteNoName();
          break;
        default:
          startPart();
          shortWords = 0;
          names.noteNoName();
      }
    }
    if (words === 0 && fingerprints.hasHash('person', digits)) return 'perhaps';
    return isEnclosing && words > 1 ? 'perhaps' : 'nothing';
  }

  return {
    at(raw) {
      const text = raw.length > LONGEST_VALUE ? tidy(raw) : raw;
      if (text.length > LONGEST_VALUE) {
        names.forgetTexts();
        return text.includes('@') || text.includes('linkedin.') ? 'perhaps' : 'nothing';
      }
      const seen = takeSnapshot(text);
      if (seen === 'perhaps') {
        if (text.includes('@')) names.noteNoName();
        else names.leaveText();
      }
      return seen;
    },
    mayCompleteName: names.mayCompleteName,
    startAnew: names.forgetTexts,
  };
}

const isOfKind = (kind: number, text: string, at: number): boolean =>
  at >= 0 && at < text.length && kindOf(characterOf(text.charCodeAt(at))) === kind;

/** A few letters and a space: "van Dyk" goes on a name. */
const mayBeParticle = (text: string, from: number): boolean =>
  isOfKind(Character.letter, text, from) && (isSpace(text, from + 2) || isSpace(text, from + 3));
const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) === SPACE;

/** "Jane DoePreview" is how some pages glue a hidden word to a name. */
const endsInPreview = (text: string, end: number): boolean =>
  (text.charCodeAt(end - 1) | 32) === SMALL_W && /preview$/i.test(text.slice(0, end));
const SMALL_W = 119;
