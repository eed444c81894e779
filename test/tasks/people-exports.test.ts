import { describe, expect, test } from 'vitest';
import { type Arrangement, arrangePeople } from '../../components/tasks/arrange-people';
import { peopleCsv, splitName } from '../../components/tasks/people-csv';
import { peopleVcard } from '../../components/tasks/people-vcard';
import type { PersonRow } from '../../components/tasks/person-rows';

const jane: PersonRow = {
  personnelId: '789',
  name: 'Jane Doe',
  company: 'Acme, Inc.',
  title: 'VP "Marketing"',
  email: 'jane@acme.example',
  linkedinUrl: 'https://www.linkedin.com/in/jane-doe',
  status: 'unlocked',
  errorCode: undefined,
  phone: '+1 202 555 0143',
  doNotCall: false,
};
const row = (part: Partial<PersonRow>): PersonRow => ({ ...jane, ...part });
const linesOf = (csv: string) => csv.slice(1).split('\r\n');

describe('CSV', () => {
  test('has columns that importers know, and quotes what has to be', () => {
    const csv = peopleCsv([jane]);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(linesOf(csv)).toEqual([
      'First Name,Last Name,Phone Number,Email,Company Name,Job Title,LinkedIn URL,Status,Lensmor Personnel ID',
      'Jane,Doe,+1 202 555 0143,jane@acme.example,"Acme, Inc.","VP ""Marketing""",https://www.linkedin.com/in/jane-doe,unlocked,789',
      '',
    ]);
  });

  test.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '+1 (202) & more'])(
    'what a spreadsheet would run is defused: %s',
    (company) => {
      expect(linesOf(peopleCsv([row({ company })]))[1]).toContain(`,'${company}`);
    },
  );

  test('a number stays a number', () => {
    expect(linesOf(peopleCsv([row({ phone: '+1 202 555 0143 ext. 5' })]))[1]).toContain(',+1 202 555 0143 ext. 5,');
  });

  test('whoever must not be called is in no export', () => {
    const rows = [row({ doNotCall: true })];
    expect(linesOf(peopleCsv(rows))).toHaveLength(2);
    expect(peopleVcard(rows)).toBe('');
  });

  test.each([
    ['Jane Doe', 'Jane', 'Doe'],
    ['Inés García Márquez', 'Inés García', 'Márquez'],
    ['渡辺', '', '渡辺'],
  ])('%s is split', (name, first, last) => {
    expect(splitName(name)).toEqual({ first, last });
  });
});

test('vCard escapes what has a meaning there', () => {
  expect(peopleVcard([row({ title: 'Sales; Marketing\nBEGIN:VCARD', email: undefined })]).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Doe;Jane;;;',
    'FN:Jane Doe',
    'ORG:Acme\\, Inc.',
    'TITLE:Sales\\; Marketing\\nBEGIN:VCARD',
    'TEL;TYPE=WORK,VOICE:+1 202 555 0143',
    'URL:https://www.linkedin.com/in/jane-doe',
    'END:VCARD',
    '',
  ]);
});

describe('arranging people', () => {
  const rows = [
    row({ name: 'Zoé Lefèvre', company: 'Céruse' }),
    row({ name: 'anna berg', company: '', status: 'failed', phone: undefined }),
    row({ name: 'Bob Roe', company: 'Acme' }),
  ];
  const base: Arrangement = { search: '', status: 'all', sortBy: 'name', descending: false };
  const names = (part: Partial<Arrangement>) => arrangePeople(rows, { ...base, ...part }, 'en').map(({ name }) => name);

  test.each<[string, Partial<Arrangement>, string[]]>([
    ['by name, whatever the case', {}, ['anna berg', 'Bob Roe', 'Zoé Lefèvre']],
    ['turned round', { descending: true }, ['Zoé Lefèvre', 'Bob Roe', 'anna berg']],
    ['what is empty comes last', { sortBy: 'company' }, ['Bob Roe', 'Zoé Lefèvre', 'anna berg']],
    ['last also when turned round', { sortBy: 'company', descending: true }, ['Zoé Lefèvre', 'Bob Roe', 'anna berg']],
    ['by status', { status: 'failed' }, ['anna berg']],
    ['by words anywhere, without diacritics', { search: 'lefevre CERUSE' }, ['Zoé Lefèvre']],
    ['nobody', { search: 'nobody' }, []],
  ])('%s', (_, part, expected) => {
    expect(names(part)).toEqual(expected);
  });
});
