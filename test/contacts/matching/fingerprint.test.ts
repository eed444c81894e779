import { afterEach, expect, test, vi } from 'vitest';
import { clueKinds } from '../../../components/contacts/matching/clues';
import { createFingerprints, encodeFingerprints, fingerprint } from '../../../components/contacts/matching/fingerprint';

afterEach(() => void vi.unstubAllGlobals());

const emails = Array.from({ length: 40_000 }, (_, at) => `person${at}@company${at % 700}.example`);
const encoded = encodeFingerprints(emails.map((email) => fingerprint('email', email)));

test('contains every encoded key and hardly any other', () => {
  const fingerprints = createFingerprints(encoded);
  expect(emails.filter((email) => !fingerprints.has('email', email))).toEqual([]);
  const strangers = emails.map((email) => `not.${email}`);
  expect(strangers.filter((email) => fingerprints.has('email', email)).length).toBeLessThanOrEqual(3);
});

test('distinguishes kinds', () => {
  const ofEachKind = new Set(clueKinds.map((kind) => fingerprint(kind, 'jane doe')));
  expect(ofEachKind.size).toBe(clueKinds.length);
});

test('hashes well: changing one letter flips half of the bits, and collisions are as rare as chance predicts', () => {
  const numbers = emails.map((email) => fingerprint('email', email));
  expect(new Set(numbers).size).toBeGreaterThan(emails.length - 5);
  for (let bit = 0; bit < 32; bit++) {
    const share = numbers.filter((number) => (number >>> bit) & 1).length / numbers.length;
    expect(share).toBeGreaterThan(0.48);
    expect(share).toBeLessThan(0.52);
  }
});

test('40,000 keys take about 0.2 MB and decode quickly', () => {
  expect(encoded.length).toBeLessThan(220_000);
  expect(createFingerprints(encoded).size).toBeGreaterThan(39_995);
});

test('handles duplicates and empty sets', () => {
  expect(createFingerprints(encodeFingerprints([7, 7, 0xffffffff])).size).toBe(2);
  expect(createFingerprints('').has('email', 'jane@acme.example')).toBe(false);
});

test('knows what it was created from', () => {
  const fingerprints = createFingerprints(encoded);
  expect(fingerprints.isFrom(encoded)).toBe(true);
  expect(fingerprints.isFrom('')).toBe(false);
  expect(createFingerprints('').isFrom('')).toBe(true);
  expect(createFingerprints(encodeFingerprints([1, 2])).isFrom(encodeFingerprints([1, 3]))).toBe(false);
  expect(createFingerprints(encodeFingerprints([1, 2])).isFrom(encodeFingerprints([1, 2, 3]))).toBe(false);
});

test('finds the smallest and the largest number', () => {
  const numbers = emails.slice(0, 500).map((email) => ({ email, number: fingerprint('email', email) }));
  numbers.sort((some, other) => some.number - other.number);
  for (const { email, number } of [numbers[0], numbers.at(-1)].flatMap((one) => one ?? [])) {
    expect(createFingerprints(encodeFingerprints([number])).has('email', email)).toBe(true);
  }
});

test.each([
  ['with', (text: string) => Uint8Array.from(Buffer.from(text, 'base64'))],
  ['without', undefined],
])('decodes all numbers %s a decoder in the browser', (_, fromBase64) => {
  vi.stubGlobal('Uint8Array', Object.assign(class extends Uint8Array<ArrayBuffer> {}, { fromBase64 }));
  const fingerprints = createFingerprints(encoded);
  expect(emails.filter((email) => !fingerprints.has('email', email))).toEqual([]);
});
