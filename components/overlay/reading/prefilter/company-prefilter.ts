import { type Fingerprints, hashAfter, hashJoined } from '../../../contacts/matching/fingerprint';

/** Receives the words of a text one by one and detects where a known company may end. */
export interface CompanyPrefilter {
  startText(): void;
  /** Starts another value of the text: a company may start here too. */
  startPart(): void;
  /** Adds the next word by its hash (`hashWith`); returns whether a known company may end with it. */
  noteWord(hash: number, length: number): boolean;
}

/** Company keys are all words joined without spaces. `mostStarts` is the maximum number of parts in a text. */
export function createCompanyPrefilter(fingerprints: Fingerprints, mostStarts: number): CompanyPrefilter {
  const isCompany = fingerprints.hashesOf('company');
  /** Hash and length of the text before each part and, last, before the next word. */
  const hashes = new Int32Array(mostStarts + 2);
  const lengths = new Int32Array(mostStarts + 2);
  let last = 1;

  return {
    startText() {
      last = 1;
      hashes[1] = 0;
      lengths[1] = 0;
    },
    startPart() {
      if (lengths[last - 1] === lengths[last]) return;
      hashes[last + 1] = hashes[last] ?? 0;
      lengths[last + 1] = lengths[last] ?? 0;
      last++;
    },
    noteWord(word, lengthOfWord) {
      const hash = hashJoined(hashes[last] ?? 0, word, lengthOfWord);
      const length = (lengths[last] ?? 0) + lengthOfWord;
      for (let at = 0; at < last; at++) {
        if (isCompany(hashAfter(hash, hashes[at] ?? 0, length - (lengths[at] ?? 0)))) return true;
      }
      hashes[last] = hash;
      lengths[last] = length;
      return false;
    },
  };
}
