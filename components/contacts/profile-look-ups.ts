import * as z from 'zod/mini';
import type { ApiResult, Client } from '../lensmor/client';
import type { ApiFailure } from '../lensmor/failure';
import { hasProfile } from '../lensmor/ids';
import type { Slot } from '../lensmor/request-budget';
import type { ProfileAnswer } from '../lensmor/schema';
import { createLazy } from '../storage/lazy';
import type { RecordKind, RecordStore } from '../storage/record-store';
import type { Contact, Profile } from './contact';
import type { ContactBook, PhoneUpdate } from './contact-book';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The numbers that were bought come first. */
const LESS_URGENT_MS = 2000;
/** With an hour between the later ones: more than a week. */
const MOST_ATTEMPTS = 200;

/** One profile still to be asked for. Times are milliseconds since 1970. */
const lookUpSchema = z.object({
  /** Absent: not before there is another key. */
  dueAt: z.optional(z.number()),
  /** The key that was refused, as `KeyStore.mark` tells it from others. */
  keyMark: z.optional(z.string()),
  /** When that was decided. A clock that shows less has been set back, and then it is due now. */
  plannedAt: z.number(),
  failedAttempts: z.int(),
});
export type LookUp = z.infer<typeof lookUpSchema>;
export const lookUpKind: RecordKind<LookUp> = { prefix: 'lookUp:', version: 1, schema: lookUpSchema };

export interface ProfileLookUps {
  /**
   * Sees to it that the profiles of these people are asked for, those with a number first, unless they are known or were
   * not found within a day. Only for people who are contacts.
   */
  want(people: readonly PhoneUpdate[]): Promise<void>;
  /** There is a working key again, or another address. */
  retry(): Promise<void>;
  forget(personnelIds: readonly string[]): Promise<void>;
  forgetAll(): Promise<void>;
  /** What there is to ask, each for one request; see `Source` in `tasks/following/job-scheduler.ts`. */
  jobs(): Promise<readonly LookUpJob[]>;
}
interface LookUpJob {
  key: string;
  dueAt: number;
  run(slot: Slot): Promise<void>;
}

interface Options {
  lookUps: RecordStore<LookUp>;
  contacts: RecordStore<Contact>;
  book: ContactBook;
  client: Pick<Client, 'getProfile'>;
  /** Which key is in force: `KeyStore.mark`. */
  keyMark: () => Promise<string | undefined>;
  now: () => number;
  random: () => number;
}

/** Who the people of tasks are: each asked for once, remembered through the worker's death, never twice. */
export function createProfileLookUps(options: Options): ProfileLookUps {
  const { lookUps, contacts, book, client, keyMark, now, random } = options;
  const loaded = createLazy(readWaiting);

  /** Leaves out what was answered just before the worker died: it is known, and only its mark is left to remove. */
  async function readWaiting(): Promise<Map<string, LookUp>> {
    const waiting = await lookUps.all();
    const people = await contacts.getMany([...waiting.keys()]);
    const settled = [...waiting].filter(([id, lookUp]) => {
      const person = people.get(id);
      return !person || (person.profileAskedAt ?? Number.NEGATIVE_INFINITY) >= lookUp.plannedAt;
    });
    for (const [id] of settled) waiting.delete(id);
    await lookUps.remove(settled.map(([id]) => id));
    return waiting;
  }

  async function put(changed: ReadonlyMap<string, LookUp>): Promise<void> {
    const waiting = await loaded.get();
    await lookUps.putMany(changed);
    for (const [id, lookUp] of changed) waiting.set(id, lookUp);
  }

  async function drop(ids: readonly string[]): Promise<void> {
    const waiting = await loaded.get();
    await lookUps.remove(ids);
    for (const id of ids) waiting.delete(id);
  }

  async function run(personnelId: string, slot: Slot): Promise<void> {
    const mark = await keyMark();
    const result: ApiResult<ProfileAnswer> = await client.getProfile(personnelId, slot);
    const lookUp = (await loaded.get()).get(personnelId);
    if (!lookUp) return;
    const next = result.ok
      ? 'settled'
      : afterFailure(lookUp, result.failure, { keyMark: mark, now: now(), random: random() });
    if (next !== 'settled') return put(new Map([[personnelId, next]]));
    await book.setProfile(personnelId, result.ok ? profileOf(result.value) : undefined);
    await drop([personnelId]);
  }

  return {
    async want(people) {
      const waiting = await loaded.get();
      const known = await contacts.getMany(people.map(({ personnelId }) => personnelId));
      const plannedAt = now();
      const wanted = people.flatMap(({ personnelId, phone }): [string, LookUp][] => {
        const isUrgent = phone.kind === 'unlocked';
        const lookUp = { dueAt: isUrgent ? plannedAt : plannedAt + LESS_URGENT_MS, plannedAt, failedAttempts: 0 };
        const before = waiting.get(personnelId);
        const isNews = before ? isUrgent && isEarlier(lookUp, before) : isUnknown(known.get(personnelId), plannedAt);
        return isNews && hasProfile(personnelId) ? [[personnelId, lookUp]] : [];
      });
      await put(new Map(wanted));
    },
    async retry() {
      const plannedAt = now();
      const again = { dueAt: plannedAt, plannedAt, failedAttempts: 0 };
      await put(new Map([...(await loaded.get()).keys()].map((id) => [id, again])));
    },
    forget: drop,
    forgetAll: async () => drop([...(await loaded.get()).keys()]),
    async jobs() {
      const at = now();
      const waiting = [...(await loaded.get())];
      const mark = waiting.some(([, { dueAt }]) => dueAt === undefined) ? await keyMark() : undefined;
      return waiting.flatMap(([id, { dueAt, plannedAt, keyMark: refused }]) => {
        const due = dueAt ?? (mark !== undefined && mark !== refused ? at : undefined);
        if (due === undefined) return [];
        return [{ key: `lookUp:${id}`, dueAt: at < plannedAt ? at : due, run: (slot: Slot) => run(id, slot) }];
      });
    },
  };
}

const isUnknown = (contact: Contact | undefined, now: number): boolean =>
  contact !== undefined &&
  contact.profile === undefined &&
  (contact.profileAskedAt === undefined || now - contact.profileAskedAt >= DAY_MS);

/** One that failed, or waits for a key, keeps its time. */
const isEarlier = (lookUp: LookUp & { dueAt: number }, { dueAt, failedAttempts }: LookUp): boolean =>
  failedAttempts === 0 && dueAt !== undefined && dueAt > lookUp.dueAt;

/** What a failure means for a look-up: asking again later, or being content not to know. */
function afterFailure(
  lookUp: LookUp,
  failure: ApiFailure,
  { keyMark, now, random }: { keyMark: string | undefined; now: number; random: number },
): LookUp | 'settled' {
  const failedAttempts = lookUp.failedAttempts + 1;
  switch (failure.kind) {
    case 'noKey':
    case 'keyRefused':
    case 'noAccess':
      return { plannedAt: now, failedAttempts: lookUp.failedAttempts, ...(keyMark ? { keyMark } : {}) };
    case 'notFound':
    case 'notAccepted':
      return 'settled';
    default: {
      if (failedAttempts >= MOST_ATTEMPTS) return 'settled';
      const backoffMs = Math.min(3000 * 2 ** failedAttempts, 60 * MINUTE_MS) * (0.5 + 0.5 * random);
      return { dueAt: Math.max(now + backoffMs, failure.retryAt ?? 0), plannedAt: now, failedAttempts };
    }
  }
}

const profileOf = ({ id: _id, ...profile }: ProfileAnswer): Profile => profile;
