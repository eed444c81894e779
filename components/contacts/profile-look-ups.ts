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
/** Backoff reaches an hour between attempts, so this is more than a week. */
const MOST_ATTEMPTS = 200;
/** Delay before asking again for a number that Lensmor is still unlocking elsewhere; it grows with each attempt. */
const UNLOCKING_AGAIN_MS = 10 * MINUTE_MS;
const MOST_UNLOCKING_ATTEMPTS = 24;
/** A person with a name is looked up again only if their task failed at least this long after the last look-up. */
const RECENT_MS = 10 * MINUTE_MS;
/** Jobs offered at a time, out of possibly tens of thousands. */
const MOST_OFFERED = 16;
/** How long the sorted order of the look-ups is cached. */
const ORDER_LIFETIME_MS = 2000;

export interface ProfileLookUps {
  /**
   * Schedules profile requests for these people, unless their profile is known or was not found within the last day.
   * People with a number come first. A person who ends a task without a number is looked up again, because Lensmor may
   * have a number from an earlier unlock. Ignores people who aren't contacts.
   */
  want(people: readonly PhoneUpdate[]): Promise<void>;
  /** Moves these people's pending look-ups to the front: the user is looking at them. */
  hurry(personnelIds: readonly string[]): Promise<void>;
  /**
   * Reschedules all look-ups for now. Call it when the key works again, the network is back, or the address has
   * changed.
   */
  retry(): Promise<void>;
  forget(personnelIds: readonly string[]): Promise<void>;
  /** The task of these people was removed: drops the look-ups of those who are in no other task (`inTasks`). */
  abandon(personnelIds: readonly string[], inTasks: () => Promise<ReadonlySet<string>>): Promise<void>;
  forgetAll(): Promise<void>;
  /** Pending requests; see `JobSource` in `tasks/following/job.ts`. */
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
  /** `KeyStore.mark` of the current key. */
  keyMark: () => Promise<string | undefined>;
  now: () => number;
  random: () => number;
}

/** Looks up the profiles of people in tasks, each once. Pending look-ups survive the worker's death. */
export function createProfileLookUps(options: Options): ProfileLookUps {
  const { lookUps, contacts, book, client, keyMark, now, random } = options;
  const waiting = createLazy(lookUps.all);
  const outage = createOutage();
  /** The most recent request first. In memory only: not worth a write. */
  let hurried: readonly string[] = [];
  let order: LookUpOrder | undefined;
  /** Look-ups run since the order was computed. */
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
    // Deleted during the request: nothing of it may be stored again.
    if (!lookUp) return;
    const next = result.ok
      ? afterAnswer(lookUp, result.value, now())
      : afterFailure(lookUp, result.failure, { keyMark: mark, now: now(), random: random() });
    if (result.ok) await book.setProfile(personnelId, profileOf(result.value), knownPhone(result.value));
    else if (next === 'settled') await book.setProfile(personnelId, undefined);
    if (next === 'settled') await drop([personnelId]);
    else await put(new Map([[personnelId, next]]));
  }

  /**
   * True if a worker died after it stored the answer but before it removed the look-up, or if the contact was deleted.
   */
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
      // They were being looked up again only for their number.
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
      // Who was in view before keeps their place: as rows move, somebody new comes into view with every name.
      const still = hurried.filter((id) => all.has(id));
      const others = still.filter((id) => !wanted.has(id));
      hurried = [...new Set([...still.filter((id) => wanted.has(id)), ...wanted, ...others])];
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

/** Due look-ups, by priority, and the next one of the others. */
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

/** `undefined`: not with the current key. */
function whenDue({ dueAt, plannedAt, keyMark: refused }: LookUp, at: number, keyMark: string | undefined) {
  if (dueAt === undefined) return keyMark !== undefined && keyMark !== refused ? at : undefined;
  return at < plannedAt ? at : dueAt;
}

/** `undefined`: there is nothing to look up. */
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
  // Failed attempts to get the name don't count.
  const asked = lookUp.rank === ranks.named ? lookUp.failedAttempts + 1 : 1;
  if (!isUnlocking || asked > MOST_UNLOCKING_ATTEMPTS) return 'settled';
  const delayMs = Math.min(UNLOCKING_AGAIN_MS * 1.5 ** (asked - 1), 6 * HOUR_MS);
  return { dueAt: now + delayMs, plannedAt: now, failedAttempts: asked, rank: ranks.named };
}

/** Decides whether a failed look-up is retried later or given up. */
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

/** Failures that affect every look-up, not only the one that ran into them. */
const connectionFailures: readonly FailureKind[] = [
  'unreachable',
  'timeout',
  'serverError',
  'notJson',
  'rateLimited',
  'badAddress',
  'notAllowed',
];

/** While the API can't be reached, a single look-up probes it while thousands wait. */
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
    /** The later of `dueAt` and the end of the pause. A clock that was set back ends the pause. */
    until: (dueAt: number): number => (dueAt >= since ? Math.max(dueAt, until) : dueAt),
  };
}

const profileOf = ({ id: _id, phone: _phone, phoneUnlockStatus: _status, ...profile }: ProfileAnswer): Profile =>
  profile;

/** The number Lensmor has for this account, from this task or an earlier unlock. */
const knownPhone = ({ phone, phoneUnlockStatus }: ProfileAnswer): string | undefined =>
  phoneUnlockStatus === 'ready' ? phone : undefined;
