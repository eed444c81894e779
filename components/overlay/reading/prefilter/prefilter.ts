import { type Fingerprints, hashJoined, hashOf, hashWith } from '../../../contacts/matching/fingerprint';
import { AND_WORDS } from '../../../contacts/matching/spelling/and-words';
import { MOST_SHORT_WORDS, SHORT_WORD } from '../clues/find-companies';
import { LONGEST_VALUE } from '../clues/text-clues';
import { SEPARATING_WORDS } from '../clues/text-parts';
import { tidy } from '../read-node';
import { characterOf, foldedUnit, kindOf } from './character-class';
import * as Character from './character-role';
import { createCompanyPrefilter } from './company-prefilter';
import { createNamePrefilter, MOST_KEPT } from './name-prefilter';

/** `blank`: only white space and commas. `nothing`: the full reader would find nothing. */
type Look = 'blank' | 'nothing' | 'perhaps';

/**
 * Rejects nearly every text of a page in one pass over its characters: if no two adjacent words start a known name, and
 * no sequence of words from the start of a part is a known company. It never accepts a text: in all other and all
 * complicated cases it returns "perhaps", and the full reader in `text-clues.ts` decides.
 */
export interface Prefilter {
  at(text: string): Look;
  /** Whether the last text may be the rest of a known name that started in one of the two previous ones. */
  mayCompleteName(): boolean;
  /** The next text has no predecessor. */
  reset(): void;
}

const LINKEDIN = hashOf('linkedin');
const LENSMOR = hashOf('lensmor');
const LAST_ASCII = 127;
/** A small Bloom filter for the hashes of words that join or separate parts of company names. */
const special = new Uint8Array(4096);
const placeOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 20;
const hashesOf = (words: Iterable<string>): ReadonlySet<number> => new Set([...words].map(hashOf));
const ANDS = hashesOf(AND_WORDS);
const SEPARATING = hashesOf(SEPARATING_WORDS);
for (const word of [...AND_WORDS, ...SEPARATING_WORDS]) special[placeOf(hashOf(word))] = 1;
const SPACE = 32;
const SPACE_CHARACTER = characterOf(SPACE);

/** As if a space followed the text. */
const characterAt = (text: string, at: number): number =>
  at < text.length ? characterOf(text.charCodeAt(at)) : SPACE_CHARACTER;

export function createPrefilter(fingerprints: Fingerprints): Prefilter {
  const names = createNamePrefilter(fingerprints);
  const companies = createCompanyPrefilter(fingerprints, LONGEST_VALUE);
  const isPerson = fingerprints.hashesOf('person');

  /**
   * The places of texts without hits in `names`, because pages repeat texts and looking one up takes a fifth of the time.
   */
  const known = new Map<string, number>();

  function startPart(): void {
    names.startPart();
    companies.startPart();
  }

  function remember(text: string): void {
    if (known.size >= MOST_KEPT) known.clear();
    names.keepText(known.size);
    known.set(text, known.size);
  }

  /** `text` has at most `LONGEST_VALUE` units. */
  function scan(text: string): Look {
    let from = 0;
    while (isOfKind(Character.space, text, from) || isOfKind(Character.comma, text, from)) from++;
    if (from === text.length) return 'blank';
    names.startText(isOfKind(Character.capital, text, from) || mayBeParticle(text, from));
    companies.startText();
    let isEnclosing = false;
    let words = 0;
    /** The number of short words at the start of the part; too many once it has a longer one. */
    let shortWords = 0;
    let digits = 0;
    let capitals = 0;
    // The current run of letters and digits, for companies, and of letters only, for names.
    let [run, runLength, word, wordLength] = [0, 0, 0, 0];
    for (let at = from; at <= text.length; at++) {
      let character = characterAt(text, at);
      while (kindOf(character) <= Character.capital) {
        word = hashWith(word, foldedUnit(character));
        wordLength++;
        capitals += kindOf(character) - Character.letter;
        character = characterAt(text, ++at);
      }
      const kind = kindOf(character);
      if (kind === Character.silent) {
        // A name may start inside the word: "d'Ana".
        if (wordLength > 0 && isOfKind(Character.capital, text, at + 1)) return 'perhaps';
        continue;
      }
      let isSeparating = false;
      if (wordLength > 0) {
        words++;
        run = hashJoined(run, word, wordLength);
        runLength += wordLength;
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
        // A legal form may come first.
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
    if (words === 0 ? isPerson(digits) : isEnclosing && words > 1) return 'perhaps';
    // Numbers repeat less often, and take no longer to scan than to look up.
    if (words > 0) remember(text);
    return 'nothing';
  }

  return {
    at(raw) {
      const text = raw.length > LONGEST_VALUE ? tidy(raw) : raw;
      if (text.length > LONGEST_VALUE) {
        names.forgetTexts();
        return text.includes('@') || text.includes('linkedin.') ? 'perhaps' : 'nothing';
      }
      const place = known.get(text);
      if (place !== undefined) {
        names.repeatText(place);
        return 'nothing';
      }
      const seen = scan(text);
      if (seen === 'perhaps') {
        if (text.includes('@')) names.noteNoName();
        else names.leaveText();
      }
      return seen;
    },
    mayCompleteName: names.mayCompleteName,
    reset: names.forgetTexts,
  };
}

const isOfKind = (kind: number, text: string, at: number): boolean =>
  at >= 0 && at < text.length && kindOf(characterOf(text.charCodeAt(at))) === kind;

/** Two or three letters and a space: "van Dyk" may continue a name. */
const mayBeParticle = (text: string, from: number): boolean =>
  isOfKind(Character.letter, text, from) && (isSpace(text, from + 2) || isSpace(text, from + 3));
const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) === SPACE;

/** Some pages append a hidden word to a name: "Jane DoePreview". */
const endsInPreview = (text: string, end: number): boolean =>
  (text.charCodeAt(end - 1) | 32) === SMALL_W && /preview$/i.test(text.slice(0, end));
const SMALL_W = 119;
