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
/** In Vietnamese, the given name is last, after one or more middle names. */
const GIVEN_LAST = /^công ty\b/i;
/** Names in these letters are written in either order. */
const EITHER_ORDER = /^[\p{sc=Cyrillic}\s.'’-]+$/u;

/** A contact's name, also in the other order where both are usual: "Nguyễn Thị Linh" is "Linh Thi Nguyen" abroad. */
function namesOf(profile: Profile | undefined): string[] {
  const { fullName = '', companyName = '' } = profile ?? {};
  const isEither = EITHER_ORDER.test(fullName);
  if (!isEither && !FAMILY_FIRST.test(companyName.trim())) return [fullName];
  const words = (nameWordsOf(fullName)?.words ?? []).map(({ text, isBound }) => (isBound ? `-${text}` : ` ${text}`));
  const names = words.join('').trim().split(' ');
  if (names.length < 2 || (names.length > 2 && !isEither && !GIVEN_LAST.test(companyName.trim()))) return [fullName];
  return [fullName, (isEither ? [names.at(-1), ...names.slice(0, -1)] : names.reverse()).join(' ')];
}
