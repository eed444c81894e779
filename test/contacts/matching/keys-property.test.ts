import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey, linkedinKey } from '../../../components/contacts/matching/spelling/addresses';
import { companyKeys, isSameCompany } from '../../../components/contacts/matching/spelling/company-words';
import { fitsName } from '../../../components/contacts/matching/spelling/fits-name';
import { nameKeys } from '../../../components/contacts/matching/spelling/name-words';

const letters = (alphabet: string, minLength = 3, maxLength = 9) =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength, maxLength });
/** A word that is no title, suffix, particle, legal form or initial. */
const word = letters('bdfghklmnrtuvwz').filter(
  (text) =>
    !/^(mr|md|llb|llm|dr|gmbh|mbh|ltd|ug|kg|hf|gk|ltda|tbk|drs|hr|gbr|vof|dvm|dkfm|frk|fru|mgr|mudr|rndr|mvdr|dhr|kft|zrt|kkt|bhd|vzw|wll|tnhh|vdb$)/.test(
      text,
    ),
);
const fullName = fc.tuple(word, word);
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Different ways to write the same text. */
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.split(' ').map(capitalised).join(' '),
  (text) => `  ${text.replace(/ /g, '   ')} `,
  (text) => text.replace(/ /g, '\u00a0'),
  (text) => text.replace(/n/g, 'ñ').replace(/z/g, 'ž'),
  (text) => text.replace(/n/g, 'n\u0303'),
  (text) => Array.from(text).join('\u200b'),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
);

describe('a name', () => {
  const title = fc.constantFrom('', 'Dr. ', 'Prof. Dr. ', 'Mrs ', 'Frau ', 'Dipl.-Ing. ', 'Dr. rer. nat. ');
  const suffix = fc.constantFrom('', ', PhD', ' Jr.', ', MBA, CPA', ' III', ' (she/her)');
  const initial = fc.constantFrom('', 'Q. ', 'X ', 'A. B. ');

  test('has one key, however it is written', () =>
    fc.assert(
      fc.property(fullName, spelling, title, initial, suffix, ([first, last], respell, before, middle, after) => {
        const written = before + respell(`${first} ${middle}${last}`) + after;
        expect(nameKeys(written)).toContain(`${first} ${last}`);
        expect(fitsName(written, `${first} ${last}`)).toBe(true);
      }),
    ));

  test('has the same key with the family name first', () =>
    fc.assert(
      fc.property(fullName, spelling, title, ([first, last], respell, before) => {
        expect(fitsName(`${respell(last)}, ${before}${respell(first)}`, `${first} ${last}`)).toBe(true);
      }),
    ));

  test('has a different key from every other name', () =>
    fc.assert(
      fc.property(fullName, fullName, (one, other) => {
        fc.pre(one.join(' ') !== other.join(' '));
        expect(nameKeys(one.join(' '))).not.toEqual(nameKeys(other.join(' ')));
      }),
    ));

  test('with one more word before or after is a different name', () =>
    fc.assert(
      fc.property(fullName, word, ([first, last], more) => {
        fc.pre(more !== last && more !== first);
        expect(fitsName(`${first} ${last} ${more}`, `${first} ${last}`)).toBe(false);
        expect(fitsName(`${more} ${first} ${last}`, `${first} ${last}`)).toBe(false);
      }),
    ));

  test('is its own key', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const key of nameKeys(text)) expect(nameKeys(key)).toContain(key);
      }),
      { numRuns: 2000, examples: [['.ç ㍱'], ['𐀀.ö'], ['j.. doe'], ['ꀀ..b. aͱ']] },
    ));
});

describe('a company', () => {
  const companyName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const form = fc.constantFrom(
    ...[
      '',
      ' Inc.',
      ', Inc',
      ' Corporation',
      ' LLC',
      ' L.L.C.',
      ' Ltd.',
      ' GmbH',
      ' GmbH & Co. KG',
      ' AG',
      ' S.A.',
      ' S. A.',
    ],
    ...[
      ' S.p.A.',
      ' B.V.',
      ' A/S',
      ' ApS',
      ' K.K.',
      '株式会社',
      '有限公司',
      ' Pty Ltd',
      ' Pvt. Ltd.',
      ' & Co.',
      ' Sp. z o.o.',
    ],
    ' S.A. de C.V.',
  );

  test('has one key, however it is written and with any legal form', () =>
    fc.assert(
      fc.property(companyName, spelling, form, (name, respell, legalForm) => {
        expect(isSameCompany(respell(name) + legalForm, name)).toBe(true);
        expect(companyKeys(respell(name) + legalForm)).toEqual(expect.arrayContaining(companyKeys(name)));
      }),
    ));

  test('with one more word is a different company', () =>
    fc.assert(
      fc.property(companyName, word, form, (name, more, legalForm) => {
        expect(isSameCompany(`${name} ${more}${legalForm}`, name)).toBe(false);
        expect(isSameCompany(`${more} ${name}${legalForm}`, name)).toBe(false);
      }),
    ));

  test('has a different key from every other company, ignoring spaces', () =>
    fc.assert(
      fc.property(companyName, companyName, (one, other) => {
        fc.pre(one.replace(/ /g, '') !== other.replace(/ /g, ''));
        expect(isSameCompany(one, other)).toBe(false);
      }),
    ));

  test('is its own key', () =>
    fc.assert(
      fc.property(companyName, form, (name, legalForm) => {
        for (const key of companyKeys(name + legalForm)) expect(companyKeys(key)).toEqual([key]);
      }),
    ));
});

describe('an address', () => {
  const slug = letters('abcdefgh-0123', 3, 20);

  test('on LinkedIn has one key in all its forms, different from every other', () => {
    const host = fc.constantFrom('www.', 'de.', 'm.', '', 'WWW.');
    const start = fc.constantFrom('https://', 'http://', '//', '');
    const end = fc.constantFrom('', '/', '?trk=x', '/en', '#about', '/details/experience/?a=b');
    fc.assert(
      fc.property(slug, slug, start, host, end, (one, other, scheme, sub, rest) => {
        expect(linkedinKey(`${scheme}${sub}linkedin.com/in/${one}${rest}`)).toBe(one);
        fc.pre(one !== other);
        expect(linkedinKey(`linkedin.com/in/${other}`)).not.toBe(one);
      }),
    );
  });

  test('for email has one key in any case, alone or in a link', () =>
    fc.assert(
      fc.property(slug, slug, (one, other) => {
        const address = `x${one}@${other.replace(/-/g, '')}y.example`;
        for (const text of [address, address.toUpperCase(), ` ${address} `, `mailto:${address}?subject=a`]) {
          expect(emailKey(text)).toBe(address);
        }
      }),
    ));
});
