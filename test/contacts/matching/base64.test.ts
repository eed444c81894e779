import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../components/contacts/matching/base64';

test.each([0, 1, 2, 3, 0x2000 - 1, 0x2000, 0x2000 + 1, 100_000])('%i bytes survive', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) % 256);
  const encoded = encodeBase64(bytes);
  expect(encoded).toBe(Buffer.from(bytes).toString('base64'));
  expect(decodeBase64(encoded)).toEqual(bytes);
});
