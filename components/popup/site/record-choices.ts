import type { Contact } from '../../contacts/contact';
import { knownAs, standIn } from '../../contacts/known-as';

/** Somebody whom the user can say a record is; no two have one label. */
export interface Choice {
  personnelId: string;
  label: string;
}

/** Everybody whose name is known, by name and company; namesakes at one company by their personnel ID as well. */
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
