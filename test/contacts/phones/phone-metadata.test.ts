import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { formatPhone } from '../../../components/contacts/phones/phone-format';
import { packPhoneMetadata } from '../../tools/phone-metadata/pack';
import { createRandom } from '../../tools/simulator/people/random';

const file = fileURLToPath(new URL('../../../components/contacts/phones/phone-metadata.txt', import.meta.url));
const NUMBERS_EACH = 150;

/** For each country of a calling code, an existing number and arbitrary digits of every possible length. */
function numbersOf(callingCode: string): string[] {
  const random = createRandom(Number(callingCode));
  const digits = (length: number) => Array.from({ length }, () => random.below(10)).join('');
  const countries = Object.entries(metadata.country_calling_codes).find(([code]) => code === callingCode)?.[1] ?? [];
  return [
    ...countries.map((country) => `+${callingCode}${examples[country]}`),
    ...Array.from({ length: NUMBERS_EACH }, (_, at) => `+${callingCode}${digits(4 + (at % 12))}`),
  ];
}

describe('phone metadata', () => {
  test('matches the installed library (if not, run npm run phone-metadata)', () => {
    expect(readFileSync(file, 'utf8')).toBe(packPhoneMetadata(metadata));
  });

  test.each([...Object.keys(metadata.country_calling_codes), ...Object.keys(metadata.nonGeographic)])(
    'numbers with +%s are parsed and grouped as with the library’s full metadata',
    (callingCode) => {
      // Unlike the library, we read old mobile numbers of Mexico and Argentina as they are dialled today.
      const current = numbersOf(callingCode).filter((text) => !/^\+(?:521\d{10}$|54\d*15)/.test(text));
      const wrong = current.filter((text) => {
        const ours = {
          ...formatPhone(text, 'international'),
          national: formatPhone(text, 'national').display,
        };
        const number = parsePhoneNumberFromString(text);
        const theirs = number?.isPossible()
          ? {
              display: number.formatInternational(),
              href: number.getURI(),
              ...(number.country ? { country: number.country } : {}),
              national: number.formatNational(),
            }
          : { display: text, national: text };
        return JSON.stringify(ours) !== JSON.stringify(theirs);
      });
      expect(wrong).toEqual([]);
    },
  );
});
