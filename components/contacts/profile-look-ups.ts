import type { ApiResult, Client } from '../lensmor/client';
import type { ApiFailure, FailureKind } from '../lensmor/failure';
import { hasProfile } from '../lensmor/ids';
import type { Slot } from '../lensmor/request-budget';
import type { ProfileAnswer } from '../lensmor/schema';
import { createLazy } from '../storage/lazy';
import type { RecordStore } from '../storage/record-store';
import type { Contact, PhoneState, Profile } from './contact';
import type { ContactBook, PhoneUpdate } from './contact-book';
import { type LookUp, ranks } from './look-up';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** With an hour between the later ones: more than a week. */
const MOST_ATTEMPTS = 200;
/** A number that Lensmor is still unlocking elsewhere is asked for again after this time, then after longer and longer. */
const UNLOCKING_AGAIN_MS = 10 * MINUTE_MS;
const MOST_UNLOCKING_ATTEMPTS = 24;
/** The profile of someone who is named already is only asked for again when a task failed for them this much later. */
const RECENT_MS = 10 * MINUTE_MS;
/** How many jobs are offered at a time, of possibly tens of thousands. */
const MOST_OFFERED = 16;
/** How long the order of the look-ups is kept before it is worked out again. */
const ORDER_LIFETIME_MS = 2000;

export interface ProfileLookUps {
  /**
   * Makes sure that the profiles of these people are requested, unless they are known or were not found within a day.
   * People with a number come first. Someone without a number at the end of a task is asked for again, because Lensmor
   * may know a number from an earlier unlock. Only for people who are contacts.
   */
  want(people: readonly PhoneUpdate[]): Promise<void>;
  /** Moves those of these people who are still to be looked up to the front: the user is looking at them. */
  hurry(personnelIds: readonly string[]): Promise<void>;
  /** There is a working key again, the network is back, or the address changed. */
  retry(): Promise<void>;
  forget(personnelIds: readonly string[]): Promise<void>;
  /** The task of these people was removed. Those who are in no other task, as `inTasks` says, are looked up no more. */
  abandon(personnelIds: readonly string[], inTasks: () => Promise<ReadonlySet<string>>): Promise<void>;
  forgetAll(): Promise<void>;
  /** What there is to request; see `JobSource` in `tasks/following/job.ts`. */
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

/** Looks up who the people of tasks are: each person once, remembered through the worker's death. */
export function createProfileLookUps(options: Options): ProfileLookUps {
  const { lookUps, contacts, book, client, keyMark, now, random } = options;
  const waiting = createLazy(lookUps.all);
  const outage = createOutage();
  /** The latest wish first. Only in memory: it is worth no write. */
  let hurried: readonly string[] = [];
  let order: LookUpOrder | undefined;
  /** What was run since the order was worked out. */
  const handled = new Set<string>();

  async function put(changed: ReadonlyMap<string, LookUp>): Promise<void> {
    const all = await waiting.get();
    await lookUps.putMany(changed);
    for (const [id, lookUp] of changed) all.set(id, lookUp);
  }

  async function drop(ids: readonly string[]): Promise<void> {
    const all = await waiting.get();
    const known = ids.filter((id) => all.has(id));
    await lookUps.remove(known);
    for (const id of known) all.delete(id);
  }

  async function run(personnelId: string, slot: Slot): Promise<void> {
    const before = (await waiting.get()).get(personnelId);
    handled.add(personnelId);
    if (!before || (await isAnswered(personnelId, before))) {
      await slot.report({});
      return drop([personnelId]);
    }
    const mark = await keyMark();
    const result: ApiResult<ProfileAnswer> = await client.getProfile(personnelId, slot);
    outage.note(result, { now: now(), random: random() });
    const lookUp = (await waiting.get()).get(personnelId);
    // Forgotten while it was under way: nothing of it may come back.
    if (!lookUp) return;
    const next = result.ok
      ? afterAnswer(lookUp, result.value, now())
      : afterFailure(lookUp, result.failure, { keyMark: mark, now: now(), random: random() });
    if (result.ok) await book.setProfile(personnelId, profileOf(result.value), knownPhone(result.value));
    else if (next === 'settled') await book.setProfile(personnelId, undefined);
    if (next === 'settled') await drop([personnelId]);
    else await put(new Map([[personnelId, next]]));
  }

  /** Answered just before a worker died, which left only the look-up to be removed; or no contact any more. */
  async function isAnswered(personnelId: string, { plannedAt, rank }: LookUp): Promise<boolean> {
    const person = await contacts.get(personnelId);
    if (!person) return true;
    return rank !== ranks.named && (person.profileAskedAt ?? Number.NEGATIVE_INFINITY) >= plannedAt;
  }

  async function currentOrder(at: number): Promise<LookUpOrder> {
    const isFresh =
      order && at >= order.at && at < Math.min(order.at + ORDER_LIFETIME_MS, order.next?.dueAt ?? Infinity);
    if (order && isFresh) return order;
    handled.clear();
    const all = await waiting.get();
    const waitsForKey = [...all.values()].some(({ dueAt }) => dueAt === undefined);
    order = arrange(all, hurried, { at, keyMark: waitsForKey ? await keyMark() : undefined });
    return order;
  }

  return {
    async want(people) {
      const all = await waiting.get();
      const known = await contacts.getMany(people.map(({ personnelId }) => personnelId));
      const plannedAt = now();
      // They were only still asked for because of their number.
      const delivered = people.filter(
        ({ personnelId, phone }) => phone.kind === 'unlocked' && all.get(personnelId)?.rank === ranks.named,
      );
      await drop(delivered.map(({ personnelId }) => personnelId));
      const wanted = people.flatMap(({ personnelId, phone }): [string, LookUp][] => {
        const rank = rankOf(phone, known.get(personnelId), plannedAt);
        if (rank === undefined || !hasProfile(personnelId)) return [];
        const before = all.get(personnelId);
        if (before) return rank < before.rank ? [[personnelId, { ...before, rank }]] : [];
        return [[personnelId, { dueAt: plannedAt, plannedAt, failedAttempts: 0, rank }]];
      });
      await put(new Map(wanted));
      order = undefined;
    },
    async hurry(personnelIds) {
      const all = await waiting.get();
      const wanted = new Set(personnelIds.filter((id) => all.has(id)));
      if (wanted.size === 0) return;
      hurried = [...wanted, ...hurried.filter((id) => !wanted.has(id) && all.has(id))];
      order = undefined;
    },
    async retry() {
      const plannedAt = now();
      outage.end();
      const late = [...(await waiting.get())].filter(([, lookUp]) => (lookUp.dueAt ?? Infinity) > plannedAt);
      await put(new Map(late.map(([id, { rank }]) => [id, { dueAt: plannedAt, plannedAt, failedAttempts: 0, rank }])));
      order = undefined;
    },
    forget: drop,
    async abandon(personnelIds, inTasks) {
      const all = await waiting.get();
      const affected = personnelIds.filter((id) => all.has(id));
      // Reading all tasks takes a while, and most removed tasks ended long ago.
      if (affected.length === 0) return;
      const kept = await inTasks();
      await drop(affected.filter((id) => !kept.has(id)));
    },
    forgetAll: async () => drop([...(await waiting.get()).keys()]),
    async jobs() {
      const at = now();
      const all = await waiting.get();
      const { due, next } = await currentOrder(at);
      const offered: string[] = [];
      for (const id of due) {
        if (offered.length === MOST_OFFERED) break;
        if (all.has(id) && !handled.has(id)) offered.push(id);
      }
      const job = (id: string, dueAt: number): LookUpJob => ({
        key: `lookUp:${id}`,
        dueAt: outage.until(dueAt),
        run: (slot) => run(id, slot),
      });
      if (offered.length > 0) return offered.map((id) => job(id, at));
      return next && all.has(next.id) ? [job(next.id, next.dueAt)] : [];
    },
  };
}

/** The look-ups that are due, the most important first, and the first of the others. */
interface LookUpOrder {
  at: number;
  due: readonly string[];
  next: { id: string; dueAt: number } | undefined;
}

function arrange(
  waiting: ReadonlyMap<string, LookUp>,
  hurried: readonly string[],
  { at, keyMark }: { at: number; keyMark: string | undefined },
): LookUpOrder {
  const place = new Map(hurried.map((id, index) => [id, index - hurried.length]));
  const due: { id: string; rank: number; dueAt: number }[] = [];
  let next: LookUpOrder['next'];
  for (const [id, lookUp] of waiting) {
    const dueAt = whenDue(lookUp, at, keyMark);
    if (dueAt === undefined) continue;
    if (dueAt <= at) due.push({ id, rank: place.get(id) ?? lookUp.rank, dueAt });
    else if (!next || dueAt < next.dueAt) next = { id, dueAt };
  }
  due.sort((one, other) => one.rank - other.rank || one.dueAt - other.dueAt);
  return { at, due: due.map(({ id }) => id), next };
}

/** `undefined`: not with this key. */
function whenDue({ dueAt, plannedAt, keyMark: refused }: LookUp, at: number, keyMark: string | undefined) {
  if (dueAt === undefined) return keyMark !== undefined && keyMark !== refused ? at : undefined;
  return at < plannedAt ? at : dueAt;
}

/** `undefined`: there is nothing to find out. */
function rankOf(phone: PhoneState, contact: Contact | undefined, now: number): number | undefined {
  if (!contact) return undefined;
  const sinceAsked = now - (contact.profileAskedAt ?? Number.NEGATIVE_INFINITY);
  if (contact.profile === undefined) {
    if (sinceAsked < DAY_MS) return undefined;
    return phone.kind === 'unlocked' ? ranks.withNumber : ranks.unnamed;
  }
  const mayBeKnown = phone.kind === 'failed' && contact.phone.kind !== 'unlocked';
  return mayBeKnown && sinceAsked >= RECENT_MS ? ranks.named : undefined;
}

function afterAnswer(lookUp: LookUp, profile: ProfileAnswer, now: number): LookUp | 'settled' {
  const isUnlocking = profile.phoneUnlockStatus === 'processing' && !profile.phone;
  // What failed before there was a name does not count.
  const asked = lookUp.rank === ranks.named ? lookUp.failedAttempts + 1 : 1;
  if (!isUnlocking || asked > MOST_UNLOCKING_ATTEMPTS) return 'settled';
  const delayMs = Math.min(UNLOCKING_AGAIN_MS * 1.5 ** (asked - 1), 6 * HOUR_MS);
  return { dueAt: now + delayMs, plannedAt: now, failedAttempts: asked, rank: ranks.named };
}

/** What a failure means for a look-up: asking again later, or not knowing. */
function afterFailure(
  lookUp: LookUp,
  failure: ApiFailure,
  { keyMark, now, random }: { keyMark: string | undefined; now: number; random: number },
): LookUp | 'settled' {
  const { rank } = lookUp;
  const failedAttempts = lookUp.failedAttempts + 1;
  switch (failure.kind) {
    case 'noKey':
    case 'keyRefused':
    case 'noAccess':
      return { plannedAt: now, failedAttempts: lookUp.failedAttempts, rank, ...(keyMark ? { keyMark } : {}) };
    case 'notFound':
    case 'notAccepted':
      return 'settled';
    default: {
      if (failedAttempts >= MOST_ATTEMPTS) return 'settled';
      const mostMs = connectionFailures.includes(failure.kind) ? MINUTE_MS : HOUR_MS;
      const backoffMs = Math.min(3000 * 2 ** failedAttempts, mostMs) * (0.5 + 0.5 * random);
      return { dueAt: Math.max(now + backoffMs, failure.retryAt ?? 0), plannedAt: now, failedAttempts, rank };
    }
  }
}

/** These concern every look-up, not only the one that met them. */
const connectionFailures: readonly FailureKind[] = [
  'unreachable',
  'timeout',
  'serverError',
  'notJson',
  'rateLimited',
  'badAddress',
  'notAllowed',
];

/** While the API cannot be reached, one look-up at a time finds out whether it can again; thousands wait for it. */
function createOutage() {
  let [failures, since, until] = [0, 0, 0];
  return {
    note(result: ApiResult<unknown>, { now, random }: { now: number; random: number }): void {
      if (result.ok || !connectionFailures.includes(result.failure.kind)) {
        failures = 0;
        until = 0;
      } else if (now >= until || now < since) {
        const isOwnNetwork = result.failure.kind === 'unreachable' || result.failure.kind === 'notJson';
        const mostMs = isOwnNetwork ? MINUTE_MS : 15 * MINUTE_MS;
        since = now;
        until = now + Math.min(3000 * 2 ** failures, mostMs) * (0.5 + 0.5 * random);
        failures++;
      }
    },
    end(): void {
      failures = 0;
      until = 0;
    },
    /** `dueAt`, or the end of the pause if that is later. A clock that was set back ends the pause. */
    until: (dueAt: number): number => (dueAt >= since ? Math.max(dueAt, until) : dueAt),
  };
}

const profileOf = ({ id: _id, phone: _phone, phoneUnlockStatus: _status, ...profile }: ProfileAnswer): Profile =>
  profile;

/** The number that Lensmor knows for this account, from this task or an earlier unlock. */
const knownPhone = ({ phone, phoneUnlockStatus }: ProfileAnswer): string | undefined =>
  phoneUnlockStatus === 'ready' ? phone : undefined;
