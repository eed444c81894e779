import { decodeBase64, encodeBase64 } from './base64';
import type { Clue, ClueKind } from './clues';

/** Keys, and the first two words of names, because few texts contain two such words in a row. */
type PrintKind = ClueKind | 'nameStart';

/** A seed per kind, so that equal keys of different kinds have different fingerprints. */
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
/** Powers of `BASE`, for texts of up to this length. */
const POWERS = new Int32Array(512).fill(1);
for (let at = 1; at < POWERS.length; at++) POWERS[at] = Math.imul(POWERS[at - 1] ?? 1, BASE);

/** Appends one UTF-16 unit to the hash of a text. The hash of an empty text is 0. */
export const hashWith = (hash: number, unit: number): number => (Math.imul(hash, BASE) + unit) | 0;

/** The hash of two concatenated texts, computed from their hashes: no string is built. */
export const hashJoined = (hash: number, next: number, lengthOfNext: number): number =>
  (Math.imul(hash, POWERS[lengthOfNext] ?? 0) + next) | 0;

/** The hash of the rest of a text, computed from the hashes of the whole and of its start. */
export const hashAfter = (whole: number, before: number, lengthOfRest: number): number =>
  (whole - Math.imul(before, POWERS[lengthOfRest] ?? 0)) | 0;

/** The hash of a pair of words, computed from their hashes. */
export const hashOfPair = (one: number, other: number): number => (Math.imul(one, PAIR) + other) | 0;

/** The finaliser of MurmurHash3: each bit of the result depends on all bits of the input. */
function mix(seed: number, hash: number): number {
  let mixed = seed ^ hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = hashWith(hash, text.charCodeAt(at));
  return hash;
}

/** The 32-bit fingerprint of a key. */
export const fingerprint = (kind: ClueKind, key: string): number => mix(SEEDS[kind], hashOf(key));

/** The key's fingerprints: its own, and for names of several words that of the first two words. */
export function fingerprintsOf({ kind, key }: Clue): number[] {
  const [first, second] = kind === 'name' ? key.split(' ') : [];
  const own = fingerprint(kind, key);
  return first && second ? [own, mix(SEEDS.nameStart, hashOfPair(hashOf(first), hashOf(second)))] : [own];
}

export interface Fingerprints {
  /** May be true for an unknown key, once in four billion: a reason to ask the worker, not an answer. */
  has(kind: ClueKind, key: string): boolean;
  /** Like `has` for keys of one kind, by their hashes; see `hashWith`. */
  hashesOf(kind: PrintKind): (hash: number) => boolean;
  /** Whether it was created from the same fingerprints. */
  isFrom(encoded: string): boolean;
  size: number;
}

/** Base64 of the distinct numbers in ascending order, as 32-bit little-endian integers. */
export function encodeFingerprints(numbers: Iterable<number>): string {
  const sorted = Uint32Array.from(new Set(numbers)).sort();
  const bytes = new DataView(new ArrayBuffer(sorted.length * 4));
  for (const [at, number] of sorted.entries()) bytes.setUint32(at * 4, number, true);
  return encodeBase64(new Uint8Array(bytes.buffer));
}

/** A number's two bits in a bitmap of 128 kB, which rejects nearly every unknown key. */
const BITMAP_BITS = 20;
const firstBitOf = (number: number): number => number >>> (32 - BITMAP_BITS);
const secondBitOf = (number: number): number => number & ((1 << BITMAP_BITS) - 1);

/** Browsers run on little-endian processors only. */
const numbersIn = (encoded: string): Uint32Array => new Uint32Array(decodeBase64(encoded).buffer);

/** `encoded` comes from `encodeFingerprints`. */
export function createFingerprints(encoded: string): Fingerprints {
  const numbers = numbersIn(encoded);
  const bitmap = new Int32Array(1 << (BITMAP_BITS - 5));
  const isMarked = (bit: number): boolean => (((bitmap[bit >>> 5] ?? 0) >>> bit) & 1) === 1;
  const mark = (bit: number): void => {
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] ?? 0) | (1 << bit);
  };
  // By index, because this runs once per page, before the browser has optimised anything.
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    mark(firstBitOf(number));
    mark(secondBitOf(number));
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

  function hashesOf(kind: PrintKind): (hash: number) => boolean {
    const seed = SEEDS[kind];
    return (hash) => {
      const wanted = mix(seed, hash);
      return isMarked(firstBitOf(wanted)) && isMarked(secondBitOf(wanted)) && isAmongThem(wanted);
    };
  }

  return {
    has: (kind, key) => hashesOf(kind)(hashOf(key)),
    hashesOf,
    isFrom(other) {
      const others = numbersIn(other);
      return others.length === numbers.length && others.every((number, at) => number === numbers[at]);
    },
    size: numbers.length,
  };
}
