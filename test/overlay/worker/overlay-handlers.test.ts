import { describe, expect, test } from 'vitest';
import { createContactBook } from '../../../components/contacts/contact-book';
import { createContactStore } from '../../../components/contacts/contact-store';
import { createDecisionBook } from '../../../components/contacts/decisions/decision-book';
import { createDecisionStore } from '../../../components/contacts/decisions/decision-store';
import type { Clue } from '../../../components/contacts/matching/clues';
import { createContactIndex } from '../../../components/contacts/matching/contact-index';
import { createFingerprints } from '../../../components/contacts/matching/fingerprint';
import { createIndexSnapshot } from '../../../components/contacts/matching/index-snapshot';
import { personKey } from '../../../components/contacts/matching/spelling/addresses';
import { formatPhone } from '../../../components/contacts/phones/phone-format';
import { createZonesOf } from '../../../components/contacts/phones/phone-zones';
import type { Caller } from '../../../components/messages/receive';
import { createDisclosureQuota, createVisitStores } from '../../../components/overlay/worker/disclosure-quota';
import { createOverlayHandlers } from '../../../components/overlay/worker/overlay-handlers';
import { defaultSettings } from '../../../components/settings/settings';
import { createFakeStorageArea } from '../../storage/fake-storage-area';

const caller = (part: Partial<Caller> = {}): Caller => ({
  origin: 'https://app.hubspot.com',
  tabId: 7,
  frameId: 0,
  documentId: 'd1',
  ...part,
});
const LIST = 'app.hubspot.com/list';
const emailOf = (id: number) => `person${id}@acme.example`;
const scope = (id: number, clues: Clue[]) => ({ id, isPage: false, record: LIST, clues, ownCompany: false });
const emails = (ids: number[]) => ({
  record: LIST,
  subject: [],
  scopes: ids.map((id) => scope(id, [{ kind: 'email', key: emailOf(id) }])),
});

function setUp() {
  const local = createFakeStorageArea();
  const session = createFakeStorageArea();
  const contacts = createContactStore(local);
  const decisions = createDecisionStore(local);
  const world = {
    session,
    contacts,
    decisions,
    settings: { ...defaultSettings },
    allowed: ['https://app.hubspot.com', 'https://b.example'],
    time: 1_000_000,
    opened: [] as string[],
    hurried: [] as string[],
    called: [] as string[],
    started: [] as string[],
    acts: 100,
    /** Another worker on the same storage. */
    desk: () =>
      createOverlayHandlers({
        index: createContactIndex({
          contacts,
          decisions,
          snapshot: createIndexSnapshot(createFakeStorageArea()),
          onChange: () => {},
          after: () => () => {},
          signal: new AbortController().signal,
        }),
        contacts,
        decisions: createDecisionBook(decisions, () => world.time),
        visits: createDisclosureQuota(createVisitStores(session), () => world.time),
        settings: async () => world.settings,
        isAllowed: async (origin) => world.allowed.includes(origin),
        formatPhone: async (...number) => formatPhone(...number),
        zonesOf: createZonesOf(),
        callNumber: async (_, href) => void world.called.push(href),
        contactBook: createContactBook(contacts, () => world.time),
        hurry: async (ids) => void world.hurried.push(...ids),
        reasonOf: () => 'notKnown',
        insertSheet: async () => {},
        prepare: () => void world.started.push('answer'),
        runScript: async () => void world.started.push('script'),
        mayAct: () => world.acts-- > 0,
        openResults: async (personnelId) => void world.opened.push(personnelId),
      }),
    know: (ids: number[]) =>
      contacts.putMany(
        new Map(
          ids.map((id) => [
            `${id}`,
            {
              personnelId: `${id}`,
              phone: { kind: 'unlocked' as const, number: '+493023125000' },
              profile: { fullName: `Person ${id}`, email: emailOf(id) },
              updatedAt: 0,
            },
          ]),
        ),
      ),
  };
  return world;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

test('what the first answer needs is loaded while the second script loads', async () => {
  const world = setUp();
  await world.desk()['overlay.script']({ name: 'chips' }, caller());
  expect(world.started).toEqual(['answer', 'script']);
  await world.desk()['overlay.script']({ name: 'drawing' }, caller());
  expect(world.started).toEqual(['answer', 'script', 'script']);
});

describe('when a page starts', () => {
  test('it gets the fingerprints of known contacts and the guide for its site', async () => {
    const world = setUp();
    await world.know([1]);
    const start = await world.desk()['overlay.start']({}, caller());
    expect(createFingerprints(start.fingerprints).has('email', emailOf(1))).toBe(true);
    expect(start.guide.records[0]?.crm).toBe('hubspot');
    expect(start.paused).toBe(false);
  });

  test('contacts it shows without a name are looked up first', async () => {
    const world = setUp();
    await world.know([1]);
    const phone = { kind: 'unlocked', number: '+493023125001' } as const;
    await world.contacts.put('70002', { personnelId: '70002', phone, updatedAt: 0 });
    const asked = emails([1]);
    const marked = scope(2, [{ kind: 'person', key: personKey('70002') ?? '' }]);
    const found = await world.desk()['overlay.match']({ ...asked, scopes: [...asked.scopes, marked] }, caller());
    expect(found.map(({ name }) => name)).toEqual(['Person 1', '70002']);
    expect(world.hurried).toEqual(['70002']);
  });

  test('it gets nothing after its site was disallowed, even if its script still runs', async () => {
    const world = setUp();
    await world.know([1]);
    const desk = world.desk();
    expect(await desk['overlay.match'](emails([1]), caller())).toHaveLength(1);
    world.allowed = [];
    expect(await desk['overlay.start']({}, caller())).toMatchObject({ fingerprints: '', paused: true });
    expect(await desk['overlay.match'](emails([1]), caller())).toEqual([]);
  });

  test('it gets nothing while the overlay is paused', async () => {
    const world = setUp();
    await world.know([1]);
    world.settings.overlayPaused = true;
    const desk = world.desk();
    expect(await desk['overlay.start']({}, caller())).toMatchObject({ fingerprints: '', paused: true });
    expect(await desk['overlay.match'](emails([1]), caller())).toEqual([]);
  });
});

describe('when a page asks', () => {
  test('it gets the contacts it shows, in the user’s number format', async () => {
    const world = setUp();
    await world.know([1, 2]);
    world.settings.numberFormat = 'national';
    expect(await world.desk()['overlay.match'](emails([1, 99]), caller())).toEqual([
      {
        scope: 1,
        record: LIST,
        personnelId: '1',
        name: 'Person 1',
        phone: {
          kind: 'unlocked',
          display: '030 23125000',
          dialable: '+49 30 23125000',
          href: 'tel:+493023125000',
          country: 'DE',
          zones: ['Europe/Berlin'],
        },
        clues: [{ kind: 'email', key: emailOf(1) }],
      },
    ]);
  });

  test('it gets no number of a do-not-call contact and can’t have them called, but can remove the mark', async () => {
    const world = setUp();
    await world.know([1]);
    const desk = world.desk();
    const phone = async () => (await desk['overlay.match'](emails([1]), caller()))[0]?.phone;
    await phone();
    await desk['overlay.doNotCall']({ personnelId: '1', doNotCall: true }, caller());
    await expect.poll(phone).toEqual({ kind: 'doNotCall' });
    await expect(desk['overlay.call']({ personnelId: '1' }, caller())).rejects.toThrow('Refused');
    await desk['overlay.doNotCall']({ personnelId: '1', doNotCall: false }, caller());
    await expect.poll(phone).toMatchObject({ kind: 'unlocked' });
    await desk['overlay.call']({ personnelId: '1' }, caller());
    expect(world.called).toEqual(['tel:+493023125000']);
  });

  test('it can’t call, mark or restore anyone it was not told about on that page load', async () => {
    const world = setUp();
    await world.know([1]);
    const desk = world.desk();
    for (const act of [
      desk['overlay.call']({ personnelId: '1' }, caller()),
      desk['overlay.doNotCall']({ personnelId: '1', doNotCall: true }, caller()),
      desk['overlay.restore']({ record: LIST, personnelId: '1' }, caller()),
    ])
      await expect(act).rejects.toThrow('Refused');
    expect(world.called).toEqual([]);
  });

  test('"Not this person" can be undone', async () => {
    const world = setUp();
    await world.know([1]);
    const desk = world.desk();
    await desk['overlay.match'](emails([1]), caller());
    await desk['overlay.dismiss']({ record: LIST, personnelId: '1' }, caller());
    expect((await world.decisions.all()).size).toBe(1);
    await desk['overlay.restore']({ record: LIST, personnelId: '1' }, caller());
    expect((await world.decisions.all()).size).toBe(0);
  });

  test('10,000 guessed addresses get answers for a few hundred', async () => {
    const world = setUp();
    await world.know(range(0, 2000));
    let answered = 0;
    for (let from = 0; from < 2000; from += 500) {
      answered += (await world.desk()['overlay.match'](emails(range(from, from + 500)), caller())).length;
    }
    expect(answered).toBe(400);
  });

  test('contacts it was told about stay free, others become available after a while, and at once on another page load', async () => {
    const world = setUp();
    await world.know(range(0, 500));
    const ask = async (ids: number[], who = caller()) => (await world.desk()['overlay.match'](emails(ids), who)).length;
    expect(await ask(range(0, 500))).toBe(400);
    expect(await ask(range(0, 400))).toBe(400);
    expect(await ask(range(400, 500))).toBe(0);
    world.time += 60_000;
    expect(await ask(range(400, 500))).toBe(30);
    expect(await ask(range(400, 500), caller({ documentId: 'd2' }))).toBe(100);
    expect(await ask(range(400, 500), caller({ documentId: undefined, origin: 'https://b.example' }))).toBe(100);
  });

  test('reloads, frames and hosts of one site do not add up to all contacts', async () => {
    const world = setUp();
    const hosts = ['https://a.crm.example', 'https://b.crm.example'];
    world.allowed = [...hosts, 'https://b.example'];
    await world.know(range(0, 1800));
    const desk = world.desk();
    const ask = async (ids: number[], part: Partial<Caller>) =>
      (await desk['overlay.match'](emails(ids), caller(part))).length;
    let answered = 0;
    for (const load of range(0, 6)) {
      const part = { documentId: `d${load}`, frameId: load % 3, tabId: load % 2, origin: hosts[load % 2] ?? '' };
      answered += await ask(range(load * 300, load * 300 + 300), part);
    }
    expect(answered).toBe(1000);
    // Contacts the site was told about are free on all its pages, but not on another site.
    expect(await ask(range(0, 300), { documentId: 'again', origin: hosts[0] ?? '' })).toBe(300);
    expect(await ask(range(1500, 1800), { documentId: 'other', origin: 'https://b.example' })).toBe(300);
    expect(await ask(range(1500, 1800), { documentId: 'later', origin: hosts[0] ?? '' })).toBe(0);
    world.time += 3_600_000;
    expect(await ask(range(1000, 1800), { documentId: 'hour', origin: hosts[0] ?? '' })).toBe(400);
  });

  test('a user who works through lists of contacts all day sees all of them', async () => {
    const world = setUp();
    await world.know(range(0, 4000));
    const desk = world.desk();
    for (const page of range(0, 80)) {
      world.time += 6 * 60_000;
      const people = range(page * 50, page * 50 + 50);
      expect(await desk['overlay.match'](emails(people), caller({ documentId: `d${page}` }))).toHaveLength(50);
    }
  });

  test('it gets nobody through another site’s record', async () => {
    const world = setUp();
    world.allowed.push('https://evil.example');
    await world.know([1]);
    const record = 'hubspot:4711:person:51';
    await createDecisionBook(world.decisions, () => 0).decide({ kind: 'is', record, personnelId: '1', label: 'x' });
    const asked = { record, subject: [], scopes: [{ ...scope(1, [{ kind: 'record', key: record }]), record }] };
    expect(await world.desk()['overlay.match'](asked, caller())).toHaveLength(1);
    expect(await world.desk()['overlay.match'](asked, caller({ origin: 'https://evil.example' }))).toEqual([]);
  });

  test('the number of remembered page loads is bounded', async () => {
    const world = setUp();
    await world.know([1]);
    const desk = world.desk();
    for (const load of range(0, 200)) {
      world.time++;
      await desk['overlay.match'](emails([1]), caller({ documentId: `d${load}` }));
    }
    const kept = Object.keys(world.session.contents()).filter((key) => key.startsWith('visit:'));
    expect(kept).toHaveLength(60);
    expect(kept).toContain('visit:7 0 d199');
  });
});

describe('a page', () => {
  test('acts only on its own records, including its own entries for another site’s records', async () => {
    const world = setUp();
    world.allowed.push('https://evil.example');
    await world.know([1]);
    const desk = world.desk();
    const evil = caller({ origin: 'https://evil.example' });
    const record = 'hubspot:4711:person:51';
    const asked = { ...emails([1]), scopes: emails([1]).scopes.map((one) => ({ ...one, record })) };
    const [match] = await desk['overlay.match'](asked, evil);
    await desk['overlay.dismiss']({ record: match?.record ?? '', personnelId: '1' }, evil);
    await desk['overlay.dismiss']({ record, personnelId: '1' }, evil);
    expect([...(await world.decisions.all()).values()]).toMatchObject([{ record: `https://evil.example ${record}` }]);
    expect(await desk['overlay.match'](asked, evil)).toEqual([]);
    expect(await desk['overlay.match'](asked, caller())).toHaveLength(1);
  });

  test('acts as often as a person clicks, and no more', async () => {
    const world = setUp();
    await world.know([1]);
    world.acts = 3;
    const desk = world.desk();
    await desk['overlay.match'](emails([1]), caller());
    const clicks = range(0, 10).map(() => desk['overlay.openResults']({ personnelId: '1' }, caller()));
    const outcomes = await Promise.allSettled(clicks);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(world.opened).toHaveLength(3);
  });

  test('acts on contacts it was told about, even after the worker died', async () => {
    const world = setUp();
    await world.know([1]);
    await world.desk()['overlay.match'](emails([1]), caller());
    await world.desk()['overlay.openResults']({ personnelId: '1' }, caller());
    expect(world.opened).toEqual(['1']);
    await world.desk()['overlay.dismiss']({ record: LIST, personnelId: '1' }, caller());
    expect([...(await world.decisions.all()).values()]).toEqual([
      { kind: 'isNot', record: LIST, personnelId: '1', label: 'Person 1', decidedAt: 1_000_000 },
    ]);
    expect(await world.desk()['overlay.match'](emails([1]), caller())).toEqual([]);
  });

  test.each([
    ['someone it did not show', {}, '2'],
    ['someone another tab showed', { tabId: 8 }, '1'],
    ['someone another frame showed', { frameId: 3 }, '1'],
    ['someone the previous page showed', { documentId: 'd2' }, '1'],
  ])('acts on nobody else: %s', async (_, part, personnelId) => {
    const world = setUp();
    await world.know([1, 2]);
    const desk = world.desk();
    await desk['overlay.match'](emails([1]), caller());
    await expect(desk['overlay.openResults']({ personnelId }, caller(part))).rejects.toThrow('Refused');
    await expect(desk['overlay.dismiss']({ record: 'x', personnelId }, caller(part))).rejects.toThrow('Refused');
    expect(world.opened).toEqual([]);
    expect((await world.decisions.all()).size).toBe(0);
  });
});
