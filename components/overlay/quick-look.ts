import { type Fingerprints, hashJoined, hashWith } from '../contacts/fingerprint';
import { tidy } from './read-node';
import { LONGEST_VALUE } from './text-clues';
import { BOUNDARY, createWords, Mark, SPACE } from './words';

/** `blank`: nothing but white space. `nothing`: the thorough reading would find nothing. */
type Look = 'blank' | 'nothing' | 'perhaps';

/**
 * Turns away nearly every text of a page in one pass over its letters. It only ever says no: where names and companies
 * have their subtleties it says "perhaps", and the thorough reading of `text-clues.ts` decides.
 */
export interface QuickLook {
  at(text: string): Look;
  /** Whether the text looked at last and the one before it, blank ones aside, may be the two halves of a known name. */
  mayCompleteName(): boolean;
  /** The next text has none before it. */
  startAnew(): void;
}

const MOST_WORDS_OF_NAME = 8;
const MOST_WORDS_IN_SENTENCE = 4;

/** What could be half a name; of no words if it could not. */
interface Half {
  words: number;
  hash: number;
  length: number;
  isOdd: boolean;
}
const newHalf = (): Half => ({ words: 0, hash: 0, length: 0, isOdd: false });

export function createQuickLook(fingerprints: Fingerprints): QuickLook {
  const words = createWords();
  const { hashes, lengths, marks, endings } = words;
  let [half, halfBefore] = [newHalf(), newHalf()];

  const marksOf = (from: number, to: number): number => {
    let all = endings[to - 1] ?? 0;
    for (let at = from; at < to; at++) all |= (marks[at] ?? 0) | (endings[at] ?? 0);
    return all;
  };

  /** Whether these words, then those, are the name of somebody known; both in the text, the latter perhaps none. */
  function mayBeName(from: number, to: number, nextFrom = 0, nextTo = 0): boolean {
    const most = to - from + nextTo - nextFrom;
    if (most < 2) return false;
    const all = marksOf(from, to) | (nextTo > nextFrom ? marksOf(nextFrom, nextTo) : 0);
    if (all & Mark.nameless) return false;
    if (all & Mark.odd) return true;
    return (all & Mark.broken) === 0 && isKnownName(from, to, nextFrom, nextTo);
  }

  function isKnownName(from: number, to: number, nextFrom = 0, nextTo = 0): boolean {
    const most = to - from + nextTo - nextFrom;
    let [hash, kept] = [0, 0];
    for (let at = 0; at < most; at++) {
      const word = at < to - from ? from + at : nextFrom + at - (to - from);
      const length = lengths[word] ?? 0;
      // An initial in the middle is no part of the key.
      if (length === 1 && at > 0 && at < most - 1) continue;
      if (kept > 0) hash = hashWith(hash, SPACE);
      hash = hashJoined(hash, hashes[word] ?? 0, length);
      kept++;
    }
    return kept > 1 && kept <= MOST_WORDS_OF_NAME && fingerprints.hasHash('name', hash);
  }

  /** As `mayBeName`, also of "Doe, Jane". */
  function mayHoldName(from: number, to: number): boolean {
    let [comma, commas] = [to, 0];
    for (let at = from + 1; at < to; at++) {
      if (!((marks[at] ?? 0) & Mark.afterComma)) continue;
      comma = at;
      commas++;
    }
    if (commas === 0) return mayBeName(from, to);
    if (commas === 1) return mayBeName(comma, to, from, comma);
    // Only what is left out of names could stand behind so many commas.
    return (marksOf(from, to) & (Mark.odd | Mark.nameless)) === Mark.odd;
  }

  function partsMayTell(): boolean {
    let [part, piece] = [0, 0];
    for (let at = 1; at <= words.count; at++) {
      const mark = at < words.count ? (marks[at] ?? 0) : BOUNDARY;
      if (mark & Mark.afterSeparator) {
        if (mayHoldName(part, at)) return true;
        part = at;
      }
      if (mark & Mark.afterComma) {
        if (mayBeName(piece, at)) return true;
        piece = at;
      }
    }
    return false;
  }

  /** From a word to the end of any part, without the legal forms there. */
  function mayBeCompany(from: number): boolean {
    let hash = 0;
    for (let at = from; at < words.count; at++) {
      hash = hashJoined(hash, hashes[at] ?? 0, lengths[at] ?? 0);
      const isEnd = at + 1 === words.count || ((marks[at + 1] ?? 0) & (BOUNDARY | Mark.legalForm)) !== 0;
      if (isEnd && fingerprints.hasHash('company', hash)) return true;
    }
    return false;
  }

  /** A run of capitalised words in a sentence: what stands around it does not matter. */
  function sentenceMayTell(): boolean {
    let from = 0;
    while (from < words.count) {
      let to = from + 1;
      if ((marks[from] ?? 0) & Mark.capital) {
        let all = marks[from] ?? 0;
        for (; to < words.count && continuesRun(to); to++) all |= marks[to] ?? 0;
        if (to - from > 1) {
          if (all & (Mark.odd | Mark.oddInSentence) || to - from > MOST_WORDS_IN_SENTENCE) return true;
          if (isKnownName(from, to)) return true;
        }
      }
      from = to;
    }
    return false;
  }
  function continuesRun(at: number): boolean {
    const mark = marks[at] ?? 0;
    return (
      (mark & Mark.follows) !== 0 &&
      (mark & Mark.letters) !== 0 &&
      (mark & (Mark.capital | Mark.odd | Mark.oddInSentence)) !== 0
    );
  }

  function mayTell(): boolean {
    if (mayHoldName(0, words.count) || mayBeCompany(0) || (words.count > 1 && sentenceMayTell())) return true;
    if (!words.hasParts) return false;
    for (let at = 1; at < words.count; at++) if ((marks[at] ?? 0) & BOUNDARY && mayBeCompany(at)) return true;
    return partsMayTell();
  }

  /** Half a name begins like one, and has nothing in it that names have not. */
  function noteHalf(isRead: boolean, isAddress: boolean): void {
    [half, halfBefore] = [halfBefore, half];
    half.words = 0;
    half.isOdd = !isRead;
    if (!isRead) half.words = isAddress ? 0 : 1;
    else if (words.count > 0 && words.count <= MOST_WORDS_OF_NAME && (marks[0] ?? 0) & Mark.capital) {
      const all = marksOf(0, words.count);
      if (all & (Mark.nameless | Mark.broken)) return;
      half.isOdd = (all & (Mark.odd | Mark.oddInSentence)) !== 0;
      half.words = words.count;
      half.hash = 0;
      half.length = -1;
      for (let at = 0; at < words.count; at++) {
        const length = lengths[at] ?? 0;
        if (length === 1) half.isOdd = true;
        if (at > 0) half.hash = hashWith(half.hash, SPACE);
        half.hash = hashJoined(half.hash, hashes[at] ?? 0, length);
        half.length += length + 1;
      }
    }
  }

  return {
    at(raw) {
      const text = raw.length > LONGEST_VALUE ? tidy(raw) : raw;
      if (text.length > LONGEST_VALUE) {
        this.startAnew();
        return text.includes('@') || text.includes('linkedin.') ? 'perhaps' : 'nothing';
      }
      const isRead = words.read(text);
      if (isRead && words.isBlank) return 'blank';
      noteHalf(isRead, !isRead && text.includes('@'));
      if (!isRead) return 'perhaps';
      return words.hasLetters && mayTell() ? 'perhaps' : 'nothing';
    },
    mayCompleteName() {
      if (half.words === 0 || halfBefore.words === 0) return false;
      if (half.isOdd || halfBefore.isOdd) return true;
      if (halfBefore.words > 1) return false;
      const spoken = hashJoined(hashWith(halfBefore.hash, SPACE), half.hash, half.length);
      const turned = hashJoined(hashWith(half.hash, SPACE), halfBefore.hash, halfBefore.length);
      return fingerprints.hasHash('name', spoken) || fingerprints.hasHash('name', turned);
    },
    startAnew() {
      half.words = 0;
      halfBefore.words = 0;
    },
  };
}
