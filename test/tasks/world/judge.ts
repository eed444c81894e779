import assert from 'node:assert/strict';
import { createContactStore } from '../../../components/contacts/contact-store';
import { parseRecord } from '../../../components/storage/record-store';
import { isDelivered, type Task } from '../../../components/tasks/task';
import { taskKind } from '../../../components/tasks/task-store';
import type { World } from './world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Between a decision and its request, a write happens. Events during that time count for neither side. */
const GRACE_MS = 100;
const LIMIT_KNOWN_MS = 59 * MINUTE;

/** Observes everything in a world and checks that the invariants hold. */
export interface Judge {
  /** Tasks whose result was promised to the user: `track` resolved, and they haven't been removed since. */
  promised: Set<string>;
  /** After the clock was set forward, time-based counts are ignored for a while. */
  clockJumped(): void;
  /** How often each result was announced, by task and end time. */
  timesAnnounced(): Map<string, number>;
  /** Throws if an invariant was violated. */
  assertNothingWrong(): void;
  /** Ends all disturbances and throws unless every promise is then kept without further help. */
  assertAllEndsWell(workingKey: string): Promise<void>;
}

export function createJudge(world: World, secrets: readonly string[]): Judge {
  const { clock, api } = world;
  const wrong: string[] = [];
  const sentWith = new Map<string | undefined, number[]>();
  const stored = new Map<string, Task>();
  const notWaitingSince = new Map<string, number>();
  const shown: Showing[] = [];
  /** A browser call may take effect after its caller has died. */
  let upsetsAtCall = 0;
  let jumpedAt = Number.NEGATIVE_INFINITY;
  const silences: { key: string | undefined; from: number; until: number; upsets: number }[] = [];
  /** The limits reported by the API, and how long they must be remembered. */
  const knownLimits = new Map<string | undefined, { requests: number; since: number; until: number }>();
  function noteLimit(key: string | undefined, requests: number): void {
    const at = clock.elapsed();
    const known = knownLimits.get(key);
    const isSame = known?.requests === requests && at < known.until && known.since > jumpedAt;
    knownLimits.set(key, { requests, since: isSame ? known.since : at, until: at + LIMIT_KNOWN_MS });
  }
  world.onAnswer = ({ headers }, key) => {
    const from = clock.elapsed();
    const upsets = world.upsets();
    const limit = Number(headers.get('X-RateLimit-Limit'));
    // A worker that died before storing it doesn't know.
    clock.after(GRACE_MS, () => upsets === world.upsets() && noteLimit(key, limit));
    const retryAfter = headers.get('Retry-After');
    const seconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : secondsUntil(retryAfter, headers.get('Date'));
    if (retryAfter === null) return;
    silences.push({ key, from, until: from + seconds * SECOND - GRACE_MS, upsets });
  };

  world.local.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (!key.startsWith('task:')) continue;
      const task = newValue === undefined ? undefined : parseRecord(taskKind, newValue);
      if (newValue !== undefined && !task) wrong.push(`stored an unreadable record: ${key}`);
      const id = key.slice('task:'.length);
      if (task) stored.set(id, task);
      else stored.delete(id);
      if (task?.state.kind === 'waiting') notWaitingSince.delete(id);
      else notWaitingSince.set(id, clock.elapsed());
    }
  });

  world.onCall = (name, detail) => {
    if (name === 'fetch') onRequest(detail as { url: string; init: RequestInit });
    if (name === 'notifications.create') upsetsAtCall = world.upsets();
  };

  function onRequest({ url, init }: { url: string; init: RequestInit }): void {
    const at = clock.elapsed();
    const key = keyOf(init);
    const sent = sentWith.get(key) ?? [];
    sentWith.set(key, sent);
    // 90 % of the API's limit, as far as the worker can know it.
    const { limit } = api;
    const known = knownLimits.get(key);
    const isKnown =
      known?.requests === limit.requests && at > Math.max(known.since, jumpedAt) + MINUTE && at < known.until;
    const allowed = isKnown ? limit.requests : Math.max(120, limit.requests, limit.before);
    const share = Math.max(1, Math.floor(0.9 * allowed));
    const firstOfShare = sent.at(-share);
    if (firstOfShare !== undefined && at - firstOfShare < MINUTE - GRACE_MS && jumpedAt < firstOfShare)
      wrong.push(`more than ${share} requests in the minute before ${at}`);
    sent.push(at);
    for (const { from, until, upsets } of silences.filter((silence) => silence.key === key)) {
      // A worker that died with the answer in hand can't know.
      const couldKnow = at - from > GRACE_MS && upsets === world.upsets();
      if (at < until && couldKnow && jumpedAt < from) wrong.push(`asked at ${at}, paused until ${until}`);
    }
    if (secrets.some((secret) => url.includes(secret))) wrong.push('a URL contained the key');
    const id = /unlock-phone-tasks\/(.+)$/.exec(url)?.[1];
    const since = id === undefined ? undefined : notWaitingSince.get(id);
    if (since !== undefined && at - since > GRACE_MS)
      wrong.push(`asked for ${id}, which is not tracked since ${since}`);
  }

  const create = world.notifications.api.create;
  world.notifications.api.create = async (id, options) => {
    const told = [...stored.values()].filter((task) => task.announceAs === id && task.announcedAt === undefined);
    await create(id, options);
    shown.push({ id, upsets: upsetsAtCall, ends: told.map(endOf) });
    return id;
  };

  function assertNothingWrong(): void {
    for (const [end, showings] of showingsOf(shown)) {
      if (new Set(showings.map(({ id }) => id)).size > 1) wrong.push(`${end} was announced under several IDs`);
      if (new Set(showings.map(({ upsets }) => upsets)).size < showings.length)
        wrong.push(`${end} was announced twice`);
    }
    const everything = [world.local.contents(), world.session().contents(), [...world.notifications.visible]];
    const text = JSON.stringify(everything);
    if (secrets.some((secret) => text.includes(secret))) wrong.push('the key was stored or shown');
    if (text.includes('"damaged:')) wrong.push('a record was damaged');
    assert.deepEqual(wrong, []);
  }

  /** Every promised task is finished and announced by one existing notification. */
  function assertAnnounced(): void {
    const showings = showingsOf(shown);
    const untold = [...judge.promised].filter((id) => {
      const task = stored.get(id);
      if (!task || task.state.kind === 'waiting') return true;
      if (task.state.kind === 'stopped' && task.state.reason === 'byUser') return false;
      const ids = showings.get(endOf(task))?.map((one) => one.id) ?? [];
      return task.announcedAt === undefined || !ids.some((one) => world.notifications.visible.has(one));
    });
    assert.deepEqual(
      untold.map((id) => ({ id, ...stored.get(id) })),
      [],
    );
  }

  const judge: Judge = {
    promised: new Set(),
    clockJumped() {
      jumpedAt = clock.elapsed();
    },
    timesAnnounced: () => new Map([...showingsOf(shown)].map(([end, showings]) => [end, showings.length])),
    assertNothingWrong,
    async assertAllEndsWell(workingKey) {
      api.faults = [];
      api.othersAMinute = 0;
      api.limit = { requests: 120, since: clock.elapsed(), before: 120 };
      world.local.failWrites = undefined;
      world.setOnline(true);
      for (const task of api.tasks.values()) task.endsAt = Math.min(task.endsAt, clock.elapsed());
      if (!api.keys.has(workingKey)) {
        api.keys.add(workingKey);
        world.setKey(workingKey);
      }
      await clock.run(25 * MINUTE);
      assertAnnounced();
      for (const task of stored.values())
        if (task.state.kind === 'stopped') await world.ask((taskCommands) => taskCommands.resume(task.id));
      await clock.run(3 * MINUTE);
      assertAnnounced();
      const left = [...stored.values()].filter(({ state }) => state.kind !== 'done');
      assert.deepEqual(left, []);
      await assertContactsKnow([...stored.values()]);
      assertNothingWrong();
      // Look-ups may still wait for a retry; after them, nothing is left to wake up for.
      await clock.run(120 * MINUTE);
      assert.equal(world.alarms.next(), undefined);
      assert.equal(world.isAlive(), false);
    },
  };

  async function assertContactsKnow(tasks: readonly Task[]): Promise<void> {
    const contacts = await createContactStore(world.local).all();
    for (const item of tasks.flatMap(({ items }) => items).filter(isDelivered))
      assert.deepEqual(contacts.get(item.personnelId)?.phone, { kind: 'unlocked', number: item.phone });
  }

  return judge;
}

const keyOf = ({ headers }: RequestInit): string | undefined =>
  new Headers(headers).get('Authorization')?.replace('Bearer ', '');

const secondsUntil = (date: string | null, serverDate: string | null): number =>
  (Date.parse(date ?? '') - Date.parse(serverDate ?? '')) / SECOND;

/** One showing of a notification, with the results it announced. */
interface Showing {
  id: string;
  upsets: number;
  ends: string[];
}

function showingsOf(shown: readonly Showing[]): Map<string, Showing[]> {
  const byEnd = new Map<string, Showing[]>();
  for (const showing of shown) for (const end of showing.ends) byEnd.set(end, [...(byEnd.get(end) ?? []), showing]);
  return byEnd;
}

/** One result of one task; a resumed task that finishes again has another. */
function endOf(task: Task): string {
  const { state } = task;
  const at = state.kind === 'done' ? state.endedAt : state.kind === 'stopped' ? state.stoppedAt : 0;
  return `${task.id}@${at}`;
}
