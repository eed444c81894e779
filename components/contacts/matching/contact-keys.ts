import type { Contact } from '../contact';
import type { Clue } from './clues';
import { companyKey, emailKey, linkedinKey, nameKeys, personKey } from './match-keys';

/** Everything that a page may show of a contact. */
export function keysOf({ personnelId, profile }: Contact): Clue[] {
  const keys: Clue[] = [];
  const add = (kind: Clue['kind'], key: string | undefined) => key !== undefined && keys.push({ kind, key });
  add('person', personKey(personnelId));
  add('email', emailKey(profile?.email ?? ''));
  add('linkedin', linkedinKey(profile?.linkedinUrl ?? ''));
  for (const key of nameKeys(profile?.fullName ?? '')) add('name', key);
  add('company', companyKey(profile?.companyName ?? ''));
  return keys;
}
