import { type Fingerprints, hashOfPair } from '../../../contacts/matching/fingerprint';

/** Receives the words of texts one by one and detects where a known name may start. */
export interface NamePrefilter {
  /** Starts another text. `isLikeName`: whether it starts like a name or the rest of one. */
  startText(isLikeName: boolean): void;
  /** Starts another value of the text. */
  startPart(): void;
  /** The words so far may be a last name: "Doe, Jane". */
  turn(): void;
  /**
   * Adds the next word of at least two letters by its hash (`hashWith`); returns whether a known name may end with it.
   * A word in capitals may be a last name that comes first.
   */
  noteWord(hash: number, isCapitals: boolean): boolean;
  /** Adds a single letter, which names may omit; returns whether it follows another one: "S. A." is one word. */
  noteLetter(): boolean;
  /** The text contains something that words alone don't decide. */
  noteOdd(): void;
  /** The text can't be half a name. */
  noteNoName(): void;
  /** The rest of the text is skipped. */
  leaveText(): void;
  /** Whether this text may be the rest of a known name that started in one of the two previous texts. */
  mayCompleteName(): boolean;
  /** The next text has no predecessor. */
  forgetTexts(): void;
  /** Keeps the text that just ended in one of `MOST_KEPT` places. */
  keepText(place: number): void;
  /** The same as passing the text in that place again. */
  repeatText(place: number): void;
}

export const MOST_KEPT = 1000;

/** A text as a possible half of a name. */
interface Half {
  isLikeName: boolean;
  isOdd: boolean;
  words: Int32Array;
}
/** The words of a text whose hashes are kept, as indexes; a hash of 0 means none. */
const FIRST = 0;
const LAST = 1;
/** Needed because an unknown middle name may be between the two known words. */
const LAST_BUT_ONE = 2;
const FIRST_OF_PART = 3;
const SECOND = 4;
const IS_LIKE_NAME = 1;
const IS_ODD = 2;
/** Five words and the flags above. */
const KEPT_LENGTH = 6;
const newHalf = (): Half => ({ isLikeName: false, isOdd: false, words: new Int32Array(5) });

export function createNamePrefilter(fingerprints: Fingerprints): NamePrefilter {
  let [half, halfBefore, halfBeforeThat] = [newHalf(), newHalf(), newHalf()];
  let isTurned = false;
  let isLastCapitals = false;
  let isLetterLast = false;
  let kept: Int32Array | undefined;

  function nextHalf(): void {
    [half, halfBefore, halfBeforeThat] = [halfBeforeThat, half, halfBefore];
  }

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
      nextHalf();
      half.isLikeName = isLikeName;
      half.isOdd = false;
      // `fill` takes longer for so few.
      for (let at = FIRST; at <= SECOND; at++) half.words[at] = 0;
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
    keepText(place) {
      kept ??= new Int32Array(MOST_KEPT * KEPT_LENGTH);
      const from = place * KEPT_LENGTH;
      kept.set(half.words, from);
      kept[from + KEPT_LENGTH - 1] = (half.isLikeName ? IS_LIKE_NAME : 0) | (half.isOdd ? IS_ODD : 0);
    },
    repeatText(place) {
      nextHalf();
      const from = place * KEPT_LENGTH;
      for (let at = FIRST; at <= SECOND; at++) half.words[at] = kept?.[from + at] ?? 0;
      const flags = kept?.[from + KEPT_LENGTH - 1] ?? 0;
      half.isLikeName = (flags & IS_LIKE_NAME) !== 0;
      half.isOdd = (flags & IS_ODD) !== 0;
    },
  };
}
