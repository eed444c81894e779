import { describe, expect, test } from 'vitest';
import { csvTargets, peopleCsv } from '../../../../components/results/people/export/people-csv';
import { aPerson } from '../a-person';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const linesOf = (csv: string) => csv.slice(1).split('\r\n');

describe('CSV', () => {
  test('has columns that importers know, and quotes where needed', () => {
    const csv = peopleCsv([
      aPerson(),
      aPerson({ phone: undefined, status: 'failed', errorCode: 'E17', email: undefined }),
    ]);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(linesOf(csv)).toEqual([
      'First Name,Last Name,Phone,Email,Company,Job Title,Title,LinkedIn URL,Status,Error Code,Lensmor Personnel ID,Name Prefix,Name Suffix,Phone Type,Source,Date',
      'Jane,Doe,+1 202 555 0143,jane@acme.example,"Acme, Inc.","VP ""Marketing""","VP ""Marketing""",https://www.linkedin.com/in/jane-doe,unlocked,,789,,,unknown,Lensmor task 321,2026-11-29',
      'Jane,Doe,,,"Acme, Inc.","VP ""Marketing""","VP ""Marketing""",https://www.linkedin.com/in/jane-doe,failed,E17,789,,,,,',
      '',
    ]);
  });

  const signs = ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
  test.each([
    ...signs.flatMap((sign) => [`${sign}SUM(A1)`, ` ${sign}1`, `\t${sign}1`, `\r${sign}1`, `\u3000${sign}1`]),
    '+1 (202) & more',
    '\tAcme',
    '\rAcme',
  ])('a formula is escaped: %j', (company) => {
    for (const target of csvTargets) {
      if (target === 'pipedrive') continue;
      expect(peopleCsv([aPerson({ company })], target)).toMatch(new RegExp(`,"?'${escaped(company)}`));
    }
    const [nameless] = [aPerson({ name: '', company, title: '' })];
    for (const target of csvTargets)
      expect(peopleCsv([nameless], target)).toMatch(new RegExp(`"?'${escaped(company)}`));
  });

  test.each(['Acme;=1+1', 'Acme; ＝1', 'Acme;\t@SUM(A1)', 'Acme\n=1'])(
    'text that would start a new cell in other locales is escaped: %j',
    (company) => {
      expect(peopleCsv([aPerson({ company })])).not.toMatch(/[;\t\n]\s*[=＝@]/);
      expect(peopleCsv([aPerson({ company })])).toMatch(/[;\t\n]'\s*[=＝@]/);
    },
  );

  test('company and title stand in for a missing name, unsplit', () => {
    const nameless = aPerson({ name: '', company: 'Acme', title: 'Buyer' });
    expect(linesOf(peopleCsv([nameless], 'hubspot'))[1]).toMatch(/^,Acme · Buyer,/);
    expect(linesOf(peopleCsv([nameless], 'pipedrive'))[1]).toMatch(/^Acme · Buyer,/);
    const nobody = aPerson({ name: '', company: '', title: '' });
    expect(linesOf(peopleCsv([nobody], 'salesforce'))[1]).toMatch(/^,789,/);
  });

  test.each([
    ['+12025550143', '+1 202 555 0143'],
    ['+1 202 555 0143 ext. 5', '+1 202 555 0143 ext. 5'],
    ['0049 30 23125001', '+49 30 23125001'],
    ['030 23125001', '030 23125001'],
    ['+1 202 555 x5', '+1 202 555 x5'],
    ['+1 202;ext=5', '+1 202;ext=5'],
  ])('the number %s is exported as %s', (phone, exported) => {
    expect(linesOf(peopleCsv([aPerson({ phone })]))[1]).toContain(`,${exported},`);
  });

  test('do-not-call contacts are left out', () => {
    expect(linesOf(peopleCsv([aPerson({ doNotCall: true })]))).toHaveLength(2);
  });

  test.each([
    ['hubspot', 'First Name,Last Name,Email,Phone Number,Mobile Phone Number,Company Name,Job Title'],
    ['salesforce', 'First Name,Last Name,Company,Title,Email,Phone,Mobile Phone,Lead Source,Description'],
    ['pipedrive', 'Name,Email,Phone,Organization,Note'],
    [
      'outlook',
      'Title,First Name,Last Name,Suffix,Company,Job Title,Business Phone,Mobile Phone,E-mail Address,Web Page,Notes',
    ],
  ] as const)('for %s, the headers are those that it maps by itself', (target, headers) => {
    expect(linesOf(peopleCsv([aPerson()], target))[0]).toBe(headers);
  });

  test('a mobile number goes into the importer’s mobile column', () => {
    const [, line] = linesOf(
      peopleCsv([aPerson({ name: 'Jane Doe', company: 'Acme', phone: '+447400123456' })], 'outlook'),
    );
    expect(line).toContain(',,+44 7400 123456,jane@acme.example,');
    expect(line).toContain('"Phone from Lensmor task 321, 2026-11-29"');
  });

  test('no format contains the number of a do-not-call contact', () => {
    for (const target of csvTargets)
      expect(peopleCsv([aPerson({ doNotCall: true })], target).split('\r\n')).toHaveLength(2);
  });
});
