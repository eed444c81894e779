import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../components/contacts/contact';
import { createContactStore } from '../../components/contacts/contact-store';
import type { StorageArea } from '../../components/storage/record-store';
import { createFirstViewStore, type FirstView, readFirstView } from '../../components/tasks/first-view';
import { createFirstViewKeeper } from '../../components/tasks/keep-first-view';
import type { Task } from '../../components/tasks/task';
import { createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea, type FakeStorageArea } from '../storage/fake-storage-area';

/** The same area for as long as a worker lives; after that, nothing it asked for happens. */
function mortal(area: StorageArea, life: AbortSignal): StorageArea {
  const unlessDead = <T>(work: () => Promise<T>): Promise<T> => (life.aborted ? new Promise(() => {}) : work());
  return {
    ...area,
    get: (keys) => unlessDead(() => area.get(keys)),
    set: (items) => unlessDead(() => area.set(items)),
    remove: (keys) => unlessDead(() => area.remove(keys)),
  };
}

/** As it is at the time of the call. */
async function copyOf(area: FakeStorageArea): Promise<StorageArea> {
  const copy = createFakeStorageArea();
  await copy.set(area.contents());
  return copy;
}

async function viewOf(
  tasks: Parameters<typeof readFirstView>[0],
  contacts: Parameters<typeof readFirstView>[1],
): Promise<FirstView> {
  const { overview, lines } = await readFirstView(tasks, contacts);
  const sections = overview.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => (row.kind === 'pile' ? { ...row, tasks: [] } : row)),
  }));
  return { overview: { ...overview, sections }, lines };
}

/** Storage that outlives workers. `restart` replaces the worker by a new one, whatever the old one was doing. */
function setUp() {
  const area = createFakeStorageArea();
  const session = createFakeStorageArea();
  const tasks = createTaskStore(area);
  const contacts = createContactStore(area);
  const kept = createFirstViewStore(session);
  let reads = 0;
  let timers: (() => void)[] = [];
  let life = new AbortController();
  const start = () => {
    timers = [];
    life.abort();
    life = new AbortController();
    const ownTasks = createTaskStore(mortal(area, life.signal));
    const ownContacts = createContactStore(mortal(area, life.signal));
    const keeper = createFirstViewKeeper({
      tasks: {
        ...ownTasks,
        all() {
          reads++;
          return ownTasks.all();
        },
      },
      contacts: ownContacts,
      kept: createFirstViewStore(mortal(session, life.signal)),
      after(_, run) {
        timers.push(run);
        return () => {
          timers = timers.filter((timer) => timer !== run);
        };
      },
    });
    return { tasks: keeper.guardTasks(ownTasks), contacts: keeper.guardContacts(ownContacts) };
  };
  const world = {
    area,
    session,
    kept,
    worker: start(),
    restart: () => {
      world.worker = start();
    },
    /** Runs the timers and what they start. */
    async rest() {
      for (const run of timers.splice(0)) run();
      for (let turn = 0; turn < 200; turn++) await Promise.resolve();
    },
    /** The view that the records give, as it is kept. */
    current: () => viewOf(tasks, contacts),
    /** Both at one instant, although a write may be under way: reading one after the other would compare two times. */
    async keptAndCurrent(): Promise<{ view: FirstView | undefined; current: FirstView }> {
      const [areaNow, sessionNow] = await Promise.all([copyOf(area), copyOf(session)]);
      return {
        view: await createFirstViewStore(sessionNow).get(),
        current: await viewOf(createTaskStore(areaNow), createContactStore(areaNow)),
      };
    },
    wholeReads: () => reads,
    /** Every other time, it works again. */
    breakStorage() {
      area.failWrites = area.failWrites ? undefined : new Error('Full');
    },
  };
  return world;
}

const states: Record<string, Task['state']> = {
  waiting: { kind: 'waiting', nextPollAt: 5, plannedAt: 4 },
  polled: { kind: 'waiting', nextPollAt: 7, plannedAt: 6, apiStatus: 'processing' },
  completed: { kind: 'done', outcome: 'completed', endedAt: 9 },
  notFound: { kind: 'stopped', reason: 'notFound', stoppedAt: 8 },
  keyRefused: { kind: 'stopped', reason: 'keyRefused', stoppedAt: 8, keyMark: 'a' },
};
const task = (id: number, state: string, delivered = 0): Task => ({
  id: `${id}`,
  trackedAt: id % 7,
  state: states[state] ?? { kind: 'waiting', nextPollAt: 1, plannedAt: 1 },
  items: [0, 1, 2].map((at) => ({
    personnelId: `${(id + at) % 9}`,
    status: at < delivered ? 'unlocked' : 'pending',
    ...(at < delivered ? { phone: '+12025550100' } : {}),
  })),
  failedAttempts: 0,
});
const contact = (personnelId: string, fullName: string): Contact => ({
  personnelId,
  phone: { kind: 'open' },
  profile: { fullName },
  updatedAt: 0,
});

describe('the first view', () => {
  test('is kept after a write, and the next worker need not read all tasks for a poll', async () => {
    const world = setUp();
    await world.worker.tasks.put('1', task(1, 'waiting'));
    await world.worker.tasks.put('2', task(2, 'completed'));
    await world.rest();
    expect(await world.kept.get()).toEqual(await world.current());
    world.restart();
    const before = world.wholeReads();
    await world.worker.tasks.put('1', task(1, 'polled', 2));
    expect(await world.kept.get()).toBeUndefined();
    await world.rest();
    expect(await world.kept.get()).toEqual(await world.current());
    expect(world.wholeReads()).toBe(before);
  });

  test('stays where it is when a contact changes that it does not name', async () => {
    const world = setUp();
    await world.worker.tasks.put('1', task(1, 'waiting'));
    await world.rest();
    await world.worker.contacts.put('8', contact('8', 'Jane Doe'));
    expect(await world.kept.get()).toBeDefined();
    await world.worker.contacts.put('1', contact('1', 'John Roe'));
    expect(await world.kept.get()).toBeUndefined();
  });

  test('nothing is kept when there are no tasks', async () => {
    const world = setUp();
    await world.worker.tasks.put('1', task(1, 'waiting'));
    await world.rest();
    await world.worker.tasks.remove(['1']);
    await world.rest();
    expect(await world.session.get(null)).toEqual({});
  });

  test('is never older than the records, whatever happens and whenever the worker dies', async () => {
    const id = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 20 }));
    const state = fc.constantFrom(...Object.keys(states));
    const step = fc.oneof(
      fc.record({ does: fc.constant('task' as const), id, state, delivered: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ does: fc.constant('tasks' as const), ids: fc.array(id, { minLength: 1 }), state }),
      fc.record({ does: fc.constant('removeTask' as const), id }),
      fc.record({ does: fc.constant('contact' as const), id: fc.integer({ min: 0, max: 9 }), name: fc.string() }),
      fc.record({ does: fc.constant('removeContact' as const), id: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ does: fc.constant('rest' as const) }),
      fc.record({ does: fc.constantFrom('restart' as const, 'breakStorage' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 60, size: 'max' }), async (steps) => {
        const world = setUp();
        for (const [one, isAwaited] of steps) {
          const { tasks, contacts } = world.worker;
          const work = {
            task: () => one.does === 'task' && tasks.put(`${one.id}`, task(one.id, one.state, one.delivered)),
            tasks: () =>
              one.does === 'tasks' && tasks.putMany(new Map(one.ids.map((each) => [`${each}`, task(each, one.state)]))),
            removeTask: () => one.does === 'removeTask' && tasks.remove([`${one.id}`]),
            contact: () => one.does === 'contact' && contacts.put(`${one.id}`, contact(`${one.id}`, one.name)),
            removeContact: () => one.does === 'removeContact' && contacts.remove([`${one.id}`]),
            rest: world.rest,
            restart: world.restart,
            breakStorage: () => world.breakStorage(),
          }[one.does]();
          const ended = Promise.resolve(work).catch(() => {});
          if (isAwaited) await ended;
          if (!isAwaited) continue;
          const { view, current } = await world.keptAndCurrent();
          if (view) expect(view).toEqual(current);
        }
        await world.rest();
        await world.rest();
        const { view, current } = await world.keptAndCurrent();
        if (view) expect(view).toEqual(current);
      }),
      { numRuns: 200 },
    );
  });
});
