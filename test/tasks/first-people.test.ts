import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../components/contacts/contact';
import { createContactStore } from '../../components/contacts/contact-store';
import { countPeople, sortPeople } from '../../components/results/people/arrange-people';
import { peopleOfTask } from '../../components/results/people/person-rows';
import type { StorageArea } from '../../components/storage/record-store';
import {
  createFirstPeopleStore,
  createLargeTasksStore,
  type FirstPeople,
  firstPeopleOf,
  MOST_FIRST_PEOPLE,
} from '../../components/tasks/first-people/first-people';
import { createFirstPeopleKeeper, LARGE_TASK } from '../../components/tasks/first-people/keep-first-people';
import type { Task } from '../../components/tasks/task';
import { createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const PEOPLE = LARGE_TASK + 10;
const ids = Array.from({ length: PEOPLE }, (_, at) => `${1000 + at}`);

const task = (id: string, part: Partial<Task> = {}): Task => ({
  id,
  trackedAt: Number(id),
  state: { kind: 'done', outcome: 'completed', endedAt: Number(id) },
  items: ids.map((personnelId, at) =>
    at % 3 === 0 ? { personnelId, status: 'failed' } : { personnelId, status: 'unlocked', phone: '+12025550100' },
  ),
  failedAttempts: 0,
  ...part,
});
const contact = (personnelId: string, fullName: string, part: Partial<Contact> = {}): Contact => ({
  personnelId,
  phone: { kind: 'failed', errorCode: 'NOT_FOUND' },
  profile: { fullName },
  updatedAt: 0,
  ...part,
});
/** Named from Z backwards, so that the names sort in another order than the IDs. */
const nameAt = (at: number) => `Person ${900 - at}`;
const everybody = new Map(ids.map((id, at) => [id, contact(id, nameAt(at))]));

/** Reads what is kept, and what the records give. */
function readerOf(area: StorageArea, session: StorageArea) {
  const tasks = createTaskStore(area);
  return {
    kept: (id: string) => createFirstPeopleStore(session).get(id),
    async current(id: string): Promise<FirstPeople | undefined> {
      const found = await tasks.get(id);
      return found && firstPeopleOf(found, await createContactStore(area).getMany(ids), 'en');
    },
  };
}

/** Storage that outlives workers. `restart` replaces the worker, whatever the old one was doing. */
function setUp() {
  const area = createFakeStorageArea();
  const session = createFakeStorageArea();
  const tasks = createTaskStore(area);
  const contacts = createContactStore(area);
  let timers: (() => void)[] = [];
  let life = new AbortController();
  const mortal = (of: StorageArea, { signal } = life): StorageArea => {
    const unlessDead = <T>(work: () => Promise<T>): Promise<T> => (signal.aborted ? new Promise(() => {}) : work());
    return {
      ...of,
      get: (keys) => unlessDead(() => of.get(keys)),
      set: (items) => unlessDead(() => of.set(items)),
      remove: (keys) => unlessDead(() => of.remove(keys)),
    };
  };
  let scans = 0;
  const start = () => {
    timers = [];
    life.abort();
    life = new AbortController();
    const own = { tasks: createTaskStore(mortal(area)), contacts: createContactStore(mortal(area)) };
    const keeper = createFirstPeopleKeeper({
      tasks: {
        ...own.tasks,
        all() {
          scans++;
          return own.tasks.all();
        },
      },
      contacts: own.contacts,
      kept: createFirstPeopleStore(mortal(session)),
      largeTasks: createLargeTasksStore(mortal(session)),
      after(_, run) {
        timers.push(run);
        return () => {};
      },
      language: 'en',
    });
    keeper.keepSoon();
    return { tasks: keeper.guardTasks(own.tasks), contacts: keeper.guardContacts(own.contacts) };
  };
  const world = {
    session,
    tasks,
    contacts,
    worker: start(),
    scans: () => scans,
    restart: () => {
      world.worker = start();
    },
    /** Runs the timers and what they start. */
    async rest() {
      for (const run of timers.splice(0)) run();
      for (let turn = 0; turn < 400; turn++) await Promise.resolve();
    },
    /** Although a write may be under way: reading one after the other would compare two times. */
    async atThisInstant() {
      const [copies, now] = [
        [createFakeStorageArea(), createFakeStorageArea()],
        [area.contents(), session.contents()],
      ] as const;
      await Promise.all(copies.map((copy, at) => copy.set(now[at] ?? {})));
      return readerOf(copies[0], copies[1]);
    },
    ...readerOf(area, session),
  };
  return world;
}

/** With one large task and its people. */
async function setUpTask() {
  const world = setUp();
  await world.worker.contacts.putMany(everybody);
  await world.worker.tasks.put('1', task('1'));
  await world.rest();
  expect(await world.kept('1')).toEqual(await world.current('1'));
  return world;
}

describe('the first people of a large task', () => {
  test('are the first rows of its results, with the counts of all', async () => {
    const barred = contact('1003', nameAt(3), { doNotCall: true });
    const unlocked = contact('1006', nameAt(6), { phone: { kind: 'unlocked', number: '+12025550199' } });
    const contacts = new Map([...everybody, ['1003', barred], ['1006', unlocked]]);
    const first = firstPeopleOf(task('1'), contacts, 'en');
    const rows = sortPeople(peopleOfTask(task('1'), contacts), { sortBy: 'name', descending: false }, 'en');
    const known = new Map(first.contacts.map((one) => [one.personnelId, one]));
    expect(peopleOfTask(first.task, known)).toEqual(rows.slice(0, MOST_FIRST_PEOPLE));
    expect(first.counts).toEqual(countPeople(rows));
  });

  test('are not kept of a running or a small task', async () => {
    const world = setUp();
    await world.worker.tasks.put('1', task('1', { state: { kind: 'waiting', nextPollAt: 1, plannedAt: 1 } }));
    await world.worker.tasks.put('2', task('2', { items: task('2').items.slice(0, LARGE_TASK) }));
    await world.rest();
    expect(await world.kept('1')).toBeUndefined();
    expect(await world.kept('2')).toBeUndefined();
  });

  test('are found once in a browser session, by reading all tasks', async () => {
    const world = setUp();
    await world.tasks.put('1', task('1'));
    await world.rest();
    expect(await world.kept('1')).toBeDefined();
    world.restart();
    await world.rest();
    expect(world.scans()).toBe(1);
  });

  test('stay when the user opens the task', async () => {
    const world = await setUpTask();
    await world.worker.tasks.put('1', task('1', { announcedAt: 5, seenAt: 6 }));
    expect(await world.kept('1')).toBeDefined();
  });

  test('stay when somebody further down gets a name', async () => {
    const world = await setUpTask();
    await world.worker.contacts.put('1000', contact('1000', 'Zoe Zimmer'));
    expect(await world.kept('1')).toEqual(await world.current('1'));
  });

  test.each([
    ['somebody gets a name that comes first', contact('1000', 'Aaron Abel')],
    ['somebody among them changes', contact('1209', 'Zoe Zimmer')],
    ['somebody may no longer be called', contact('1000', 'Zoe Zimmer', { doNotCall: true })],
  ])('are removed when %s, and kept again', async (_, changed) => {
    const world = await setUpTask();
    await world.worker.contacts.put(changed.personnelId, changed);
    expect(await world.kept('1')).toBeUndefined();
    await world.rest();
    expect(await world.kept('1')).toEqual(await world.current('1'));
  });

  test('are removed when somebody is forgotten, or the task', async () => {
    const world = await setUpTask();
    await world.worker.contacts.remove(['1000']);
    expect(await world.kept('1')).toBeUndefined();
    await world.rest();
    expect(await world.kept('1')).toBeDefined();
    await world.worker.tasks.remove(['1']);
    await world.rest();
    expect(await world.kept('1')).toBeUndefined();
  });

  test('are never older than the records, whatever happens and whenever the worker dies', async () => {
    const id = fc.constantFrom('1', '2');
    const personnelId = fc.constantFrom(...ids.slice(0, 5), ...ids.slice(-5));
    const name = fc.constantFrom('', 'Aaron', 'Person 700', 'Zoe');
    const step = fc.oneof(
      fc.record({ does: fc.constant('task' as const), id, label: fc.constantFrom('A', 'B') }),
      fc.record({ does: fc.constant('removeTask' as const), id }),
      fc.record({ does: fc.constant('name' as const), personnelId, name }),
      fc.record({ does: fc.constant('bar' as const), personnelId, doNotCall: fc.boolean() }),
      fc.record({ does: fc.constant('unlock' as const), personnelId }),
      fc.record({ does: fc.constant('forget' as const), personnelId }),
      fc.record({ does: fc.constantFrom('rest' as const, 'restart' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 25, size: 'max' }), async (steps) => {
        const world = await setUpTask();
        for (const [one, isAwaited] of steps) {
          const { tasks, contacts } = world.worker;
          const change = async (id: string, part: Partial<Contact>) => {
            const known = await world.contacts.get(id);
            if (known) await contacts.put(id, { ...known, ...part });
          };
          const work = {
            task: () => one.does === 'task' && tasks.put(one.id, task(one.id, { label: one.label })),
            removeTask: () => one.does === 'removeTask' && tasks.remove([one.id]),
            name: () => one.does === 'name' && change(one.personnelId, { profile: { fullName: one.name } }),
            bar: () => one.does === 'bar' && change(one.personnelId, { doNotCall: one.doNotCall }),
            unlock: () =>
              one.does === 'unlock' &&
              change(one.personnelId, { phone: { kind: 'unlocked', number: '+12025550101', origin: 'profile' } }),
            forget: () => one.does === 'forget' && contacts.remove([one.personnelId]),
            rest: world.rest,
            restart: world.restart,
          }[one.does]();
          if (!isAwaited) continue;
          await work;
          const now = await world.atThisInstant();
          for (const id of ['1', '2']) {
            const view = await now.kept(id);
            if (view) expect(view).toEqual(await now.current(id));
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
