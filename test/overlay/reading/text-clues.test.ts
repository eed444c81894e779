import { expect, test } from 'vitest';
import { createFingerprints, encodeFingerprints, fingerprint } from '../../../components/contacts/matching/fingerprint';
import { createTextReader } from '../../../components/overlay/reading/clues/text-clues';

const fingerprints = createFingerprints(
  encodeFingerprints([
    fingerprint('name', 'jane doe'),
    fingerprint('company', 'acme'),
    fingerprint('email', 'jane.doe@acme.example'),
    fingerprint('person', '40100101'),
  ]),
);
const read = createTextReader(fingerprints);
const said = (text: string) =>
  read(text).map(
    ({ kind, isWhole, isStranger, start, end, text: run = text.slice(start, end) }) =>
      `${kind}${isWhole ? '' : ' within'}${isStranger ? ' of a stranger' : ''}: ${run}`,
  );

test.each([
  ['Jane Doe', ['name: Jane Doe']],
  ['Doe, Jane', ['name: Doe, Jane']],
  ['DOE Jane', ['name: DOE Jane']],
  ['Dr. Jane A. Doe, PhD', ['name: Dr. Jane A. Doe']],
  ['Jane Beth Doe', ['name: Jane Beth Doe']],
  ['Jane (Janey) Doe', ['name: Jane (Janey) Doe']],
  ['Jane Doe, Jr.', ['name: Jane Doe, Jr']],
  ['Jane DoePreview', ['name: Jane Doe']],
  ['Contact: Jane Doe', ['name: Jane Doe']],
  ['Acme, Inc.', ['company: Acme, Inc.']],
  ['S.C. Acme', ['company: S.C. Acme']],
  ['Acme (P) Ltd.', ['company: Acme', 'company: Acme (P) Ltd.']],
  ['Head of Sales at Acme', ['company: Acme']],
  ['Deal 4: Acme', ['company: Acme']],
  ['Jane Doe · Acme', ['name: Jane Doe', 'company: Acme']],
  ['Jane Doe - Acme', ['name: Jane Doe', 'company: Acme']],
  ['Acme, Jane Doe', ['name: Jane Doe', 'company: Acme, Jane Doe']],
  ['Spoke with Jane Doe about prices', ['name within: Jane Doe']],
  ['Jane Doe <jane.doe@acme.example>', ['email: jane.doe@acme.example', 'name: Jane Doe']],
  ['jane.doe@acme.example', ['email: jane.doe@acme.example']],
  ['write to sam@acme.example', ['email of a stranger: sam@acme.example']],
  ['https://www.linkedin.com/in/sam', ['linkedin of a stranger: https://www.linkedin.com/in/sam']],
  ['Mary Jane Doe', ['name: Mary Jane Doe']],
  ['Jane Doe dos Santos', ['name: Jane Doe dos Santos']],
  ['Spoke with Mary Jane Doe about prices', ['name within: Mary Jane Doe']],
  ['Jane Doe Smith said so', ['name within: Jane Doe Smith']],
  ['Jane', []],
  ['Lensmor ID: 40100101', ['person: Lensmor ID: 40100101']],
  ['40100101', ['person within: 40100101']],
  ['40100102', []],
])('%s', (text, clues) => expect(said(text)).toEqual(clues));

test('finds each of several addresses at its position', () => {
  expect(read('jane.doe@acme.example, sam@acme.example').map(({ start, end }) => [start, end])).toEqual([
    [0, 21],
    [23, 39],
  ]);
});

test('a long text is prose: only its addresses count', () =>
  expect(said(`${'Some words before it. '.repeat(10)} Jane Doe, jane.doe@acme.example`)).toEqual([
    'email: jane.doe@acme.example',
  ]));
