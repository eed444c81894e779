import { expect, test } from 'vitest';
import { createFingerprints, encodeFingerprints, fingerprint } from '../../../components/contacts/matching/fingerprint';
import { createTextReader } from '../../../components/overlay/reading/text-clues';

const fingerprints = createFingerprints(
  encodeFingerprints([
    fingerprint('name', 'jane doe'),
    fingerprint('company', 'acme'),
    fingerprint('email', 'jane.doe@acme.example'),
  ]),
);
const read = createTextReader(fingerprints);
const said = (text: string) =>
  read(text).map(
    ({ kind, isWhole, isStranger }) => kind + (isWhole ? '' : ' within') + (isStranger ? ' of a stranger' : ''),
  );

test.each([
  ['Jane Doe', ['name']],
  ['Doe, Jane', ['name']],
  ['Dr. Jane A. Doe, PhD', ['name']],
  ['Acme, Inc.', ['company']],
  ['Head of Sales at Acme', ['company']],
  ['Jane Doe · Acme', ['name', 'company']],
  ['Jane Doe - Acme', ['name', 'company']],
  ['Acme, Jane Doe', ['company', 'name']],
  ['Spoke with Jane Doe about prices', ['name within']],
  ['Jane Doe <jane.doe@acme.example>', ['email', 'name within']],
  ['jane.doe@acme.example', ['email']],
  ['write to sam@acme.example', ['email of a stranger']],
  ['https://www.linkedin.com/in/sam', ['linkedin of a stranger']],
  ['Mary Jane Doe', []],
  ['Mary Jane Doe, Acme', ['company']],
  ['Spoke with Mary Jane Doe about prices', []],
  ['Jane Doe Smith said so', []],
  ['Jane', []],
  ['40100101', []],
])('%s', (text, clues) => expect(said(text)).toEqual(clues));

test('a long text is prose, and only its addresses count', () =>
  expect(said(`${'Some words before it. '.repeat(10)} Jane Doe, jane.doe@acme.example`)).toEqual(['email']));
