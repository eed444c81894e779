import { type Fingerprints, hashOf, hashWith } from '../../../contacts/matching/fingerprint';
import { wordsLeftOut } from '../../../contacts/matching/match-keys';
import { tidy } from '../read-node';
import { LONGEST_VALUE, SEPARATING_WORDS } from '../text-clues';
import { Character, characterOf, foldedUnit, kindOf } from './character-class';
import { createCompanyPrefilter } from './company-prefilter';
import { createNamePrefilter } from './name-prefilter';

/** `blank`: nothing but white space. `nothing`: the thorough reading would find nothing. */
type Look = 'blank' | 'nothing' | 'perhaps';

/**
 * Turns away nearly every text of a page in one pass over its letters: where no two words side by side begin a known
 * name, and nothing from the start of a part up to any word is a known company. It only ever says no. Where names and
 * companies have their subtleties it says "perhaps", and the thorough reading of `text-clues.ts` decides.
 */
export interface Prefilter {
  at(text: string): Look;
  /** Whether the text looked at last and the one before it, blank ones aside, may be the two halves of a known name. */
  mayCompleteName(): boolean;
  /** The next text has none before it. */
  startAnew(): void;
}

const AND = hashOf('and');
const LINKEDIN = hashOf('linkedin');
const SEPARATING = 1;
/** No part of the company's name that they stand in, or perhaps none. */
const ODD = 2;
/** What else has such a place by chance is looked at once more, and no harm is done. */
const special = new Uint8Array(4096);
const placeOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 20;
for (const word of SEPARATING_WORDS) special[placeOf(hashOf(word))] = SEPARATING;
for (const word of wordsLeftOut) special[placeOf(hashOf(word))] = ODD;
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
    while (isOfKind(Character.space, text, from)) from++;
    if (from === text.length) return 'blank';
    names.startText(isOfKind(Character.capital, text, from));
    companies.startText();
    let isEnclosing = false;
    let words = 0;
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
        if (wordLength === 1 ? names.noteLetter(word) : names.noteWord(word)) return 'perhaps';
        if (word === LINKEDIN || endsInPreview(text, at)) return 'perhaps';
        const what = special[placeOf(word)];
        if (what === ODD) return 'perhaps';
        isSeparating = what === SEPARATING;
        word = 0;
        wordLength = 0;
      }
      if (kind === Character.digit) {
        names.noteNoName();
        run = hashWith(run, foldedUnit(character));
        runLength++;
        continue;
      }
      if (runLength > 0) {
        if (companies.noteWord(run, runLength)) return 'perhaps';
        run = 0;
        runLength = 0;
      }
      if (isSeparating) startPart();
      switch (kind) {
        case Character.space:
          break;
        case Character.dot:
          names.noteOdd();
          break;
        case Character.hyphen:
          if (isOfKind(Character.space, text, at - 1) && isOfKind(Character.space, text, at + 1)) startPart();
          break;
        case Character.comma:
          names.turn();
          companies.startPart();
          break;
        case Character.hard:
          return 'perhaps';
        case Character.and:
          if (companies.noteWord(AND, 3)) return 'perhaps';
          names.noteNoName();
          break;
        case Character.separator:
          startPart();
          names.noteNoName();
          break;
        case Character.enclosing:
          isEnclosing = true;
          names.noteNoName();
          break;
        default:
          names.noteNoName();
      }
    }
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

/** "Jane DoePreview" is how some pages glue a hidden word to a name. */
const endsInPreview = (text: string, end: number): boolean =>
  (text.charCodeAt(end - 1) | 32) === SMALL_W && /preview$/i.test(text.slice(0, end));
const SMALL_W = 119;
