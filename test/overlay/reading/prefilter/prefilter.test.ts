import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clue } from '../../../../components/contacts/matching/clues';
import {
  createFingerprints,
  encodeFingerprints,
  fingerprintsOf,
} from '../../../../components/contacts/matching/fingerprint';
import { companyKeys } from '../../../../components/contacts/matching/spelling/company-words';
import { nameKeys } from '../../../../components/contacts/matching/spelling/name-words';
import { findNames } from '../../../../components/overlay/reading/clues/find-names';
import { createTextReader } from '../../../../components/overlay/reading/clues/text-clues';
import { createPrefilter } from '../../../../components/overlay/reading/prefilter/prefilter';
import { tidy } from '../../../../components/overlay/reading/read-node';

const people = [
  'Jane Doe',
  'Ana María López',
  'Jean-Luc Picard',
  "Maeve O'Brien",
  'Bo Li',
  'Jürgen Groß',
  'Olga Иванова',
];
const companies = ['Acme', 'Acme Rockets', 'Foo & Bar', 'SAS Institute', 'Nordwind GmbH', 'Grupo de Norte'];
const known: readonly Clue[] = [
  ...people.flatMap((name) => nameKeys(name).map((key): Clue => ({ kind: 'name', key }))),
  ...companies.flatMap((name) => companyKeys(name).map((key): Clue => ({ kind: 'company', key }))),
];
const fingerprints = createFingerprints(encodeFingerprints(known.flatMap(fingerprintsOf)));

/** Texts that the reader treats specially, and texts that it doesn't. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...[...people, ...companies].flatMap((name) => name.split(' '))) },
  { weight: 2, arbitrary: fc.constantFrom(...people, ...companies) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...'at bei chez en presso and de cv rl met with Call A b Q3 7 2026 Head of Sales'.split(' '),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...'sas sarl pt oy dr frau mag jr phd ma do window tab'.split(' ')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Inc.',
      'GmbH',
      'S.A.',
      'Ltd',
      '& Co. KG',
      'Dr.',
      'PhD',
      'Jr.',
      '(she/her)',
      'DoePreview',
      'J.',
      '株式会社',
      '様',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('jane@acme.example', 'linkedin.com/in/jane', 'Preview', 'Link opens in a new window'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
);
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' ') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['', ',', ', ', '-', ' - ', ' – ', '—', '/', ' / ', ' · ', ' | ', ';', ': ', '. ', '.'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['\n  ', '\u00a0', ' (', ') ', ' "', '" ', '’', "'", '®', '€', '!', '_', ' & ', '+', '  ', '\u200b'],
    ),
  },
);
const text = fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 7 }).chain((pairs) =>
  fc.constantFrom(
    pairs.map((pair) => pair.join('')).join(''),
    pairs
      .map((pair) => pair.join(''))
      .join('')
      .toLowerCase(),
    pairs
      .map((pair) => pair.join(''))
      .join('')
      .toUpperCase(),
  ),
);

const RUNS = 2000;

describe('prefilter', () => {
  test('misses nothing that the full reader finds', () => {
    const prefilter = createPrefilter(fingerprints);
    const read = createTextReader(fingerprints);
    fc.assert(
      fc.property(text, (raw) => {
        if (read(tidy(raw)).length > 0 && tidy(raw).length > 1) expect(prefilter.at(raw)).toBe('perhaps');
      }),
      // "S.A." is read as one word.
      { numRuns: RUNS, examples: [['Jane S.A. Inc. Acme Rockets Jane']] },
    );
  });

  test('misses no name whose other half is in another text', () => {
    const prefilter = createPrefilter(fingerprints);
    fc.assert(
      fc.property(piece, text, (first, last) => {
        fc.pre(/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,30},?$/u.test(first));
        fc.pre(/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’. -]{0,40}$/u.test(tidy(last)));
        const orders = [
          [first, tidy(last)],
          [tidy(last), first],
        ];
        const isSplit = orders.some(([one = '', other = '']) =>
          findNames(`${one} ${other}`, fingerprints).some(
            ({ start, end }) => start < one.length && end > one.length + 1,
          ),
        );
        prefilter.reset();
        prefilter.at(first);
        prefilter.at(last);
        if (isSplit) expect(prefilter.mayCompleteName()).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('a text that occurs again completes the same names as the first time', () => {
    const prefilter = createPrefilter(fingerprints);
    const completes = (first: string, last: string): boolean => {
      prefilter.reset();
      prefilter.at(first);
      prefilter.at(last);
      return prefilter.mayCompleteName();
    };
    const texts = ['Jane', 'Doe', 'Karin', 'Open', 'jane', 'Groß', 'S.'];
    const pairs = texts.flatMap((first) => texts.map((last) => [first, last] as const));
    const atFirst = pairs.map(([first, last]) => {
      const fresh = createPrefilter(fingerprints);
      fresh.at(first);
      fresh.at(last);
      return fresh.mayCompleteName();
    });
    expect(new Set(atFirst)).toEqual(new Set([true, false]));
    expect(pairs.map(([first, last]) => completes(first, last))).toEqual(atFirst);
    // More texts than are remembered.
    for (let at = 0; at < 1500; at++) prefilter.at(`Room ${at}`);
    expect(pairs.map(([first, last]) => completes(first, last))).toEqual(atFirst);
  });

  test.each([
    'Open',
    'Head of Sales',
    'Karin Fischer',
    'Company 7 GmbH',
    '12 Mar 2026',
    'Met Karin Fischer at the fair, will call back',
    '€ 1,295.00',
    'Berlin, Germany',
    'Éva Kovács',
    'Jane',
  ])('rejects %s', (said) => expect(createPrefilter(fingerprints).at(said)).toBe('nothing'));

  test.each(['', ' ', '\n\t '])('finds nothing in %j', (said) =>
    expect(createPrefilter(fingerprints).at(said)).toBe('blank'),
  );
});
