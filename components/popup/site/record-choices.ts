import type { Contact } from '../../contacts/contact';
import { knownAs, standIn } from '../../contacts/known-as';

/** A contact the user can choose for a record. Labels are unique. */
export interface Choice {
  personnelId: string;
  label: string;
}

/**
 * All contacts with a known name, labelled by name and company, plus the personnel ID where two labels would be equal.
 */
export function recordChoices(contacts: Iterable<Contact>): Choice[] {
  const named = [...contacts].flatMap((contact) => {
    const { personnelId, profile } = contact;
    const label = profile?.fullName ? standIn(profile.fullName, profile.companyName) : knownAs(contact);
    return label ? [{ personnelId, label }] : [];
  });
  const counts = new Map<string, number>();
  for (const { label } of named) counts.set(label, (counts.get(label) ?? 0) + 1);
  return named.map(({ personnelId, label }) => ({
    personnelId,
    label: counts.get(label) === 1 ? label : `${label} (${personnelId})`,
  }));
}
