import { type Fingerprints, hashAfter, hashJoined } from '../../../contacts/matching/fingerprint';

/** Takes the words of a text, one after the other, and tells where a known company may end. */
export interface CompanyPrefilter {
  startText(): void;
  /** Of a text that several values share, another begins: a company may begin here too. */
  startPart(): void;
  /** Takes the next word, its hash as of `hashWith`; answers whether a known company may end with it. */
  noteWord(hash: number, length: number): boolean;
}

/** Companies are known by all their words without spaces between; `mostStarts` parts are the most that a text can have. */
export function createCompanyPrefilter(fingerprints: Fingerprints, mostStarts: number): CompanyPrefilter {
  /** Of what stands before each part, and at last before the next word: hash and length. */
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
        if (fingerprints.hasHash('company', hashAfter(hash, hashes[at] ?? 0, length - (lengths[at] ?? 0)))) return true;
      }
      hashes[last] = hash;
      lengths[last] = length;
      return false;
    },
  };
}
