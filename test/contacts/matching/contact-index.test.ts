import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { createContactStore } from '../../../components/contacts/contact-store';
import { createDecisionStore, decisionId } from '../../../components/contacts/decisions/decision-store';
import type { Clue, PageClues } from '../../../components/contacts/matching/clues';
import { createContactIndex } from '../../../components/contacts/matching/contact-index';
import { keysOf } from '../../../components/contacts/matching/contact-keys';
import { createFingerprints, fingerprintsOf } from '../../../components/contacts/matching/fingerprint';
import { createIndexSnapshot } from '../../../components/contacts/matching/index-snapshot';
import { createFakeStorageArea } from '../../storage/fake-storage-area';

/** Storage that outlives workers. `work` starts a worker, which ends when its `signal` aborts. */
function setUp() {
  const area = createFakeStorageArea();
  const session = createFakeStorageArea();
  const contacts = createContactStore(area);
  const decisions = createDecisionStore(area);
  let changes = 0;
  const work = () => {
    const life = new AbortController();
    const timers = new Set<() => void>();
    const index = createContactIndex({
      contacts,
      decisions,
      snapshot: createIndexSnapshot(session),
      onChange: () => changes++,
      after(_, run) {
        timers.add(run);
        return () => timers.delete(run);
      },
      signal: life.signal,
    });
    /** Runs pending timers and awaits everything they start. */
    async function rest(): Promise<void> {
      await index.fingerprints();
      for (const run of timers) run();
      timers.clear();
      await index.fingerprints();
    }
    return { index, rest, die: () => life.abort() };
  };
  return { area, session, contacts, decisions, work, ...work(), changes: () => changes };
}
type World = ReturnType<typeof setUp>;

const contact = (personnelId: string, email: string, fullName = 'Jane Doe', companyName = 'Acme'): Contact => ({
  personnelId,
  phone: { kind: 'open' },
  profile: { fullName, companyName, email },
  updatedAt: 0,
});
const pageWith = (clues: Clue[], record = 'r'): PageClues => ({
  record,
  subject: [],
  scopes: [{ id: 1, isPage: false, record, clues, ownCompany: false }],
});
const having = async ({ index }: Pick<World, 'index'>, clue: Clue) =>
  (await index.knownOn(pageWith([clue]))).having(clue).map((person) => person.contact);
const idsHaving = async (world: Pick<World, 'index'>, email: string) =>
  (await having(world, { kind: 'email', key: email })).map(({ personnelId }) => personnelId).sort();
const printsOf = async ({ index }: Pick<World, 'index'>) => createFingerprints(await index.fingerprints());
/** A full read needs the keys of everything stored. */
const countReadings = ({ area }: World) => {
  const { getKeys } = area;
  let count = 0;
  area.getKeys = async () => {
    count++;
    return (await getKeys?.()) ?? [];
  };
  return () => count;
};

test('tracks contacts that exist, arrive, change and go', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  expect(await idsHaving(world, 'a@acme.example')).toEqual(['1']);
  await world.contacts.put('2', contact('2', 'a@acme.example'));
  expect(await idsHaving(world, 'a@acme.example')).toEqual(['1', '2']);
  await world.contacts.put('1', contact('1', 'b@acme.example'));
  expect(await idsHaving(world, 'a@acme.example')).toEqual(['2']);
  expect(await idsHaving(world, 'b@acme.example')).toEqual(['1']);
  await world.contacts.remove(['1']);
  expect(await idsHaving(world, 'b@acme.example')).toEqual([]);
  expect((await world.index.knownOn(pageWith([{ kind: 'person', key: '1' }]))).get('1')).toBeUndefined();
});

test('includes changes made during the read', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  const reading = world.index.fingerprints();
  await world.contacts.put('1', contact('1', 'b@acme.example'));
  await reading;
  expect(await idsHaving(world, 'a@acme.example')).toEqual([]);
  expect(await idsHaving(world, 'b@acme.example')).toEqual(['1']);
});

test('reads again after a storage failure', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  const { get } = world.area;
  world.area.get = async () => {
    throw new Error('IO error');
  };
  await expect(world.index.fingerprints()).rejects.toThrow('IO error');
  world.area.get = get;
  expect(await idsHaving(world, 'a@acme.example')).toEqual(['1']);
});

test('reports changes even before the first query', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  expect(world.changes()).toBe(1);
  await world.decisions.put('1 a', { kind: 'is', record: 'a', personnelId: '1', label: '', decidedAt: 0 });
  expect(world.changes()).toBe(2);
});

test('contains the decisions about a record, with fingerprints of the "is" ones only', async () => {
  const world = setUp();
  const say = (kind: 'is' | 'isNot', record: string, personnelId: string) =>
    world.decisions.put(decisionId({ record, personnelId }), { kind, record, personnelId, label: '', decidedAt: 0 });
  await say('is', 'a', '1');
  await say('isNot', 'b', '1');
  await say('isNot', 'a', '2');
  const saidOf = async (record: string) =>
    (await world.index.knownOn(pageWith([], record)))
      .decisionsOn(record)
      .map(({ kind, personnelId }) => kind + personnelId);
  expect(await saidOf('a')).toEqual(['is1', 'isNot2']);
  const fingerprints = await printsOf(world);
  expect(fingerprints.has('record', 'a')).toBe(true);
  expect(fingerprints.has('record', 'b')).toBe(false);
  await world.decisions.remove(['1 a']);
  expect(await saidOf('a')).toEqual(['isNot2']);
  expect((await printsOf(world)).size).toBe(0);
});

test('a contact the user chose for a record is known there, whatever the page shows', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  await world.decisions.put('1 r', { kind: 'is', record: 'r', personnelId: '1', label: '', decidedAt: 0 });
  expect((await world.index.knownOn(pageWith([]))).get('1')?.contact.personnelId).toBe('1');
});

describe('the next worker', () => {
  const kept = async () => {
    const world = setUp();
    await world.contacts.put('1', contact('1', 'a@acme.example'));
    await world.decisions.put('1 r', { kind: 'is', record: 'r', personnelId: '1', label: '', decidedAt: 0 });
    await world.rest();
    world.die();
    return world;
  };

  test('reads only the contacts that a page shows', async () => {
    const world = await kept();
    const readings = countReadings(world);
    const next = world.work();
    const fingerprints = await printsOf(next);
    expect(fingerprints.has('email', 'a@acme.example')).toBe(true);
    expect(fingerprints.has('record', 'r')).toBe(true);
    expect(await idsHaving(next, 'a@acme.example')).toEqual(['1']);
    expect((await next.index.knownOn(pageWith([]))).decisionsOn('r')).toHaveLength(1);
    expect(readings()).toBe(0);
  });

  test('loads the snapshot ahead of the first question, once', async () => {
    const world = await kept();
    const loads = vi.spyOn(world.session, 'get');
    const next = world.work();
    next.index.prepare();
    await next.rest();
    const loaded = loads.mock.calls.length;
    expect(loaded).toBeGreaterThan(0);
    expect(await idsHaving(next, 'a@acme.example')).toEqual(['1']);
    expect(loads).toHaveBeenCalledTimes(loaded);
  });

  test('picks up changes, and still reads nobody else', async () => {
    const world = await kept();
    const readings = countReadings(world);
    const next = world.work();
    await next.index.guard(world.contacts).put('2', contact('2', 'b@acme.example'));
    expect(await idsHaving(next, 'b@acme.example')).toEqual(['2']);
    await next.rest();
    next.die();
    const last = world.work();
    expect((await printsOf(last)).has('email', 'b@acme.example')).toBe(true);
    expect(await idsHaving(last, 'a@acme.example')).toEqual(['1']);
    expect(await idsHaving(last, 'b@acme.example')).toEqual(['2']);
    expect(readings()).toBe(0);
  });

  test('discards a snapshot from before a write, even if the worker died before it noticed the write', async () => {
    const world = await kept();
    const next = world.work();
    next.die();
    await next.index.guard(world.contacts).put('1', contact('1', 'b@acme.example'));
    const last = world.work();
    expect(await idsHaving(last, 'a@acme.example')).toEqual([]);
    expect(await idsHaving(last, 'b@acme.example')).toEqual(['1']);
    expect((await printsOf(last)).has('email', 'b@acme.example')).toBe(true);
  });

  test('finds no removed contacts', async () => {
    const world = await kept();
    const next = world.work();
    await next.index.guard(world.contacts).remove(['1']);
    await next.index.guard(world.decisions).remove(['1 r']);
    await next.rest();
    expect(world.session.contents()).toEqual({});
  });
});

const change = fc.record({
  dies: fc.boolean(),
  id: fc.constantFrom('1', '2', '3', '4'),
  contact: fc.option(
    fc.record({
      email: fc.constantFrom('a@acme.example', 'b@acme.example', 'info@acme.example'),
      name: fc.constantFrom('Jane Doe', 'Jörg Müller', 'Ada Poe'),
      company: fc.constantFrom('Acme', 'Globex Inc.'),
    }),
  ),
});

test('after any changes, equals an index built from scratch', () =>
  fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const world = setUp();
      for (const { id, contact: next, dies } of changes) {
        if (dies) {
          await world.rest();
          world.die();
          Object.assign(world, world.work());
        }
        const store = world.index.guard(world.contacts);
        if (next) await store.put(id, contact(id, next.email, next.name, next.company));
        else await store.remove([id]);
      }
      const all = [...(await world.contacts.all()).values()];
      const keys = all.flatMap(keysOf);
      const fingerprints = await printsOf(world);
      expect(fingerprints.size).toBe(new Set(keys.flatMap(fingerprintsOf)).size);
      for (const clue of keys) {
        expect(fingerprints.has(clue.kind, clue.key)).toBe(true);
        if (clue.kind === 'company') continue;
        const expected = all.filter((one) =>
          keysOf(one).some(({ kind, key }) => kind === clue.kind && key === clue.key),
        );
        expect((await having(world, clue)).sort(byId)).toEqual(expected.sort(byId));
      }
    }),
    { numRuns: 200 },
  ));

const byId = (one: Contact, other: Contact) => Number(one.personnelId) - Number(other.personnelId);
