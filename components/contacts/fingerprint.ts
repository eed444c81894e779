import type { ClueKind } from './clues';

/** One letter a kind keeps equal keys of different kinds apart. */
const SEEDS: Record<ClueKind, number> = {
  record: 0x85ebca77,
  person: 0x2545f491,
  email: 0x9e3779b9,
  linkedin: 0x7f4a7c15,
  name: 0x94d049bb,
  company: 0x1b873593,
};

/** 32 bits of a key: FNV-1a over its UTF-16 units, stirred at the end as in MurmurHash3 so that each bit depends on all. */
export function fingerprint(kind: ClueKind, key: string): number {
  let hash = SEEDS[kind];
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export interface Fingerprints {
  /** Once in four billion it says yes to a stranger: a reason to ask, not an answer. */
  has(kind: ClueKind, key: string): boolean;
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

/** The upper bits of a number choose its bucket, which with 40,000 numbers holds ten. */
const BUCKETS = 4096;
const bucketOf = (number: number): number => number >>> 20;

/** `encoded` as `encodeFingerprints` makes it. */
export function createFingerprints(encoded: string): Fingerprints {
  const binary = atob(encoded);
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const numbers = new Uint32Array(bytes.length >>> 2).map((_, at) => view.getUint32(at * 4, true));
  const ends = new Uint32Array(BUCKETS);
  for (const number of numbers) ends[bucketOf(number)] = (ends[bucketOf(number)] ?? 0) + 1;
  for (let bucket = 1; bucket < BUCKETS; bucket++) ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);

  return {
    has(kind, key) {
      const wanted = fingerprint(kind, key);
      const bucket = bucketOf(wanted);
      const end = ends[bucket] ?? 0;
      for (let at = bucket === 0 ? 0 : (ends[bucket - 1] ?? 0); at < end; at++) if (numbers[at] === wanted) return true;
      return false;
    },
    size: numbers.length,
  };
}
