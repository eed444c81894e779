import type { Contact } from '../../../components/contacts/contact';

/** Invented people for the tests of drawing. */
const person = (personnelId: string, fullName: string, companyName: string, number: string): Contact => ({
  personnelId,
  phone: { kind: 'unlocked', number },
  profile: { fullName, companyName, title: 'Buyer', email: emailOf(fullName) },
  updatedAt: 0,
});

const emailOf = (fullName: string): string => `${fullName.toLowerCase().replace(' ', '.')}@works.example`;

export const ines = person('7001', 'Ines Falk', 'Falk Works', '+493055501201');
export const omar = person('7002', 'Omar Haddad', 'Haddad Trading', '+442079460711');
export const yuna = person('7003', 'Yuna Sato', 'Sato Optics', '+12025550171');
export const people = [ines, omar, yuna];

/** A link in a cell by which the person is recognised. */
export const link = ({ profile }: Contact) => `<a href="mailto:${profile?.email}">Write</a>`;
export const nameOf = ({ profile }: Contact): string => profile?.fullName ?? '';
