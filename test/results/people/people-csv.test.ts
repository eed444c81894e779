import { describe, expect, test } from 'vitest';
import { peopleCsv, splitName } from '../../../components/results/people/people-csv';
import { aPerson } from './a-person';

const linesOf = (csv: string) => csv.slice(1).split('\r\n');

describe('CSV', () => {
  test('has columns that importers know, and quotes what has to be', () => {
    const csv = peopleCsv([
      aPerson(),
      aPerson({ phone: undefined, status: 'failed', errorCode: 'E17', email: undefined }),
    ]);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(linesOf(csv)).toEqual([
      'First Name,Last Name,Phone,Email,Company,Job Title,Title,LinkedIn URL,Status,Error Code,Lensmor Personnel ID',
      'Jane,Doe,+1 202 555 0143,jane@acme.example,"Acme, Inc.","VP ""Marketing""","VP ""Marketing""",https://www.linkedin.com/in/jane-doe,unlocked,,789',
      'Jane,Doe,,,"Acme, Inc.","VP ""Marketing""","VP ""Marketing""",https://www.linkedin.com/in/jane-doe,failed,E17,789',
      '',
    ]);
  });

  test.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '|x', '%x', '+1 (202) & more'])(
    'what a spreadsheet would run is defused: %s',
    (company) => {
      expect(linesOf(peopleCsv([aPerson({ company })]))[1]).toContain(`,'${company}`);
    },
  );

  test.each([
    ['+12025550143', '+1 202 555 0143'],
    ['+1 202 555 0143 ext. 5', '+1 202 555 0143 ext. 5'],
    ['0049 30 23125001', '+49 30 23125001'],
    ['030 23125001', '030 23125001'],
  ])('the number %s goes out as %s', (phone, exported) => {
    expect(linesOf(peopleCsv([aPerson({ phone })]))[1]).toContain(`,${exported},`);
  });

  test('whoever must not be called is left out', () => {
    expect(linesOf(peopleCsv([aPerson({ doNotCall: true })]))).toHaveLength(2);
  });

  test.each([
    ['Jane Doe', 'Jane', 'Doe'],
    ['Inés García Márquez', 'Inés García', 'Márquez'],
    ['渡辺', '', '渡辺'],
  ])('%s is split', (name, first, last) => {
    expect(splitName({ name })).toEqual({ first, last });
  });
});
