import type { Contact } from '../../components/contacts/contact';

let count = 0;

/** A contact with a number, unless `phone` says otherwise. */
export function person(
  fullName: string,
  profile: Partial<NonNullable<Contact['profile']>> = {},
  phone?: Contact['phone'],
): Contact {
  const nth = String(++count).padStart(2, '0');
  return {
    personnelId: `401002${nth}`,
    phone: phone ?? { kind: 'unlocked', number: `+120255501${nth}` },
    profile: { fullName, ...profile },
    updatedAt: 0,
  };
}
