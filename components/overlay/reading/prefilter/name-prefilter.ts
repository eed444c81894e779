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

/** A text as a possible half of a name: the hashes of some of its words, or 0, and two flags. */
type Half = Int32Array;
const FIRST = 0;
const LAST = 1;
/** Needed because an unknown middle name may be between the two known words. */
const LAST_BUT_ONE = 2;
const FIRST_OF_PART = 3;
const SECOND = 4;
const IS_LIKE_NAME = 5;
const IS_ODD = 6;
const LENGTH = 7;
const newHalf = (): Half => new Int32Array(LENGTH);

export function createNamePrefilter(fingerprints: Fingerprints): NamePrefilter {
  const isNameStart = fingerprints.hashesOf('nameStart');
  let [half, halfBefore, halfBeforeThat] = [newHalf(), newHalf(), newHalf()];
  let isTurned = false;
  let isLastCapitals = false;
  let isLetterLast = false;
  let kept: Int32Array | undefined;

  /** The values of the text that starts next. */
  function nextHalf(): Half {
    const next = halfBeforeThat;
    halfBeforeThat = halfBefore;
    halfBefore = half;
    half = next;
    return next;
  }

  const beginName = (one = 0, other = 0): boolean => one !== 0 && isNameStart(hashOfPair(one, other));

  const completes = (before: Half): boolean =>
    before[IS_LIKE_NAME] === 1 &&
    (half[IS_ODD] === 1 ||
      before[IS_ODD] === 1 ||
      beginName(before[LAST], half[FIRST]) ||
      beginName(half[FIRST], before[FIRST]) ||
      beginName(half[LAST], before[FIRST]) ||
      beginName(before[LAST], half[SECOND]) ||
      beginName(before[FIRST], half[LAST]) ||
      beginName(before[LAST_BUT_ONE], half[FIRST]) ||
      beginName(half[LAST_BUT_ONE], before[FIRST]) ||
      beginName(half[LAST], before[SECOND]));

  /** "Jane | Q. | Doe", "Jane | van den | Berg". */
  const completesOverOne = (): boolean =>
    halfBeforeThat[IS_LIKE_NAME] === 1 &&
    (halfBeforeThat[IS_ODD] === 1 ||
      beginName(halfBeforeThat[FIRST], half[FIRST]) ||
      beginName(halfBeforeThat[FIRST], halfBefore[FIRST]) ||
      beginName(half[FIRST], halfBeforeThat[FIRST]));

  return {
    startText(isLikeName) {
      const next = nextHalf();
      // Faster than `fill` for so few, like the loops below than `set`.
      for (let at = 0; at < LENGTH; at++) next[at] = 0;
      next[IS_LIKE_NAME] = isLikeName ? 1 : 0;
      isTurned = false;
      isLastCapitals = false;
      isLetterLast = false;
    },
    startPart() {
      half[FIRST_OF_PART] = 0;
    },
    turn() {
      isTurned = true;
    },
    noteWord(hash, isCapitals) {
      if (beginName(half[LAST], hash) || beginName(half[LAST_BUT_ONE], hash)) return true;
      if (isLastCapitals && !isCapitals && beginName(hash, half[FIRST_OF_PART])) return true;
      if ((isLastCapitals || isTurned) && beginName(hash, half[LAST])) return true;
      isLastCapitals = isCapitals;
      isLetterLast = false;
      if (isTurned && (beginName(hash, half[FIRST]) || beginName(hash, half[FIRST_OF_PART]))) return true;
      half[LAST_BUT_ONE] = half[LAST] ?? 0;
      half[LAST] = hash;
      if (half[FIRST] === 0) half[FIRST] = hash;
      else if (half[SECOND] === 0) half[SECOND] = hash;
      if (half[FIRST_OF_PART] === 0) half[FIRST_OF_PART] = hash;
      return false;
    },
    noteLetter() {
      half[IS_ODD] = 1;
      const isSecond = isLetterLast;
      isLetterLast = true;
      return isSecond;
    },
    noteOdd() {
      half[IS_ODD] = 1;
    },
    noteNoName() {
      half[IS_LIKE_NAME] = 0;
    },
    leaveText() {
      half[IS_LIKE_NAME] = 1;
      half[IS_ODD] = 1;
    },
    mayCompleteName: () => half[IS_LIKE_NAME] === 1 && (completes(halfBefore) || completesOverOne()),
    forgetTexts() {
      for (const one of [half, halfBefore, halfBeforeThat]) one[IS_LIKE_NAME] = 0;
    },
    keepText(place) {
      kept ??= new Int32Array(MOST_KEPT * LENGTH);
      for (let at = 0; at < LENGTH; at++) kept[place * LENGTH + at] = half[at] ?? 0;
    },
    repeatText(place) {
      const next = nextHalf();
      for (let at = 0; kept && at < LENGTH; at++) next[at] = kept[place * LENGTH + at] ?? 0;
    },
  };
}
