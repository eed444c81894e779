import type { Contact } from '../../../components/contacts/contact';

export interface Person {
  id: string;
  name: string;
  company: string;
  email?: string;
  linkedin?: string;
}

/** The known contacts for generated pages. All are invented. */
export const cast: readonly Person[] = [
  { id: '901', name: 'Greta Almström', company: 'Almström Möbler AB', email: 'greta@almstrom.example' },
  { id: '902', name: 'John A. Harlow', company: 'Harlow Tools Ltd', email: 'john.harlow@harlow.example' },
  { id: '903', name: 'Inês Carvalho', company: 'Carvalho & Filhos, Lda.' },
  { id: '904', name: 'Jürgen Weiß', company: 'Müller Werkzeuge GmbH', email: 'j.weiss@mueller-werkzeuge.example' },
  { id: '905', name: 'Robert Tamm Jr.', company: 'Tamm Shipping OÜ' },
  {
    id: '906',
    name: 'Pieter van der Velde',
    company: 'Velde Bloemen B.V.',
    linkedin: 'https://www.linkedin.com/in/pvdv',
  },
  { id: '907', name: 'Noor Haddad', company: 'Cedar Exports SAL', email: 'noor.haddad@cedar.example' },
  {
    id: '908',
    name: 'Lucía Ferrán',
    company: 'Clínica Ferrán S.L.',
    linkedin: 'https://www.linkedin.com/in/lucia-ferran',
  },
];

export const contacts: Contact[] = cast.map(({ id, name, company, email, linkedin }) => ({
  personnelId: id,
  phone: { kind: 'unlocked', number: `+44207946${id.padStart(4, '0')}` },
  profile: {
    fullName: name,
    companyName: company,
    ...(email ? { email } : {}),
    ...(linkedin ? { linkedinUrl: linkedin } : {}),
  },
  updatedAt: 0,
}));

/** Unknown people. */
export const strangers = ['Omar Bright', 'Celine Marchetti', 'Haruto Vance', 'Ivana Quill'];
export const otherCompanies = ['Quarry Point GmbH', 'Umbra Foods SA', 'Initech Inc.'];
export const owners = ['Dora Whitfield', 'Ben Castell'];

/** For people of the cast, someone else at the same company with a similar name. */
export const lookAlikes: Record<string, string> = {
  '901': 'Greta Almström-Berg',
  '902': 'John B. Harlow',
  '903': 'Inês Carvalho Pires',
  '904': 'Jörg Weiß',
  '905': 'Robert Tamm III',
  '906': 'Pieter Velde',
  '907': 'Noor Al Haddad',
  '908': 'Ana Lucía Ferrán',
};
