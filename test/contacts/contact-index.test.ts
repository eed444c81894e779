import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contact } from '../../components/contacts/contact';
import { createContactIndex } from '../../components/contacts/contact-index';
import { keysOf } from '../../components/contacts/contact-keys';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionStore, decisionId } from '../../components/contacts/decision-store';
import { createFingerprints } from '../../components/contacts/fingerprint';
import { createFakeStorageArea } from '../storage/fake-storage-area';

function setUp() {
  const area = createFakeStorageArea();
  const contacts = createContactStore(area);
  const decisions = createDecisionStore(area);
  let changes = 0;
  const { signal } = new AbortController();
  const index = createContactIndex({ contacts, decisions, onChange: () => changes++, signal });
  return { area, contacts, decisions, index, changes: () => changes };
}

const contact = (personnelId: string, email: string, fullName = 'Jane Doe', companyName = 'Acme'): Contact => ({
  personnelId,
  phone: { kind: 'open' },
  profile: { fullName, companyName, email },
  updatedAt: 0,
});
const idsHaving = async ({ index }: ReturnType<typeof setUp>, email: string) =>
  (await index.read()).having({ kind: 'email', key: email }).map((person) => person.contact.personnelId);

test('knows who was there, who came, who changed and who left', async () => {
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
  expect((await world.index.read()).get('1')).toBeUndefined();
});

test('misses nothing that changes while it reads', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  const reading = world.index.read();
  await world.contacts.put('1', contact('1', 'b@acme.example'));
  await reading;
  expect(await idsHaving(world, 'a@acme.example')).toEqual([]);
  expect(await idsHaving(world, 'b@acme.example')).toEqual(['1']);
});

test('reads again after storage failed', async () => {
  const world = setUp();
  const { get } = world.area;
  world.area.get = async () => {
    throw new Error('IO error');
  };
  await expect(world.index.read()).rejects.toThrow('IO error');
  world.area.get = get;
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  expect(await idsHaving(world, 'a@acme.example')).toEqual(['1']);
});

test('says that something changed also before anybody asked', async () => {
  const world = setUp();
  await world.contacts.put('1', contact('1', 'a@acme.example'));
  expect(world.changes()).toBe(1);
  await world.decisions.put('1 a', { kind: 'is', record: 'a', personnelId: '1', label: '', decidedAt: 0 });
  expect(world.changes()).toBe(2);
});

test('knows what was said of a record, and has a fingerprint of those that are somebody', async () => {
  const world = setUp();
  const say = (kind: 'is' | 'isNot', record: string, personnelId: string) =>
    world.decisions.put(decisionId({ record, personnelId }), { kind, record, personnelId, label: '', decidedAt: 0 });
  await say('is', 'a', '1');
  await say('isNot', 'b', '1');
  const known = await world.index.read();
  await say('isNot', 'a', '2');
  await expect
    .poll(() => known.decisionsOn('a').map(({ kind, personnelId }) => kind + personnelId))
    .toEqual(['is1', 'isNot2']);
  const fingerprints = createFingerprints(known.fingerprints());
  expect(fingerprints.has('record', 'a')).toBe(true);
  expect(fingerprints.has('record', 'b')).toBe(false);
  await world.decisions.remove(['1 a']);
  await expect.poll(() => known.decisionsOn('a')).toHaveLength(1);
  expect(createFingerprints(known.fingerprints()).size).toBe(0);
});

const change = fc.record({
  id: fc.constantFrom('1', '2', '3', '4'),
  contact: fc.option(
    fc.record({
      email: fc.constantFrom('a@acme.example', 'b@acme.example', 'info@acme.example'),
      name: fc.constantFrom('Jane Doe', 'Jörg Müller', 'Ada Poe'),
      company: fc.constantFrom('Acme', 'Globex Inc.'),
    }),
  ),
});

test('after any changes it is the index that reading everything anew would give', () =>
  fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const world = setUp();
      const known = await world.index.read();
      for (const { id, contact: next } of changes) {
        if (next) await world.contacts.put(id, contact(id, next.email, next.name, next.company));
        else await world.contacts.remove([id]);
      }
      await world.index.read();
      const all = await world.contacts.all();
      const keys = [...all.values()].flatMap(keysOf);
      const fingerprints = createFingerprints(known.fingerprints());
      expect(fingerprints.size).toBe(new Set(keys.map(({ kind, key }) => kind + key)).size);
      for (const clue of keys) {
        expect(fingerprints.has(clue.kind, clue.key)).toBe(true);
        const having = [...all.values()].filter((one) =>
          keysOf(one).some(({ kind, key }) => kind === clue.kind && key === clue.key),
        );
        expect(
          known
            .having(clue)
            .map((person) => person.contact)
            .sort(byId),
        ).toEqual(having.sort(byId));
      }
    }),
    { numRuns: 200 },
  ));

const byId = (one: Contact, other: Contact) => Number(one.personnelId) - Number(other.personnelId);
