import { describe, expect, it } from 'vitest';
import { inventPeople } from './people';
import { companies } from './people-parts';

describe('invented people', () => {
  const people = inventPeople(1);

  it('are the same for the same seed, and different for another', () => {
    expect(inventPeople(1)).toEqual(people);
    expect(inventPeople(2).map((person) => person.fullName)).not.toEqual(people.map((person) => person.fullName));
  });

  it.each(['personnelId', 'phone', 'email', 'linkedinUrl'] as const)('share no %s', (field) => {
    const values = people.map((person) => person[field]).filter((value) => value !== null);
    expect(values.length).toBeGreaterThan(80);
    expect(new Set(values).size).toBe(values.length);
  });

  it('have reserved numbers and example addresses only', () => {
    const reserved = /^\+(1\d{3}55501\d{2}|442079460\d{3}|493023125\d{3}|331990\d{5}|6125550\d{4})$/;
    expect(people.filter((person) => !reserved.test(person.phone))).toEqual([]);
    expect(people.filter((person) => person.email && !person.email.endsWith('.example'))).toEqual([]);
  });

  it('include cases that are hard to match', () => {
    expect(people.length).toBeGreaterThanOrEqual(200);
    const companiesOf = new Map<string, Set<string | null>>();
    for (const { fullName, companyName } of people) {
      companiesOf.set(fullName, (companiesOf.get(fullName) ?? new Set()).add(companyName));
    }
    expect([...companiesOf.values()].filter((names) => names.size > 1).length).toBeGreaterThan(10);
    expect(people.filter((person) => person.companyName === companies[0]?.name).length).toBeGreaterThan(3);
    expect(people.some((person) => person.companyName === null)).toBe(true);
    expect(people.some((person) => person.linkedinUrl === null && person.email === null)).toBe(true);
    for (const script of ['Han', 'Hangul', 'Cyrillic', 'Arabic', 'Greek', 'Katakana|Hiragana|Han']) {
      const written = new RegExp(
        script
          .split('|')
          .map((name) => `\\p{Script=${name}}`)
          .join('|'),
        'u',
      );
      expect(
        people.some((person) => written.test(person.fullName)),
        script,
      ).toBe(true);
    }
    expect(people.some((person) => /[łöéüñ]/i.test(person.fullName))).toBe(true);
  });
});
