import { type Fingerprints, hashOfPair } from '../../../contacts/matching/fingerprint';

/** Takes the words of texts, one after the other, and tells where a known name may begin. */
export interface NamePrefilter {
  /** The next words are of another text; `isLikeName`: which begins like a name or the rest of one. */
  startText(isLikeName: boolean): void;
  /** Of a text that several values share, another begins. */
  startPart(): void;
  /** What stood before may have been a last name: "Doe, Jane". */
  turn(): void;
  /**
   * Takes the next word of more than one letter, its hash as of `hashWith`; answers whether a known name may end there.
   * In capitals it may be a last name that stands first.
   */
  noteWord(hash: number, isCapitals: boolean): boolean;
  /** Takes a single letter, which names may do without; answers whether it is the second: "S. A." is one word. */
  noteLetter(): boolean;
  /** Words are not all that a name in this text depends on. */
  noteOdd(): void;
  /** The text is no half of a name. */
  noteNoName(): void;
  /** The rest of the text is not looked at. */
  leaveText(): void;
  /** Whether this text may be the rest of a known name that began in the one before it, or in the one before that. */
  mayCompleteName(): boolean;
  /** The next text has none before it. */
  forgetTexts(): void;
}

/** What a text could be half a name by. */
interface Half {
  isLikeName: boolean;
  isOdd: boolean;
  words: Int32Array;
}
/** Which of the words of a text are remembered, by their hashes; 0 stands for none. */
const FIRST = 0;
const LAST = 1;
/** The one before the last: a middle name may stand between the two that are known. */
const LAST_BUT_ONE = 2;
const FIRST_OF_PART = 3;
const SECOND = 4;
const newHalf = (): Half => ({ isLikeName: false, isOdd: false, words: new Int32Array(5) });

export function createNamePrefilter(fingerprints: Fingerprints): NamePrefilter {
  let [half, halfBefore, halfBeforeThat] = [newHalf(), newHalf(), newHalf()];
  let isTurned = false;
  let isLastCapitals = false;
  let isLetterLast = false;

  const beginName = (one = 0, other = 0): boolean =>
    one !== 0 && fingerprints.hasHash('nameStart', hashOfPair(one, other));

  function completes({ isLikeName, isOdd, words: before }: Half): boolean {
    if (!isLikeName) return false;
    const { words } = half;
    return (
      half.isOdd ||
      isOdd ||
      beginName(before[LAST], words[FIRST]) ||
      beginName(words[FIRST], before[FIRST]) ||
      beginName(words[LAST], before[FIRST]) ||
      beginName(before[LAST], words[SECOND]) ||
      beginName(before[FIRST], words[LAST]) ||
      beginName(before[LAST_BUT_ONE], words[FIRST]) ||
      beginName(words[LAST_BUT_ONE], before[FIRST]) ||
      beginName(words[LAST], before[SECOND])
    );
  }

  /** "Jane | Q. | Doe", "Jane | van den | Berg". */
  function completesOverOne(): boolean {
    const { isLikeName, isOdd, words } = halfBeforeThat;
    if (!isLikeName) return false;
    return (
      isOdd ||
      beginName(words[FIRST], half.words[FIRST]) ||
      beginName(words[FIRST], halfBefore.words[FIRST]) ||
      beginName(half.words[FIRST], words[FIRST])
    );
  }

  return {
    startText(isLikeName) {
      [half, halfBefore, halfBeforeThat] = [halfBeforeThat, half, halfBefore];
      half.isLikeName = isLikeName;
      half.isOdd = false;
      half.words.fill(0);
      isTurned = false;
      isLastCapitals = false;
      isLetterLast = false;
    },
    startPart() {
      half.words[FIRST_OF_PART] = 0;
    },
    turn() {
      isTurned = true;
    },
    noteWord(hash, isCapitals) {
      const { words } = half;
      if (beginName(words[LAST], hash) || beginName(words[LAST_BUT_ONE], hash)) return true;
      if (isLastCapitals && !isCapitals && beginName(hash, words[FIRST_OF_PART])) return true;
      if ((isLastCapitals || isTurned) && beginName(hash, words[LAST])) return true;
      isLastCapitals = isCapitals;
      isLetterLast = false;
      if (isTurned && (beginName(hash, words[FIRST]) || beginName(hash, words[FIRST_OF_PART]))) return true;
      words[LAST_BUT_ONE] = words[LAST] ?? 0;
      words[LAST] = hash;
      if (words[FIRST] === 0) words[FIRST] = hash;
      else if (words[SECOND] === 0) words[SECOND] = hash;
      if (words[FIRST_OF_PART] === 0) words[FIRST_OF_PART] = hash;
      return false;
    },
    noteLetter() {
      half.isOdd = true;
      const isSecond = isLetterLast;
      isLetterLast = true;
      return isSecond;
    },
    noteOdd() {
      half.isOdd = true;
    },
    noteNoName() {
      half.isLikeName = false;
    },
    leaveText() {
      half.isLikeName = true;
      half.isOdd = true;
    },
    mayCompleteName: () => half.isLikeName && (completes(halfBefore) || completesOverOne()),
    forgetTexts() {
      half.isLikeName = false;
      halfBefore.isLikeName = false;
      halfBeforeThat.isLikeName = false;
    },
  };
}
