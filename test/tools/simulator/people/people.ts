import { companies, cultures, type InventedCompany, type InventedName, roles } from './people-parts';
import { createRandom, type Random } from './random';

/** One invented person, with all data the API could have. */
export interface Person {
  personnelId: string;
  fullName: string;
  title: string;
  department: string;
  seniorityLevel: string;
  companyName: string | null;
  linkedinUrl: string | null;
  /** `null` if the key's owner hasn't unlocked it. */
  email: string | null;
  /** E.164, always from a range reserved for fiction. */
  phone: string;
}

/**
 * Invents people with names from many languages and scripts. Each company has six of them, and about one in ten has a
 * namesake at another company. Some have no email, some no LinkedIn address, a few no company. The same seed gives the
 * same people. Personnel IDs, emails and LinkedIn addresses are unique; phones are unique for up to 240 people.
 */
export function inventPeople(seed: number, count = 240): Person[] {
  const random = createRandom(seed);
  const people: Person[] = [];
  const names: InventedName[] = [];
  for (let index = 0; index < count; index++) {
    const company = companies[index % companies.length] as InventedCompany;
    const isNamesake = index > companies.length && index % 10 === 0;
    const name = isNamesake ? (names[index - companies.length - 1] as InventedName) : unusedName(random, names);
    names.push(name);
    people.push(inventPerson(random, index, name, company));
  }
  return people;
}

function inventPerson(random: Random, index: number, name: InventedName, company: InventedCompany): Person {
  const role = random.pick(roles);
  const isKnownToWorkThere = index % 40 !== 39;
  return {
    personnelId: String(700 + index * 7),
    fullName: name.written,
    title: role.title,
    department: role.department,
    seniorityLevel: role.seniorityLevel,
    companyName: isKnownToWorkThere ? company.name : null,
    linkedinUrl:
      random.fraction() < 0.85
        ? `https://www.linkedin.com/in/${name.latin.replace(/[^a-z]+/g, '-')}-${index.toString(36)}`
        : null,
    email: random.fraction() < 0.4 ? `${name.latin.replace(/[^a-z]+/g, '.')}.${index}@${company.domain}` : null,
    phone: reservedPhone(company.country, index),
  };
}

const MOST_DRAWS = 500;

/** A name that isn't used yet, if one can be found. */
function unusedName(random: Random, used: readonly InventedName[]): InventedName {
  for (let draw = 1; ; draw++) {
    const culture = random.pick(cultures);
    const [given, givenLatin] = random.pick(culture.given);
    const [family, familyLatin] = random.pick(culture.family);
    const written = culture.familyFirst ? `${family}${culture.gap}${given}` : `${given}${culture.gap}${family}`;
    if (draw > MOST_DRAWS || !used.some((name) => name.written === written)) {
      return { written, latin: `${givenLatin} ${familyLatin}` };
    }
  }
}

/** One number per index, from the ranges that regulators reserve for fiction. */
function reservedPhone(country: InventedCompany['country'], index: number): string {
  const digits = (length: number) => String(index % 10 ** length).padStart(length, '0');
  switch (country) {
    case 'US': {
      const areaCodes = [202, 212, 303, 312, 415, 512, 617];
      return `+1${areaCodes[Math.floor(index / 100) % areaCodes.length]}55501${digits(2)}`;
    }
    case 'GB':
      return `+442079460${digits(3)}`;
    case 'DE':
      return `+493023125${digits(3)}`;
    case 'FR':
      return `+331990${digits(5)}`;
    case 'AU':
      return `+6125550${digits(4)}`;
  }
}
