import { describe, expect, test } from 'vitest';
import { createContactBook, type PhoneUpdate } from '../../components/contacts/contact-book';
import { createContactStore } from '../../components/contacts/contact-store';
import { lookUpKind } from '../../components/contacts/look-up';
import { createProfileLookUps } from '../../components/contacts/profile-look-ups';
import type { ApiResult } from '../../components/lensmor/client';
import type { FailureKind } from '../../components/lensmor/failure';
import type { ProfileAnswer } from '../../components/lensmor/schema';
import { createRecordStore } from '../../components/storage/record-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const HOUR_MS = 3_600_000;
const slot = { report: async () => {} };
const jane = {
  ok: true as const,
  value: { id: '789', fullName: 'Jane Doe', companyName: 'Acme' } as ProfileAnswer,
};
const failure = (kind: FailureKind): ApiResult<ProfileAnswer> => ({
  ok: false,
  failure: { kind, at: 0, method: 'GET', path: '/' },
});

/** Contacts 789 and 790 exist. `answers` are returned in order; the last one repeats. */
async function setUp(...answers: ApiResult<ProfileAnswer>[]) {
  const area = createFakeStorageArea();
  const contacts = createContactStore(area);
  const world = { now: 1_000_000, asked: [] as string[], keyMark: 'saved:1' };
  const book = createContactBook(contacts, () => world.now);
  await book.note(['789', '790'].map((personnelId) => ({ personnelId, phone: { kind: 'open' } as const })));
  /** Simulates the worker's death: only stored data is left. */
  const start = () =>
    createProfileLookUps({
      lookUps: createRecordStore(area, lookUpKind),
      contacts,
      book,
      client: {
        getProfile: async (personnelId) => {
          world.asked.push(personnelId);
          return (answers.length > 1 ? answers.shift() : answers[0]) ?? jane;
        },
      },
      keyMark: async () => world.keyMark,
      now: () => world.now,
      random: () => 0.5,
    });
  const lookUps = start();
  const runDue = async (from = lookUps) => {
    for (const job of await from.jobs()) if (job.dueAt <= world.now) await job.run(slot);
  };
  return { area, contacts, world, lookUps, start, runDue };
}

const withNumber = (...ids: string[]): PhoneUpdate[] =>
  ids.map((personnelId) => ({ personnelId, phone: { kind: 'unlocked', number: '+12025550143' } }));
const withoutNumber = (...ids: string[]): PhoneUpdate[] =>
  ids.map((personnelId) => ({ personnelId, phone: { kind: 'open' } }));

describe('profile look-ups', () => {
  test('each person is looked up once', async () => {
    const { contacts, world, lookUps, runDue, area } = await setUp(jane);
    await lookUps.want(withNumber('789'));
    await runDue();
    await lookUps.want(withNumber('789'));
    await runDue();
    expect(world.asked).toEqual(['789']);
    expect((await contacts.get('789'))?.profile).toEqual({ fullName: 'Jane Doe', companyName: 'Acme' });
    expect(Object.keys(area.contents())).toEqual(['contact:789', 'contact:790']);
  });

  test('unlocked numbers come first, even if they are unlocked later', async () => {
    const { world, lookUps } = await setUp();
    await lookUps.want(withoutNumber('789', '790'));
    await lookUps.want(withNumber('790'));
    const jobs = await lookUps.jobs();
    expect(jobs.filter(({ dueAt }) => dueAt <= world.now).map(({ key }) => key)).toEqual(['lookUp:790', 'lookUp:789']);
  });

  test('people in view come first, in the order in which they came into view', async () => {
    const { contacts, world, lookUps, runDue } = await setUp();
    const ids = ['1', '2', '3', '4', '5', '6'];
    await contacts.putMany(
      new Map(ids.map((personnelId) => [personnelId, { personnelId, phone: { kind: 'open' }, updatedAt: 0 }])),
    );
    await lookUps.want(withoutNumber(...ids));
    await lookUps.hurry(['5', '6']);
    await lookUps.hurry(['4', '5', '6']);
    const order = (await lookUps.jobs()).map(({ key }) => key.replace('lookUp:', ''));
    expect(order).toEqual(['5', '6', '4', '1', '2', '3']);
    await lookUps.hurry(['3']);
    await runDue();
    expect(world.asked.slice(0, 2)).toEqual(['3', '5']);
  });

  test('a number that is being unlocked elsewhere is polled until a task delivers it', async () => {
    const unlocking = { ok: true, value: { ...jane.value, phoneUnlockStatus: 'processing' } } as typeof jane;
    const { world, lookUps, runDue } = await setUp(unlocking);
    await lookUps.want(withoutNumber('789'));
    await runDue();
    world.now += HOUR_MS / 6;
    await runDue();
    expect(world.asked).toEqual(['789', '789']);
    await lookUps.want(withNumber('789'));
    expect(await lookUps.jobs()).toEqual([]);
  });

  test('resumes after the worker’s death, and drops a look-up that was answered just before', async () => {
    const { area, world, lookUps, start, runDue } = await setUp(jane);
    await lookUps.want(withNumber('789', '790'));
    const marks = Object.entries(area.contents()).filter(([key]) => key === 'lookUp:789');
    await (await lookUps.jobs())[0]?.run(slot);
    await area.set(Object.fromEntries(marks));
    await runDue(start());
    expect(world.asked).toEqual(['789', '790']);
  });

  test('someone who was not found is not looked up again within a day', async () => {
    const { world, lookUps, runDue } = await setUp(failure('notFound'));
    await lookUps.want(withNumber('789'));
    await runDue();
    world.now += 23 * HOUR_MS;
    await lookUps.want(withNumber('789'));
    await runDue();
    expect(world.asked).toEqual(['789']);
    world.now += 2 * HOUR_MS;
    await lookUps.want(withNumber('789'));
    await runDue();
    expect(world.asked).toEqual(['789', '789']);
  });

  test.each(['serverError', 'unreachable', 'timeout', 'rateLimited', 'wrongShape'] as const)(
    '%s: retried later, but not forever',
    async (kind) => {
      const { world, lookUps, runDue } = await setUp(failure(kind));
      await lookUps.want(withNumber('789'));
      await runDue();
      await runDue();
      expect(world.asked).toHaveLength(1);
      for (let hour = 0; hour < 300; hour++) {
        world.now += HOUR_MS;
        await runDue();
      }
      expect(world.asked).toHaveLength(200);
      expect(await lookUps.jobs()).toEqual([]);
    },
  );

  test.each(['noKey', 'keyRefused', 'noAccess'] as const)(
    '%s: waits for another key without waking the worker',
    async (kind) => {
      const { contacts, world, lookUps, start, runDue } = await setUp(failure(kind), jane);
      await lookUps.want(withNumber('789'));
      await runDue();
      world.now += HOUR_MS;
      expect(await lookUps.jobs()).toEqual([]);
      // Works whenever the key changes, even while the worker is dead and nobody is notified.
      world.keyMark = 'saved:2';
      await runDue(start());
      expect((await contacts.get('789'))?.profile?.fullName).toBe('Jane Doe');
    },
  );

  test('a clock set back delays no look-up', async () => {
    const { world, lookUps } = await setUp(failure('serverError'));
    await lookUps.want(withNumber('789'));
    world.now -= 24 * HOUR_MS;
    expect((await lookUps.jobs()).map(({ dueAt }) => dueAt)).toEqual([world.now]);
  });

  test('forgotten people, unknown people and impossible IDs are not looked up', async () => {
    const { world, lookUps, runDue } = await setUp();
    await lookUps.want(withNumber('789', '999', '../x'));
    await lookUps.forget(['789']);
    await runDue();
    expect(world.asked).toEqual([]);
  });
});
