import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayBegin } from '../../../components/overlay/reading/clues/joined-texts';

/** The same as one expression. */
const PATTERN =
  /^(?:(?:v[ao]n|d[aei]|de[nrls]) ){0,2}[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,30}(?: [\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{1,30}){0,2},?$/u;

const word = fc.oneof(
  fc.constantFrom(
    'van',
    'der',
    'de',
    'von',
    'Jane',
    'Łukasz',
    '山田',
    'D',
    'Ó',
    'd',
    '',
    '-',
    '€',
    '12',
    'O’Neil',
    'J.',
  ),
  fc.stringMatching(/^[A-Zal’.-]{0,33}$/),
);
const text = fc
  .tuple(fc.array(word, { maxLength: 6 }), fc.constantFrom('', '', ',', ' ', ',,'))
  .map(([words, end]) => words.join(' ') + end);

test('the first part of a name has particles and a few words', () => {
  fc.assert(
    fc.property(text, (shown) => mayBegin(shown) === PATTERN.test(shown)),
    { numRuns: 5000 },
  );
});

test.each(['Jane', 'DOE,', 'van der Berg', 'Mary Ann', 'J. Łukasz'])('%s may begin a name', (shown) =>
  expect(mayBegin(shown)).toBe(true),
);
test.each(['€ 37.00', 'van', 'buyer', 'Jane D', 'One Two Three Four'])('%s begins none', (shown) =>
  expect(mayBegin(shown)).toBe(false),
);
