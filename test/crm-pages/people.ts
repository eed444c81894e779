import type { Contact, PhoneState } from '../../components/contacts/contact';

/** The contacts known while these pages are checked. All are invented. */
const cast = {
  mara: {
    personnelId: '40100101',
    fullName: 'Mara Lindqvist',
    companyName: 'Nordwind GmbH',
    email: 'mara.lindqvist@nordwind.example',
    linkedinUrl: 'https://www.linkedin.com/in/mara-lindqvist',
    number: '+493023125101',
  },
  lena: {
    personnelId: '40100102',
    fullName: 'Dr. Lena Hoffmann',
    companyName: 'Nordwind GmbH',
    email: 'lena.hoffmann@nordwind.example',
    number: '+493023125102',
  },
  tomas: {
    personnelId: '40100103',
    fullName: 'Tomás Ferreira',
    companyName: 'Acme, Inc.',
    email: 'tomas.ferreira@acme.example',
    linkedinUrl: 'linkedin.com/in/tomas-ferreira-1a2b',
    number: '+12025550103',
  },
  olivia: {
    personnelId: '40100104',
    fullName: "Olivia O'Connor",
    companyName: 'Globex Corporation',
    number: '+12025550104',
  },
  sven: { personnelId: '40100105', fullName: 'Sven Åkesson', companyName: 'Fjord AB', number: '+12025550105' },
  aiko: { personnelId: '40100106', fullName: '山田 愛子', companyName: '株式会社みらい', number: '+12025550106' },
  paul: {
    personnelId: '40100107',
    fullName: 'Paul Dubois',
    companyName: 'Lumière SAS',
    linkedinUrl: 'https://fr.linkedin.com/in/paul-dubois-9',
    number: '+33199005107',
  },
  nina: {
    personnelId: '40100108',
    fullName: 'Nina Petrova',
    companyName: 'Initech LLC',
    email: 'nina.petrova@initech.example',
    number: '+442079460108',
  },
  /** These two share an office address. */
  dana: {
    personnelId: '40100109',
    fullName: 'Dana Cole',
    companyName: 'Umbrella PLC',
    email: 'info@umbrella.example',
    number: '+442079460109',
  },
  rui: {
    personnelId: '40100110',
    fullName: 'Rui Matos',
    companyName: 'Umbrella PLC',
    email: 'info@umbrella.example',
    number: '+442079460110',
  },
  /** These two can't be distinguished. */
  chris: { personnelId: '40100111', fullName: 'Chris Taylor', companyName: 'Hooli', number: '+12025550111' },
  christine: { personnelId: '40100112', fullName: 'Chris Taylor', companyName: 'Hooli Inc.', number: '+12025550112' },
  /** Has the same name as someone who owns records in every CRM here. */
  rosa: {
    personnelId: '40100113',
    fullName: 'Rosa Marchetti',
    companyName: 'Acme Inc.',
    email: 'rosa.m@acme.example',
    number: '+390699000113',
  },
};

export type Who = keyof typeof cast;

export const whoHas = (number: string | undefined): Who | undefined =>
  (Object.keys(cast) as Who[]).find((who) => cast[who].number === number);

export const contacts: Contact[] = Object.values(cast).map(({ personnelId, number, ...profile }) => {
  const phone: PhoneState = { kind: 'unlocked', number };
  return { personnelId, phone, profile, updatedAt: Date.now() };
});

/** As stored. */
export const storedContacts: Record<string, unknown> = Object.fromEntries(
  contacts.map((contact) => [`contact:${contact.personnelId}`, { version: 1, data: contact }]),
);
