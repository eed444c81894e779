import type { RecordStore } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import type { Contact, PhoneState, Profile } from './contact';

/** One person's phone state according to a task. */
export interface PhoneUpdate {
  personnelId: string;
  phone: PhoneState;
}

/** The only writer of contacts. Each call is one read and one write, and calls don't overlap. */
export interface ContactBook {
  /** Idempotent: repeated updates write nothing. */
  note(updates: readonly PhoneUpdate[]): Promise<void>;
  /**
   * `undefined`: the API has no such person. `phone` is the profile's number, if any. Ignores people who aren't
   * contacts.
   */
  setProfile(personnelId: string, profile: Profile | undefined, phone?: string): Promise<void>;
  /** Ignores people who aren't contacts. */
  setDoNotCall(personnelId: string, doNotCall: boolean): Promise<void>;
  remove(personnelIds: readonly string[]): Promise<void>;
  /**
   * Removes people without an update since this time (milliseconds since 1970), except those in `kept` and do-not-call
   * contacts.
   */
  removeUnchangedSince(time: number, kept: ReadonlySet<string>): Promise<void>;
}

/**
 * Which of two phone states wins: a later task without a number doesn't replace one that was paid for, and a profile
 * that repeats the number doesn't change its origin.
 */
function newerPhone(known: PhoneState | undefined, update: PhoneState): PhoneState {
  if (known?.kind !== 'unlocked') return update;
  if (update.kind !== 'unlocked') return known;
  const isRepeated = update.origin === 'profile' && (known.origin !== 'profile' || known.number === update.number);
  return isRepeated ? known : update;
}

export function createContactBook(contacts: RecordStore<Contact>, now: () => number): ContactBook {
  const enqueue = createSerialQueue();

  async function change(personnelId: string, partOf: (contact: Contact) => Partial<Contact>): Promise<void> {
    const contact = await contacts.get(personnelId);
    if (contact) await contacts.put(personnelId, { ...contact, ...partOf(contact), updatedAt: now() });
  }

  return {
    note: (updates) =>
      enqueue(async () => {
        const known = await contacts.getMany(updates.map(({ personnelId }) => personnelId));
        const changed = new Map<string, Contact>();
        for (const { personnelId, phone } of updates) {
          const contact = changed.get(personnelId) ?? known.get(personnelId);
          const next = newerPhone(contact?.phone, phone);
          if (contact && JSON.stringify(contact.phone) === JSON.stringify(next)) continue;
          changed.set(personnelId, { ...contact, personnelId, phone: next, updatedAt: now() });
        }
        await contacts.putMany(changed);
      }),
    setProfile: (personnelId, profile, number) =>
      enqueue(() =>
        change(personnelId, ({ phone }) => ({
          profileAskedAt: now(),
          ...(profile ? { profile } : {}),
          ...(number ? { phone: newerPhone(phone, { kind: 'unlocked', number, origin: 'profile' }) } : {}),
        })),
      ),
    setDoNotCall: (personnelId, doNotCall) => enqueue(() => change(personnelId, () => ({ doNotCall }))),
    remove: (personnelIds) => enqueue(() => contacts.remove(personnelIds)),
    removeUnchangedSince: (time, kept) =>
      enqueue(async () => {
        const stale = [...(await contacts.all())].filter(
          ([id, { updatedAt, doNotCall }]) => updatedAt < time && !doNotCall && !kept.has(id),
        );
        await contacts.remove(stale.map(([id]) => id));
      }),
  };
}
