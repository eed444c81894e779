import type { RecordStore } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import type { Contact, PhoneState, Profile } from './contact';

/** What a task says of one person. */
export interface PhoneUpdate {
  personnelId: string;
  phone: PhoneState;
}

/** The only writer of contacts: each call is one read and one write, and no two of them overlap. */
export interface ContactBook {
  /** The same news again writes nothing. */
  note(news: readonly PhoneUpdate[]): Promise<void>;
  /** `undefined`: the API knows no such person. Only for people who are known here. */
  setProfile(personnelId: string, profile: Profile | undefined): Promise<void>;
  /** Only for people who are known. */
  setDoNotCall(personnelId: string, doNotCall: boolean): Promise<void>;
  remove(personnelIds: readonly string[]): Promise<void>;
  /** Removes whom nothing was heard of since this time (milliseconds since 1970), but for those in `kept` and those never to be called. */
  removeUnchangedSince(time: number, kept: ReadonlySet<string>): Promise<void>;
}

/** Which of two states of a person's phone stands: a number once bought is not lost to a later task without one. */
const newerPhone = (known: PhoneState | undefined, news: PhoneState): PhoneState =>
  known?.kind === 'unlocked' && news.kind !== 'unlocked' ? known : news;

export function createContactBook(contacts: RecordStore<Contact>, now: () => number): ContactBook {
  const inTurn = createSerialQueue();

  async function change(personnelId: string, part: Partial<Contact>): Promise<void> {
    const contact = await contacts.get(personnelId);
    if (contact) await contacts.put(personnelId, { ...contact, ...part, updatedAt: now() });
  }

  return {
    note: (news) =>
      inTurn(async () => {
        const known = await contacts.getMany(news.map(({ personnelId }) => personnelId));
        const changed = new Map<string, Contact>();
        for (const { personnelId, phone } of news) {
          const contact = changed.get(personnelId) ?? known.get(personnelId);
          const next = newerPhone(contact?.phone, phone);
          if (contact && JSON.stringify(contact.phone) === JSON.stringify(next)) continue;
          changed.set(personnelId, { ...contact, personnelId, phone: next, updatedAt: now() });
        }
        await contacts.putMany(changed);
      }),
    setProfile: (personnelId, profile) =>
      inTurn(() => change(personnelId, { profileAskedAt: now(), ...(profile ? { profile } : {}) })),
    setDoNotCall: (personnelId, doNotCall) => inTurn(() => change(personnelId, { doNotCall })),
    remove: (personnelIds) => inTurn(() => contacts.remove(personnelIds)),
    removeUnchangedSince: (time, kept) =>
      inTurn(async () => {
        const stale = [...(await contacts.all())].filter(
          ([id, { updatedAt, doNotCall }]) => updatedAt < time && !doNotCall && !kept.has(id),
        );
        await contacts.remove(stale.map(([id]) => id));
      }),
  };
}
