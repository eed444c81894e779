import type { Random } from '../../tools/simulator/people/random';
import { cast, lookAlikes, otherCompanies, owners, type Person, strangers } from './people';

/** One record of a page, with its expected chip. */
export interface Entry {
  trap: Trap;
  name: string;
  company: string;
  email?: string;
  linkedin?: string;
  owner: string;
  competitor?: string;
  note?: string;
  /** The person who must have the record's only chip, if any. */
  who?: Person;
}

const traps = [
  'none',
  'email only',
  'LinkedIn only',
  'namesake',
  'look-alike',
  'competitor',
  'colleague',
  'owner',
  'mention',
  'name alone',
  'stranger in note',
] as const;
type Trap = (typeof traps)[number];

const dialects = [
  'table',
  'table without classes in spans',
  'ARIA grid',
  'div rows',
  'definition list',
  'cards',
  'board',
  'web components',
  'fields',
] as const;
export type Dialect = (typeof dialects)[number];

export interface GeneratedPage {
  seed: number;
  dialect: Dialect;
  entries: readonly Entry[];
}

export function generatePage(seed: number, random: Random): GeneratedPage {
  const people = [...cast];
  const count = 2 + random.below(5);
  const entries: Entry[] = [];
  for (let at = 0; at < count; at++) {
    const [person] = people.splice(random.below(people.length), 1);
    if (person) entries.push(entryOf(person, random.pick(traps), random));
  }
  return { seed, dialect: random.pick(dialects), entries };
}

function entryOf(person: Person, trap: Trap, random: Random): Entry {
  const { name, company, email, linkedin } = person;
  const owner = random.pick(owners);
  const stranger = random.pick(strangers);
  const elsewhere = random.pick(otherCompanies);
  const right: Entry = { trap, name, company, owner, who: person };
  switch (trap) {
    case 'none':
      return { ...right, ...(email ? { email } : {}), ...(linkedin ? { linkedin } : {}) };
    case 'email only':
      return email ? { ...right, company: '', email } : right;
    case 'LinkedIn only':
      return linkedin ? { ...right, company: '', linkedin } : right;
    case 'namesake':
      return { trap, name, company: elsewhere, owner };
    case 'look-alike':
      return { trap, name: lookAlikes[person.id] ?? stranger, company, owner };
    case 'competitor':
      return { trap, name, company: elsewhere, competitor: company, owner };
    case 'colleague':
      return { trap, name: stranger, company, owner };
    case 'owner':
      return { trap, name: stranger, company, owner: name };
    case 'mention':
      return { trap, name: stranger, company: elsewhere, owner, note: `Spoke with ${name} about prices` };
    case 'name alone':
      return { trap, name, company: '', owner };
    case 'stranger in note':
      return { ...right, note: `Introduced by ${stranger} in May` };
  }
}
