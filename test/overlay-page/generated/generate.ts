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
  'frozen panes',
  'company',
  'mail',
  'timeline',
  'dashboard',
  'deal',
  'record',
] as const;
export type Dialect = (typeof dialects)[number];

/** Rewrites that don't change a page's appearance. */
const rewrites = [
  'none',
  'spans around words',
  'halves in elements',
  'split text nodes',
  'possible line breaks',
  'zero-width spaces',
  'soft hyphens',
  'another tag',
  'a shadow root',
] as const;
export type Rewrite = (typeof rewrites)[number];

export interface GeneratedPage {
  seed: number;
  dialect: Dialect;
  rewrite: Rewrite;
  entries: readonly Entry[];
}

/** Pages about one person or thing. */
const RECORDS: ReadonlySet<Dialect> = new Set(['deal', 'record']);

export function generatePage(seed: number, random: Random): GeneratedPage {
  const dialect = random.pick(dialects);
  const rewrite = random.pick(rewrites);
  const people = [...cast];
  const count = RECORDS.has(dialect) ? 1 : 2 + random.below(5);
  const entries: Entry[] = [];
  for (let at = 0; at < count; at++) {
    const [person] = people.splice(random.below(people.length), 1);
    if (person) entries.push(entryOf(person, random.pick(traps), random));
  }
  return { seed, dialect, rewrite, entries };
}

/** The same page with less content: nobody may get a chip who had none before. */
export function withoutSome(page: GeneratedPage, random: Random): GeneratedPage {
  const at = random.below(page.entries.length);
  const field = random.pick(['company', 'email', 'linkedin', 'competitor', 'note'] as const);
  const entries = page.entries.map((entry, place) => (place === at ? without(entry, field) : entry));
  return { ...page, entries };
}

/** An entry without one of its fields. */
export function without(entry: Entry, field: 'company' | 'email' | 'linkedin' | 'competitor' | 'note'): Entry {
  const { [field]: _, ...rest } = entry;
  return { ...rest, company: field === 'company' ? '' : entry.company };
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
