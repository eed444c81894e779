import type { Clue, ClueKind } from './clues';

/** What is looked up: keys, and the first two words of names, since few texts have two such words side by side. */
type PrintKind = ClueKind | 'nameStart';

/** One number a kind keeps equal keys of different kinds apart. */
const SEEDS: Record<PrintKind, number> = {
  record: 0x85ebca77,
  person: 0x2545f491,
  email: 0x9e3779b9,
  linkedin: 0x7f4a7c15,
  name: 0x94d049bb,
  nameStart: 0x3c6ef372,
  company: 0x1b873593,
};

const BASE = 0x9e3779b1;
const PAIR = 0x85ebca6b;
/** Of texts of up to so many letters. */
const POWERS = new Int32Array(512).fill(1);
for (let at = 1; at < POWERS.length; at++) POWERS[at] = Math.imul(POWERS[at - 1] ?? 1, BASE);

/** Of a text with one more UTF-16 unit. An empty text has 0. */
export const hashWith = (hash: number, unit: number): number => (Math.imul(hash, BASE) + unit) | 0;

/** Of two texts, one behind the other: so what is made of words is looked up without being spelt out. */
export const hashJoined = (hash: number, next: number, lengthOfNext: number): number =>
  (Math.imul(hash, POWERS[lengthOfNext] ?? 0) + next) | 0;

/** Of what stands behind a text in a longer one, by the hashes of both. */
export const hashAfter = (whole: number, before: number, lengthOfRest: number): number =>
  (whole - Math.imul(before, POWERS[lengthOfRest] ?? 0)) | 0;

/** Of two words, by their hashes. */
export const hashOfPair = (one: number, other: number): number => (Math.imul(one, PAIR) + other) | 0;

/** Stirred as in MurmurHash3 so that each bit depends on all. */
function stir(kind: PrintKind, hash: number): number {
  let stirred = SEEDS[kind] ^ hash;
  stirred = Math.imul(stirred ^ (stirred >>> 16), 0x85ebca6b);
  stirred = Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35);
  return (stirred ^ (stirred >>> 16)) >>> 0;
}

export function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = hashWith(hash, text.charCodeAt(at));
  return hash;
}

/** 32 bits of a key. */
export const fingerprint = (kind: ClueKind, key: string): number => stir(kind, hashOf(key));

/** All by which a page can find a key: its fingerprint, and for a name of several words that of the first two. */
export function fingerprintsOf({ kind, key }: Clue): number[] {
  const [first, second] = kind === 'name' ? key.split(' ') : [];
  const own = fingerprint(kind, key);
  return first && second ? [own, stir('nameStart', hashOfPair(hashOf(first), hashOf(second)))] : [own];
}

export interface Fingerprints {
  /** Once in four billion it says yes to a stranger: a reason to ask, not an answer. */
  has(kind: ClueKind, key: string): boolean;
  /** As `has`, of a key whose hash is there already; see `hashWith`. */
  hasHash(kind: PrintKind, hash: number): boolean;
  size: number;
}

/** Base64 of the distinct numbers in rising order, each in four bytes, the lowest first. */
export function encodeFingerprints(numbers: Iterable<number>): string {
  const sorted = Uint32Array.from(new Set(numbers)).sort();
  const bytes = new DataView(new ArrayBuffer(sorted.length * 4));
  for (const [at, number] of sorted.entries()) bytes.setUint32(at * 4, number, true);
  const CHUNK = 0x2000;
  let binary = '';
  for (let at = 0; at < bytes.byteLength; at += CHUNK) {
    binary += String.fromCharCode(...new Uint8Array(bytes.buffer, at, Math.min(CHUNK, bytes.byteLength - at)));
  }
  return btoa(binary);
}

/** So many upper bits of a number choose its bit of 128 kB, by which nearly every stranger is turned away at once. */
const CHOOSING_BITS = 20;

/** `encoded` as `encodeFingerprints` makes it. */
export function createFingerprints(encoded: string): Fingerprints {
  const bytes = atob(encoded);
  const numbers = new Uint32Array(bytes.length >>> 2);
  for (let at = 0; at < numbers.length; at++) {
    const first = at * 4;
    numbers[at] =
      bytes.charCodeAt(first) |
      (bytes.charCodeAt(first + 1) << 8) |
      (bytes.charCodeAt(first + 2) << 16) |
      (bytes.charCodeAt(first + 3) << 24);
  }
  const taken = new Int32Array(1 << (CHOOSING_BITS - 5));
  for (const number of numbers) {
    const bit = number >>> (32 - CHOOSING_BITS);
    taken[bit >>> 5] = (taken[bit >>> 5] ?? 0) | (1 << bit);
  }

  function isAmongThem(wanted: number): boolean {
    let [from, to] = [0, numbers.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((numbers[middle] ?? 0) < wanted) from = middle + 1;
      else to = middle;
    }
    return numbers[from] === wanted;
  }
  function hasHash(kind: PrintKind, hash: number): boolean {
    const wanted = stir(kind, hash);
    const bit = wanted >>> (32 - CHOOSING_BITS);
    return (((taken[bit >>> 5] ?? 0) >>> bit) & 1) === 1 && isAmongThem(wanted);
  }

  return {
    has: (kind, key) => hasHash(kind, hashOf(key)),
    hasHash,
    size: numbers.length,
  };
}
