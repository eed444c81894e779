import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countPeople,
  type Filter,
  filterPeople,
  type Order,
  sortPeople,
} from '../../../components/results/people/arrange-people';
import { aPerson } from './a-person';

const zoe = aPerson({ name: 'Zoé Lefèvre', company: 'Céruse', phone: '+33199000012' });
const anna = aPerson({ name: 'anna berg', company: '', status: 'failed', phone: undefined, because: 'noCode' });
const bob = aPerson({ name: 'Bob Roe', company: 'Acme', status: 'open', phone: undefined, because: 'pending' });
const unnamed = aPerson({ personnelId: '12', name: '', company: 'Acme 2', doNotCall: true, phone: undefined });
const rows = [zoe, anna, bob, unnamed];

describe('sorting people', () => {
  test.each<[string, Order, (typeof zoe)[]]>([
    ['by name, ignoring case, with empty ones last', { sortBy: 'name', descending: false }, [anna, bob, zoe, unnamed]],
    ['turned round', { sortBy: 'name', descending: true }, [zoe, bob, anna, unnamed]],
    ['empty values come last', { sortBy: 'company', descending: false }, [bob, unnamed, zoe, anna]],
    ['also in reverse order', { sortBy: 'company', descending: true }, [zoe, unnamed, bob, anna]],
    ['by status: unlocked, open, failed', { sortBy: 'status', descending: false }, [zoe, unnamed, bob, anna]],
  ])('%s', (_, order, expected) => {
    expect(sortPeople(rows, order, 'en').map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  });
});

describe('sorting people quickly', () => {
  const letter = fc.constantFrom(...Array.from('abcdeCDEFGmnopPQRlLstuzZ 01239'));
  const name = fc.oneof(
    fc.string({ unit: letter, maxLength: 6 }),
    fc.string({ unit: fc.oneof(letter, fc.constantFrom(...Array.from("äñçß-.’'10９山ア"))), maxLength: 6 }),
  );
  test.each(['en', 'de', 'es', 'fr', 'ja', 'zh-CN'])('gives the order of the collator of %s', (language) => {
    const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
    fc.assert(
      fc.property(fc.array(name.filter(Boolean)), fc.boolean(), (names, descending) => {
        const sorted = sortPeople(
          names.map((name) => aPerson({ name })),
          { sortBy: 'name', descending },
          language,
        );
        expect(sorted.map(({ name }) => name)).toEqual(
          [...names].sort((one, other) => (descending ? compare(other, one) : compare(one, other))),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('filtering people', () => {
  test.each<[string, string, Filter, (typeof zoe)[]]>([
    ['everybody', '', 'all', rows],
    ['with a number', '', 'unlocked', [zoe]],
    ['still open', '', 'open', [bob]],
    ['without a number', '', 'failed', [anna]],
    ['do-not-call contacts, whatever their status', '', 'doNotCall', [unnamed]],
    ['by words in any column, without diacritics', 'lefevre CERUSE', 'all', [zoe]],
    ['by a number, however it is grouped', '+33 1 99-00 (00)12', 'all', [zoe]],
    ['by words and status', 'acme', 'open', [bob]],
    ['nobody', 'nobody', 'all', []],
  ])('%s', (_, search, filter, expected) => {
    expect(filterPeople(rows, search, filter)).toEqual(expected);
  });

  test.each([
    ['Øystein Weiß', 'oystein weiss'],
    ['Łukasz Đorđević', 'lukasz dordevic'],
    ['ガルシア', 'カルシア'],
    ['עֵדָה', 'עדה'],
  ])('%s is found as %s', (name, search) => {
    expect(filterPeople([aPerson({ name })], search, 'all')).toHaveLength(1);
  });

  test('counts match what each filter leaves', () => {
    const counts = countPeople(rows);
    expect(counts).toEqual({ all: 4, unlocked: 1, open: 1, failed: 1, doNotCall: 1 });
    for (const [filter, count] of Object.entries(counts))
      expect(filterPeople(rows, '', filter as Filter)).toHaveLength(count);
  });
});
