import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitName } from '../../components/contacts/split-name';

describe('splitName', () => {
  test.each<[fullName: string, first: string, last: string, suffix?: string, prefix?: string]>([
    ['Jane Doe', 'Jane', 'Doe'],
    ['Mary Ann Smith', 'Mary Ann', 'Smith'],
    ['Madonna', '', 'Madonna'],
    ['John Smith Jr.', 'John', 'Smith', 'Jr.'],
    ['John Smith, Jr.', 'John', 'Smith', 'Jr.'],
    ['Jane Doe, PhD, MBA', 'Jane', 'Doe', 'PhD, MBA'],
    ['Robert Roe III', 'Robert', 'Roe', 'III'],
    ['Dr. Jane Doe', 'Jane', 'Doe', '', 'Dr.'],
    ['Prof. Dr. Jürgen Weiß', 'Jürgen', 'Weiß', '', 'Prof. Dr.'],
    ['Jane Doe (she/her)', 'Jane', 'Doe'],
    ['Jane Doe [she/her], CPA', 'Jane', 'Doe', 'CPA'],
    ['Doe, Jane', 'Jane', 'Doe'],
    ['Doe, Jane A., PhD', 'Jane A.', 'Doe', 'PhD'],
    ['van der Berg, Anna', 'Anna', 'van der Berg'],
    ['Anna van der Berg', 'Anna', 'van der Berg'],
    ['Ludwig von Mises', 'Ludwig', 'von Mises'],
    ['Maria da Silva', 'Maria', 'da Silva'],
    ['Inés García Márquez', 'Inés', 'García Márquez'],
    ['Ana María López García', 'Ana María', 'López García'],
    ['José Luis Martínez', 'José Luis', 'Martínez'],
    ['José Ortega y Gasset', 'José', 'Ortega y Gasset'],
    ['Ana García de la Cruz', 'Ana', 'García de la Cruz'],
    ['João Pereira dos Santos', 'João', 'Pereira dos Santos'],
    ['王芳', '芳', '王'],
    ['李小龙', '小龙', '李'],
    ['欧阳娜娜', '娜娜', '欧阳'],
    ['田中 愛子', '愛子', '田中'],
    ['高橋健太', '健太', '高橋'],
    ['渡辺', '', '渡辺'],
    ['김민준', '민준', '김'],
    ['남궁민수', '민수', '남궁'],
    ['サトウ', '', 'サトウ'],
  ])('%s', (fullName, first, last, suffix = '', prefix = '') => {
    expect(splitName(fullName)).toEqual({ first, last, suffix, prefix });
  });

  test('there is always a family name, and no letter of a plain name is lost', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const { prefix, first, last, suffix } = splitName(words.join(' '));
        expect(last).not.toBe('');
        expect([prefix, first, last, suffix.replaceAll(',', '')].filter(Boolean).join(' ')).toBe(words.join(' '));
      }),
    );
  });
});
