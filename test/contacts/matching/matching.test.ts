import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import type { Decision } from '../../../components/contacts/decisions/decision';
import type { Clue, PageClues } from '../../../components/contacts/matching/clues';
import { keysOf } from '../../../components/contacts/matching/contact-keys';
import { decide, type People } from '../../../components/contacts/matching/matching';
import { emailKey, linkedinKey, personKey } from '../../../components/contacts/matching/spelling/addresses';
import { companyKeys } from '../../../components/contacts/matching/spelling/company-words';
import { nameKeys } from '../../../components/contacts/matching/spelling/name-words';

type Known = { fullName?: string; companyName?: string; email?: string; linkedinUrl?: string; doNotCall?: boolean };

const known: Record<string, Known> = {
  '1': {
    fullName: 'Jane Doe',
    companyName: 'Acme Inc.',
    email: 'jane.doe@acme.example',
    linkedinUrl: 'https://www.linkedin.com/in/jane-doe',
  },
  '2': { fullName: 'John Roe', companyName: 'Acme', email: 'john.roe@acme.example' },
  '3': { fullName: 'Ada Poe', companyName: 'Globex' },
  '4': { fullName: 'Max Moe', companyName: 'Initech', email: 'info@initech.example' },
  '5': { fullName: 'Sam Soe', companyName: 'Umbrella', email: 'office.north@umbrella.example' },
  '6': { fullName: 'Kim Koe', companyName: 'Umbrella', email: 'office.north@umbrella.example' },
  '7': { fullName: 'Lee Twin', companyName: 'Hooli', email: 'lee@hooli.example' },
  '8': { fullName: 'Lee Twin', companyName: 'Hooli GmbH', linkedinUrl: 'linkedin.com/in/other-lee' },
  '9': { fullName: 'Nat Nocall', companyName: 'Acme', email: 'nat@acme.example', doNotCall: true },
  '10': { fullName: 'Jörg Müller', companyName: 'Acme' },
};

const contactOf = (personnelId: string, { doNotCall, fullName = '', ...profile }: Known): Contact => ({
  personnelId,
  phone: { kind: 'unlocked', number: '+12025550143' },
  profile: { fullName, ...profile },
  updatedAt: 0,
  ...(doNotCall ? { doNotCall } : {}),
});

const persons = Object.entries(known).map(([id, profile]) => {
  const contact = contactOf(id, profile);
  return { contact, keys: keysOf(contact) };
});
const people: People = {
  get: (id) => persons.find(({ contact }) => contact.personnelId === id),
  having: (clue) => persons.filter(({ keys }) => keys.some(({ kind, key }) => kind === clue.kind && key === clue.key)),
};

/** Clues such as `name: Jane Doe`, separated by `|`, parsed as the overlay parses a page. */
function read(text: string): Clue[] {
  return text.split('|').flatMap((part): Clue[] => {
    const [, kind, value = ''] = /^\s*(\w+): (.*?)\s*$/.exec(part) ?? [];
    const one = (key: string | undefined): Clue[] => (key ? [{ kind: kind as Clue['kind'], key }] : []);
    if (kind === 'name') return nameKeys(value).map((key) => ({ kind, key, text: value }));
    if (kind === 'company') return companyKeys(value).map((key) => ({ kind, key, text: value }));
    if (kind === 'email') return one(emailKey(value));
    if (kind === 'linkedin') return one(linkedinKey(value));
    return one(kind === 'person' ? personKey(value) : value);
  });
}

const LIST = 'crm.example/contacts';
const row = (text: string, ownCompany = false): PageClues => ({
  record: LIST,
  subject: [],
  scopes: [{ id: 1, isPage: false, record: 'crm.example/contacts/1', clues: read(text), ownCompany }],
});
const rowOn = (subject: string, text: string, ownCompany = false): PageClues => ({
  ...row(text, ownCompany),
  subject: read(subject),
});
const page = (subject: string, elsewhere = ''): PageClues => ({
  record: 'crm.example/contacts/1',
  subject: read(subject),
  scopes: [
    {
      id: 0,
      isPage: true,
      record: 'crm.example/contacts/1',
      clues: [...read(subject), ...read(elsewhere)],
      ownCompany: false,
    },
  ],
});

const whoIsOn = (clues: PageClues, decisions: Decision[] = []) =>
  decide(clues, people, (record) => decisions.filter((decision) => decision.record === record)).map(
    ({ contact, clues: by }) => `${contact.personnelId} by ${[...new Set(by.map(({ kind }) => kind))].join(', ')}`,
  );

describe('in a row', () => {
  test.each([
    ['a marked personnel ID', 'person: 3', ['3 by person']],
    ['an e-mail', 'email: Jane.Doe@acme.example', ['1 by email']],
    ['a LinkedIn address', 'linkedin: https://de.linkedin.com/in/jane-doe?x=1', ['1 by linkedin']],
    ['name and company', 'name: Ada Poe | company: Globex Ltd', ['3 by name, company']],
    ['the company before another one', 'name: Ada Poe | company: Globex | company: Acme', ['3 by name, company']],
    ['the company after another one', 'name: Ada Poe | company: Acme | company: Globex', []],
    ['company and name', 'company: GLOBEX | name: Poe, Ada', ['3 by name, company']],
    [
      'all clues at once',
      'name: Jane Doe | company: Acme | email: jane.doe@acme.example',
      ['1 by email, name, company'],
    ],
    ['both spellings of an umlaut', 'name: Joerg Mueller | company: Acme', ['10 by name, company']],
    [
      'name and company, with a private email',
      'name: Jane Doe | company: Acme | email: jd@mail.example',
      ['1 by name, company'],
    ],
    [
      'name and company, with the company’s shared email',
      'name: Jane Doe | company: Acme | email: info@acme.example',
      ['1 by name, company'],
    ],
    ['an unknown name with a known email', 'email: jane.doe@acme.example | company: Globex', ['1 by email']],
    [
      'sender and recipient',
      'email: jane.doe@acme.example | email: john.roe@acme.example',
      ['1 by email', '2 by email'],
    ],
    ['one person’s office email, with the name', 'name: Max Moe | email: info@initech.example', ['4 by email, name']],
    [
      'an email shared by two people, with a name',
      'name: Kim Koe | email: office.north@umbrella.example',
      ['6 by email, name'],
    ],
    [
      'one of two namesakes, with the email',
      'name: Lee Twin | company: Hooli | email: lee@hooli.example',
      ['7 by email, name, company'],
    ],
    ['the first of two colleagues named', 'name: Jane Doe | company: Acme | name: John Roe', ['1 by name, company']],
    [
      'an email, and the name of a colleague',
      'name: Jane Doe | email: jane.doe@acme.example | name: John Roe | company: Acme',
      ['1 by email, name, company'],
    ],
    [
      'another person’s email in copy',
      'name: Jane Doe | email: jane.doe@acme.example | email: john.roe@acme.example',
      ['1 by email, name'],
    ],
    [
      'two people named, each with their email',
      'name: Jane Doe | email: jane.doe@acme.example | name: John Roe | email: john.roe@acme.example',
      ['1 by email, name', '2 by email, name'],
    ],
  ])('%s is enough', (_, text, expected) => expect(whoIsOn(row(text))).toEqual(expected));

  test.each([
    ['a name alone', 'name: Ada Poe'],
    ['a company alone', 'company: Acme'],
    ['a namesake at another company', 'name: Ada Poe | company: Acme'],
    ['a company with one more word', 'name: Ada Poe | company: Globex Labs'],
    ['a colleague', 'name: Jim Zoe | company: Acme'],
    ["a name with someone else's LinkedIn", 'name: Jane Doe | company: Acme | linkedin: linkedin.com/in/jane-doe-2'],
    ["a name with a known person's LinkedIn", 'name: Ada Poe | company: Globex | linkedin: linkedin.com/in/jane-doe'],
    ["a name with a known person's e-mail", 'name: Ada Poe | company: Globex | email: jane.doe@acme.example'],
    ["a name with a colleague's e-mail", 'name: John Roe | company: Acme | email: jane.doe@acme.example'],
    ['a name with another email at the same company', 'name: Jane Doe | company: Acme | email: jane.doe2@acme.example'],
    ["a name with someone else's mark", 'name: Ada Poe | company: Globex | person: 999'],
    ['an office email', 'email: info@initech.example | company: Initech'],
    ['an email shared by two people', 'email: office.north@umbrella.example | company: Umbrella'],
    ['two people who fit equally well', 'name: Lee Twin | company: Hooli'],
    ["one's e-mail and another's link", 'email: jane.doe@acme.example | linkedin: linkedin.com/in/other-lee'],
  ])('%s matches nobody', (_, text) => expect(whoIsOn(row(text))).toEqual([]));

  test('a do-not-call contact is matched, because their chip says so', () =>
    expect(whoIsOn(row('name: Nat Nocall | company: Acme | email: nat@acme.example'))).toEqual([
      '9 by email, name, company',
    ]));

  test('an unknown LinkedIn address does not contradict a contact without one', () =>
    expect(whoIsOn(row('name: Ada Poe | company: Globex | linkedin: linkedin.com/in/ada'))).toEqual([
      '3 by name, company',
    ]));
});

describe('in a row on a company page', () => {
  test.each([
    ['the name', 'name: Jane Doe', ['1 by name, company']],
    ['the name and an office email', 'name: Jane Doe | email: info@acme.example', ['1 by name, company']],
    [
      'the name and an email of the company',
      'name: Jörg Müller | email: jm@acme-corp.example',
      ['10 by name, company'],
    ],
    ["another company's colleague", 'name: Ada Poe', []],
    ['a namesake with an email at another company', 'name: Jane Doe | email: jane@globex.example', []],
    [
      'a namesake without a known email, with an email at another company',
      'name: Jörg Müller | email: jm@globex.example',
      [],
    ],
    ['the row names another known company', 'name: Jane Doe | company: Globex', []],
  ])('%s', (_, text, expected) => expect(whoIsOn(rowOn('company: Acme', text))).toEqual(expected));

  test('the row names a different, unknown company', () =>
    expect(whoIsOn(rowOn('company: Acme', 'name: Jane Doe', true))).toEqual([]));

  test('clues of the page’s person do not count for a row', () =>
    expect(whoIsOn(rowOn('name: Ada Poe | email: jane.doe@acme.example', 'company: Globex'))).toEqual([]));
});

describe('on a page', () => {
  test.each([
    ['the page’s person by name and company', page('name: Ada Poe | company: Globex'), ['3 by name, company']],
    ['the page’s person by email', page('name: Jane Doe | email: jane.doe@acme.example'), ['1 by email, name']],
    [
      'the page’s person by an address elsewhere on the page',
      page('name: Jane Doe', 'linkedin: linkedin.com/in/jane-doe'),
      ['1 by linkedin, name'],
    ],
    ['a name elsewhere on the page does not match', page('company: Acme', 'name: Jane Doe'), []],
    [
      'a person by an address elsewhere on the page',
      page('name: Ada Poe | company: Globex', 'email: jane.doe@acme.example'),
      ['3 by name, company', '1 by email'],
    ],
    [
      'another person’s address on the page is a contradiction',
      page('name: Ada Poe | company: Globex | email: jane.doe@acme.example'),
      [],
    ],
    ["someone else's LinkedIn", page('name: Jane Doe | company: Acme', 'linkedin: linkedin.com/in/somebody'), []],
    [
      'a colleague named elsewhere on the page',
      page('name: Jane Doe | company: Acme', 'name: John Roe'),
      ['1 by name, company'],
    ],
  ])('%s', (_, clues, expected) => expect(whoIsOn(clues)).toEqual(expected));
});

describe('manual matches', () => {
  const RECORD = 'crm.example/contacts/1';
  const said = (kind: Decision['kind'], personnelId: string, record = RECORD): Decision => ({
    kind,
    record,
    personnelId,
    label: '',
    decidedAt: 0,
  });

  test('"Not this person" overrides everything, on that record only', () => {
    const clues = row('name: Jane Doe | company: Acme | email: jane.doe@acme.example | person: 1');
    expect(whoIsOn(clues, [said('isNot', '1')])).toEqual([]);
    expect(whoIsOn(clues, [said('isNot', '1', 'crm.example/contacts/2')])).toHaveLength(1);
    expect(whoIsOn(clues, [said('isNot', '2')])).toHaveLength(1);
  });

  test('"Not this person" leaves the other of two candidates', () =>
    expect(whoIsOn(row('name: Lee Twin | company: Hooli'), [said('isNot', '7')])).toEqual(['8 by name, company']));

  test('"This record is" overrides everything', () => {
    const clues = row(`record: ${RECORD} | name: Jane Doe | company: Acme | email: jane.doe@acme.example`);
    expect(whoIsOn(clues, [said('is', '3')])).toEqual(['3 by record']);
    expect(whoIsOn(clues, [said('is', '1')])).toEqual(['1 by record, email, name, company']);
  });

  test('"This record is" applies to the record itself, not to the rest of its page', () =>
    expect(whoIsOn(row('name: Ada Poe'), [said('is', '3')])).toEqual([]));

  test('"This record is" does not apply to a part that shows another record', () =>
    expect(whoIsOn(row('record: crm.example/contacts/2 | name: Ada Poe'), [said('is', '3')])).toEqual([]));

  test('"This record is" matches nobody if the contact was deleted', () => {
    const clues = row(`record: ${RECORD} | email: jane.doe@acme.example`);
    expect(whoIsOn(clues, [said('is', '99')])).toEqual([]);
  });
});

describe('contradictions', () => {
  const company = (text: string, role?: 'own' | 'other'): Clue => ({
    kind: 'company',
    key: companyKeys(text)[0] ?? '',
    text,
    ...(role ? { role } : {}),
  });
  const name = (text: string): Clue => ({ kind: 'name', key: nameKeys(text).at(-1) ?? '', text });
  const rowOf = (...clues: Clue[]): PageClues => ({
    record: LIST,
    subject: [],
    scopes: [{ id: 1, isPage: false, record: LIST, clues, ownCompany: false }],
  });

  test.each([
    ['the company as a competitor', [name('Ada Poe'), company('Globex', 'other')]],
    ['another employer next to it', [name('Ada Poe'), company('Globex'), company('Initech', 'own')]],
    ['another, unknown employer', [name('Ada Poe'), company('Globex'), company('Halden AS', 'own')]],
    ['a longer company name', [name('Ada Poe'), company('Globex'), company('Globex Labs', 'own')]],
    ['a name with one more word', [{ ...name('Ada Poe'), text: 'Mary Ada Poe' }, company('Globex')]],
    [
      "a look-alike's name next to the person's own address",
      [{ ...name('Jane Doe'), text: 'Jane Doe-Smith' }, { kind: 'email', key: 'jane.doe@acme.example' } as const],
    ],
  ])('%s: no match', (_, clues) => expect(whoIsOn(rowOf(...clues))).toEqual([]));

  test('the employer confirms the name, even if other companies are named', () =>
    expect(whoIsOn(rowOf(name('Ada Poe'), company('Globex', 'own'), company('Acme', 'other')))).toEqual([
      '3 by name, company',
    ]));
});
