import type { Contact, Profile } from '../contact';
import type { Clue } from './clues';
import { emailKey, linkedinKey, personKey } from './spelling/addresses';
import { companyKeys, isSameCompany } from './spelling/company-words';
import { fitsName } from './spelling/fits-name';
import { nameKeys, nameWordsOf } from './spelling/name-words';

/** All keys by which a page may identify a contact. */
export function keysOf({ personnelId, profile }: Contact): Clue[] {
  const keys: Clue[] = [];
  const add = (kind: Clue['kind'], ...found: (string | undefined)[]) => {
    for (const key of new Set(found)) if (key !== undefined) keys.push({ kind, key });
  };
  add('person', personKey(personnelId));
  add('email', emailKey(profile?.email ?? ''));
  add('linkedin', linkedinKey(profile?.linkedinUrl ?? ''));
  add('name', ...namesOf(profile).flatMap(nameKeys));
  add('company', ...companyKeys(profile?.companyName ?? ''));
  return keys;
}

/** Whether a name on a page can be the contact's. */
export const isNameOf = ({ profile }: Contact, written: string): boolean =>
  namesOf(profile).some((name) => fitsName(written, name));

/** Whether a text is the name of the contact's company, possibly followed by a comma and a town. */
export const isCompanyOf = ({ profile }: Contact, written: string): boolean =>
  [written, written.split(',')[0] ?? ''].some((text) => isSameCompany(text, profile?.companyName ?? ''));

/** Companies from countries where the family name comes first; the API may have reversed the names. */
const FAMILY_FIRST = /\b(?:kft|zrt|nyrt|k\.?\s?k|g\.?k)\.?$|株式会社|有限公司|주식회사|^công ty\b/i;

function namesOf(profile: Profile | undefined): string[] {
  const { fullName = '', companyName = '' } = profile ?? {};
  const words = FAMILY_FIRST.test(companyName.trim()) ? (nameWordsOf(fullName)?.words ?? []) : [];
  const [given, family] = words;
  return words.length === 2 && given && family ? [fullName, `${family.text} ${given.text}`] : [fullName];
}
