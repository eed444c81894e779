import { createContactBook } from '../../../components/contacts/contact-book';
import { createContactStore } from '../../../components/contacts/contact-store';
import { countNamed, type LookUp, lookUpKind } from '../../../components/contacts/look-up';
import { createProfileLookUps } from '../../../components/contacts/profile-look-ups';
import { parseApiAddress } from '../../../components/lensmor/api-address';
import { createClient } from '../../../components/lensmor/client';
import type { After } from '../../../components/lensmor/exchange';
import { ID } from '../../../components/lensmor/ids';
import { createBudgetStore, createRequestBudget } from '../../../components/lensmor/request-budget';
import { supportDetails } from '../../../components/popup/tasks/support-details';
import { DEFAULT_API_ADDRESS, defaultSettings } from '../../../components/settings/settings';
import { createRecordStore } from '../../../components/storage/record-store';
import { createWriteFailureStore } from '../../../components/storage/write-failures';
import { describeTask } from '../../../components/tasks/describe-task';
import { createFollowing } from '../../../components/tasks/following/following';
import type { Task } from '../../../components/tasks/task';
import { createLiveIdsStore, createRemovedTaskStore, createTaskStore } from '../../../components/tasks/task-store';
import { summarise } from '../../../components/tasks/task-summary';
import { translateToEnglish as t } from '../../language/english';
import { createFakeStorageArea } from '../../storage/fake-storage-area';
import { peopleTable } from './people-table';

interface Options {
  taskId: string | undefined;
  key: string | undefined;
  /** The default address if absent. */
  address?: string | undefined;
  print: (line: string) => void;
}

/** When a task finishes, names may still be missing. After this time without a new one, stop waiting. */
const NAMES_PATIENCE_MS = 60_000;
const NAMES_CHECK_MS = 500;
/** How often the number of names is printed. */
const NAMES_PRINT_MS = 10_000;

/**
 * Tracks one task in the terminal with the extension's own parts and prints each change. Resolves to the exit code: 0 if
 * the task finished, or 1 after a line that says why it couldn't be tracked.
 */
export async function watchTask({ taskId, key, address = DEFAULT_API_ADDRESS, print }: Options): Promise<0 | 1> {
  const problem = problemWith(taskId, key, address);
  if (problem !== undefined || taskId === undefined) {
    print(problem ?? '');
    return 1;
  }
  const printNow = (words: string) => print(`${new Date().toLocaleTimeString('en-GB')}  ${words}`);
  const parts = assemble(key, parseApiAddress(address) ?? address, print);
  const stop = new AbortController();
  const over = new Promise<Task>((resolve) => {
    let last = '';
    parts.tasks.watch((changed) => {
      const task = changed.get(taskId);
      if (!task) return;
      if (task.state.kind === 'stopped' || neverAnswered(task)) return resolve(task);
      const words = wordsFor(task);
      if (words !== last && task.lastCheckedAt !== undefined) printNow(words);
      last = words;
      if (task.state.kind === 'done') resolve(task);
    }, stop.signal);
  });
  await parts.following.taskCommands.track([taskId]);
  const task = await over;
  stop.abort();
  if (task.state.kind !== 'done') {
    print(whyNot(task));
    return 1;
  }
  await parts.namesKnown(task, printNow);
  print(peopleTable(task, await parts.contacts.all()));
  return 0;
}

function problemWith(taskId: string | undefined, key: string | undefined, address: string): string | undefined {
  if (!taskId) return 'Usage: npm run watch-task -- <taskId>';
  if (!ID.test(taskId)) return t('tasks.input.notAnId', [taskId.slice(0, 40)]);
  if (!key) return 'No API key: set LENSMOR_API_KEY.';
  if (parseApiAddress(address) === undefined)
    return 'LENSMOR_API_ADDRESS must start with https://, or http:// on this computer.';
  return undefined;
}

/** A lost connection may come back, but if there never was one, don't wait for it. */
const neverAnswered = (task: Task): boolean => task.failedAttempts > 0 && task.lastCheckedAt === undefined;

function wordsFor(task: Task): string {
  const { state, trouble, advice } = describeTask(summarise(task), t);
  return trouble === undefined ? state : `${state} – ${trouble}. ${advice ?? ''}`;
}

/** One line with the problem and the details for support. */
function whyNot(task: Task): string {
  const { state, trouble } = describeTask(summarise(task), t);
  const details = supportDetails(task)?.replaceAll('\n', '; ');
  return `${t('tasks.name', [task.id])}: ${trouble ?? state}.${details ? ` (${details})` : ''}`;
}

/** The worker's parts, with memory as storage, timers as alarms, and the terminal for notifications. */
function assemble(key: string | undefined, address: string, print: (line: string) => void) {
  const { now } = Date;
  const { random } = Math;
  const area = createFakeStorageArea();
  const after: After = (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  };
  const client = createClient({
    fetch,
    address: async () => address,
    mayReach: async () => true,
    key: async () => key,
    now,
    after,
  });
  const contacts = createContactStore(area);
  const book = createContactBook(contacts, now);
  const waitingLookUps = createRecordStore<LookUp>(area, lookUpKind);
  const keyMark = async () => key && 'environment';
  const lookUps = createProfileLookUps({ lookUps: waitingLookUps, contacts, book, client, keyMark, now, random });
  const tasks = createTaskStore(area);
  const following = createFollowing({
    client,
    budget: createRequestBudget({ store: createBudgetStore(area), now }),
    tasks,
    liveIds: createLiveIdsStore(area),
    removedTasks: createRemovedTaskStore(area),
    trouble: createWriteFailureStore(area),
    settings: async () => defaultSettings,
    keyMark,
    async notePhones(news) {
      await book.note(news);
      await lookUps.want(news);
    },
    namesOf: async () => [],
    otherSources: [{ priority: 'lookUp', mostAtOnce: 4, jobs: lookUps.jobs }],
    lookUps,
    notifications: { show: async () => {}, clear: async () => {} },
    showBadge: async () => {},
    alarms: { get: async () => undefined, create: () => {}, clear: async () => true },
    // There are no alarms here, so use timers for every delay.
    alarmFloorMs: Number.POSITIVE_INFINITY,
    after,
    withLock: (_, work) => work(),
    // Running the command counts as consent.
    mayWork: async () => true,
    t,
    now,
    random,
    onError: (error) => print(String(error)),
  });

  /** Resolves once all names are known or no more arrive; prints the count now and then. */
  async function namesKnown({ items }: Task, printNow: (words: string) => void): Promise<void> {
    const people = items.map(({ personnelId }) => personnelId);
    const { format } = new Intl.NumberFormat('en');
    let progress = { named: -1, at: now() };
    let printedAt = 0;
    for (;;) {
      const { named, total } = countNamed(people, await waitingLookUps.all());
      if (named > progress.named) progress = { named, at: now() };
      if (named === total || now() - progress.at > NAMES_PATIENCE_MS) return;
      if (now() - printedAt >= NAMES_PRINT_MS) {
        printNow(t('tasks.names', [format(named), format(total)]));
        printedAt = now();
      }
      await new Promise<void>((resolve) => after(NAMES_CHECK_MS, resolve));
    }
  }

  return { following, tasks, contacts, namesKnown };
}
