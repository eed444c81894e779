import type { Contact } from './contact';

/**
 * How somebody is called wherever people are listed: by name, or where Lensmor has none by company and title. Empty as
 * long as neither is known.
 */
export function knownAs({ profile }: Pick<Contact, 'profile'>): string {
  return profile?.fullName || standIn(profile?.companyName, profile?.title);
}

/** "Harbour Loom · Buyer", for somebody without a name. */
export const standIn = (company: string | undefined, title: string | undefined): string =>
  [company, title].filter(Boolean).join(' · ');
