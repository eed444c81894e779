import type { Person } from '../simulator/people/people';

/** One record of the demo CRM. */
export interface CrmPerson {
  /** The CRM's own ID; Lensmor doesn't know it. */
  id: string;
  name: string;
  title: string;
  company: string;
  email: string;
  linkedin: string | null;
  owner: string;
  stage: 'Lead' | 'Qualified' | 'Customer';
  lastContact: string;
  notes: { at: string; text: string }[];
}

const OWNERS = ['Rosalind Achterberg', 'Tomasz Nowicki', 'You'];
const STAGES = ['Lead', 'Qualified', 'Customer'] as const;
const DAYS = ['Today', 'Yesterday', '18 Nov', '16 Nov', '12 Nov', '9 Nov', '31 Oct', '22 Oct'];

/**
 * The CRM's own data about people Lensmor knows too: an email for everyone, the CRM's IDs, a LinkedIn address for every
 * other person, and notes that mention other people's names.
 */
export function crmPeople(people: readonly Person[]): CrmPerson[] {
  return people.map((person, index) => {
    const company = person.companyName ?? 'Independent';
    const someoneElse = people[(index + 5) % people.length];
    return {
      id: `p${(4021 + index * 17).toString(36)}`,
      name: person.fullName,
      title: person.title,
      company,
      email: person.email ?? ownEmail(person.fullName, company),
      linkedin: index % 2 === 0 ? person.linkedinUrl : null,
      owner: pick(OWNERS, index),
      stage: pick(STAGES, index * 2 + 1),
      lastContact: pick(DAYS, index * 3),
      notes: [
        { at: pick(DAYS, index * 3), text: 'Left a voicemail; asked to be called back before the fair.' },
        { at: '2 Oct', text: `Met at the booth, together with ${someoneElse?.fullName}. Wants a quote for spring.` },
      ],
    };
  });
}

/** Unknown to Lensmor. */
function ownEmail(name: string, company: string): string {
  const words = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return `${words(name).join('.') || 'office'}@${words(company).slice(0, 2).join('')}.example`;
}

const pick = <T>(choices: readonly T[], index: number): T => choices[index % choices.length] as T;
