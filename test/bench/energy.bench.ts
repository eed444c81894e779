import type { Task } from '../../components/tasks/task';
import type { Extension } from '../e2e/kit/extension';
import type { Person } from '../tools/simulator/people/people';
import { SIMULATOR_KEY, startSimulator } from '../tools/simulator/simulator';
import { onAllowedSites } from './kit/allowed-sites';
import { createCallCount, rowsOf, untilChips } from './kit/beside';
import type { Findings } from './kit/findings';
import { contacts, type Stored, store } from './kit/stored';

const ORIGIN = 'https://crm.example';
const TABS = 20;
const ROWS = 20;
const TASKS = 10;
const FOR_MS = 60_000;
const MINUTE_MS = 60_000;

export const onlyCounts = true;

/** What wakes the processor in a browser that nobody uses, with open CRM pages and running tasks. */
export async function run(): Promise<Findings> {
  const simulator = await startSimulator();
  const ids = Array.from({ length: TASKS }, () => simulator.createTask({ people: 20 }));
  try {
    return await onAllowedSites(
      [ORIGIN],
      async (extension, site) => {
        const rows = rowsOf(ROWS, () => true);
        site.serve(`${ORIGIN}/people`, `<!doctype html><title>People</title><table><tbody>${rows}</tbody></table>`);
        await store(extension, { ...contacts(1000), ...profilesOf(simulator.people), ...runningTasks(ids) });
        await extension.store({ apiKey: { version: 1, data: { key: SIMULATOR_KEY, savedAt: Date.now() } } });
        await extension.killWorker();
        const pages = [];
        for (let tab = 0; tab < TABS; tab++) {
          const page = await extension.visit(`${ORIGIN}/people`);
          await untilChips(page, ROWS);
          pages.push(page);
        }
        const calls = await Promise.all(pages.map((page) => createCallCount(page, extension)));
        await extension.killWorker();
        for (const { sinceLast } of calls) await sinceLast();

        const [polls, wakeUps] = [simulator.requests.length, await countWorkers(extension)];
        await new Promise((resolve) => setTimeout(resolve, FOR_MS));
        const counted = await Promise.all(calls.map(({ sinceLast }) => sinceLast()));
        const what = `${TABS} tabs, ${TASKS} running tasks, ${FOR_MS / 1000} s`;
        return {
          figures: [
            {
              what: `${what}: worker starts`,
              value: wakeUps(),
              unit: '',
              against: { what: 'polls', value: simulator.requests.length - polls },
              limit: { of: 'ratio', most: 1 },
            },
            {
              what: `${what}: calls of our functions in the tabs`,
              value: counted.reduce((sum, one) => sum + one, 0),
              unit: '',
              limit: { of: 'value', most: 0 },
            },
          ],
        };
      },
      simulator.httpsPort,
    );
  } finally {
    await simulator.close();
  }
}

/** Everybody's profile, so that nothing but polls is due. */
const profilesOf = (people: readonly Person[]): Stored =>
  Object.fromEntries(
    people.map(({ personnelId, fullName }) => {
      const at = Date.now() - 60 * MINUTE_MS;
      const profile = { fullName };
      const data = { personnelId, phone: { kind: 'open' }, profile, profileAskedAt: at, updatedAt: at };
      return [`contact:${personnelId}`, { version: 1, data }];
    }),
  );

/** Tasks tracked for twenty minutes, so that each is polled every three, one after another. */
function runningTasks(ids: readonly string[]): Stored {
  const now = Date.now();
  const tasks = ids.map((id, at): [string, { version: 1; data: Task }] => {
    const nextPollAt = now + ((at + 1) * 3 * MINUTE_MS) / ids.length;
    const state = { kind: 'waiting', nextPollAt, plannedAt: now, apiStatus: 'processing' } as const;
    return [
      `task:${id}`,
      { version: 1, data: { id, trackedAt: now - 20 * MINUTE_MS, state, items: [], failedAttempts: 0 } },
    ];
  });
  return Object.fromEntries(tasks);
}

/** Counts the workers that start from now on. */
async function countWorkers({ context, id }: Extension): Promise<() => number> {
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = await page.context().newCDPSession(page);
  let started = 0;
  devtools.on('Target.targetCreated', ({ targetInfo: { type, url } }) => {
    if (type === 'service_worker' && url.startsWith(`chrome-extension://${id}/`)) started++;
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  return () => started;
}
