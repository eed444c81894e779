import type { Contact } from './contact';

/**
 * The name to show in lists: the person's name, or company and title if Lensmor has no name. Empty if neither is known.
 */
export function knownAs({ profile }: Pick<Contact, 'profile'>): string {
  return profile?.fullName || standIn(profile?.companyName, profile?.title);
}

/** "Harbour Loom · Buyer", for someone without a name. */
export const standIn = (company: string | undefined, title: string | undefined): string =>
  [company, title].filter(Boolean).join(' · ');
