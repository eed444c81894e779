import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clue } from '../../../../components/contacts/matching/clues';
import {
  createFingerprints,
  encodeFingerprints,
  fingerprintsOf,
} from '../../../../components/contacts/matching/fingerprint';
import { companyKey, nameKeys, wordsLeftOut } from '../../../../components/contacts/matching/match-keys';
import { createPrefilter } from '../../../../components/overlay/reading/prefilter/prefilter';
import { tidy } from '../../../../components/overlay/reading/read-node';
import { createTextReader } from '../../../../components/overlay/reading/text-clues';

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
  ...companies.map((name): Clue => ({ kind: 'company', key: companyKey(name) ?? '' })),
];
const fingerprints = createFingerprints(encodeFingerprints(known.flatMap(fingerprintsOf)));

/** Everything that the reading treats in a way of its own, and what it does not. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...[...people, ...companies].flatMap((name) => name.split(' '))) },
  { weight: 2, arbitrary: fc.constantFrom(...people, ...companies) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...'at bei chez en presso and de cv rl met with Call A b Q3 7 2026 Head of Sales'.split(' '),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...wordsLeftOut, ...'dr frau mag jr phd ma do window tab'.split(' ')) },
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

describe('a quick look', () => {
  test('misses nothing that the thorough reading finds', () => {
    const look = createPrefilter(fingerprints);
    const read = createTextReader(fingerprints);
    fc.assert(
      fc.property(text, (raw) => {
        if (read(tidy(raw)).length > 0 && tidy(raw).length > 1) expect(look.at(raw)).toBe('perhaps');
      }),
      { numRuns: RUNS },
    );
  });

  test('misses no name of which another text has the other half', () => {
    const look = createPrefilter(fingerprints);
    fc.assert(
      fc.property(piece, text, (first, last) => {
        fc.pre(/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,30},?$/u.test(first));
        fc.pre(/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’. -]{0,40}$/u.test(tidy(last)));
        const keys = [...nameKeys(`${first} ${tidy(last)}`), ...nameKeys(`${tidy(last)} ${first}`)];
        look.startAnew();
        look.at(first);
        look.at(last);
        if (keys.some((key) => fingerprints.has('name', key))) expect(look.mayCompleteName()).toBe(true);
      }),
      { numRuns: RUNS },
    );
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
  ])('turns away %s', (said) => expect(createPrefilter(fingerprints).at(said)).toBe('nothing'));

  test.each(['', ' ', '\n\t '])('sees nothing in %j', (said) =>
    expect(createPrefilter(fingerprints).at(said)).toBe('blank'),
  );
});
