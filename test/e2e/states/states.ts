import type { Page } from '@playwright/test';
import type { Contact } from '../../../components/contacts/contact';
import type { Item, StopReason, Task } from '../../../components/tasks/task';
import type { Say } from '../../language/languages';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { optionsStates } from './options-states';
import { resultsStates } from './results-states';

/** One state of one page, for screenshots and accessibility checks. */
export interface PageState {
  name: string;
  /** The storage before the page is opened. */
  stored: Record<string, unknown>;
  /** The same for `storage.session`. */
  session?: Record<string, unknown>;
  /** The page's path and query. */
  path: string;
  /** The user's actions after that, located by the page's texts. */
  act?(page: Page, say: Say): Promise<void>;
}

const wrap = (data: unknown) => ({ version: 1, data });
const MINUTE_MS = 60_000;
const now = Date.now();

const people: [id: string, name: string, company: string, title: string, phone?: string][] = [
  ['701', 'Jane Doe', 'Acme Robotics', 'VP Marketing', '+12025550143'],
  ['702', 'Jürgen Weiß', 'Nordlicht Optik GmbH', 'Head of Events', '+493023125001'],
  ['703', 'Aiko Tanaka', 'Hoshi K.K.', 'Purchasing Manager', '+12025550178'],
  ['704', 'Olivia Brown', 'Pallas & Finch Ltd', 'Chief Revenue Officer'],
  ['705', 'Zoé Lefèvre', 'Atelier Céruse S.A.', 'Product Lead'],
];

function itemOf([personnelId, , , , phone]: (typeof people)[number], status: Item['status']): Item {
  return phone && status === 'unlocked'
    ? { personnelId, status, phone }
    : { personnelId, status: status === 'unlocked' ? 'failed' : status, errorCode: 'NO_PHONE_FOUND' };
}

function taskOf(id: string, part: Partial<Task>, statuses: Item['status'][] = []): Task {
  const items = people.flatMap((person, at) => (statuses[at] ? [itemOf(person, statuses[at])] : []));
  return {
    id,
    trackedAt: now - 5 * MINUTE_MS,
    // Neither due nor stale during the test, so the worker leaves it alone.
    state: { kind: 'waiting', nextPollAt: now + 12 * MINUTE_MS, plannedAt: now - 1000, apiStatus: 'processing' },
    items,
    failedAttempts: 0,
    lastCheckedAt: now + 60 * MINUTE_MS,
    announcedAt: now,
    seenAt: now,
    ...part,
  };
}

const stored = (tasks: Task[]): Record<string, unknown> => ({
  ...Object.fromEntries(tasks.map((task) => [`task:${task.id}`, wrap(task)])),
  ...Object.fromEntries(
    people.map(([personnelId, fullName, companyName, title, phone]) => [
      `contact:${personnelId}`,
      wrap({
        personnelId,
        phone: phone ? { kind: 'unlocked', number: phone } : { kind: 'failed', errorCode: 'NO_PHONE_FOUND' },
        profile: { fullName, companyName, title, linkedinUrl: `https://www.linkedin.com/in/person-${personnelId}` },
        profileAskedAt: now,
        updatedAt: now,
      } satisfies Contact),
    ]),
  ),
});

const key = { apiKey: wrap({ key: SIMULATOR_KEY, savedAt: 1 }) };
const done = taskOf('321', { label: 'Nordic Food Expo', state: { kind: 'done', outcome: 'completed', endedAt: now } }, [
  'unlocked',
  'unlocked',
  'unlocked',
  'failed',
  'failed',
]);
const running = taskOf('322', {}, ['unlocked', 'pending', 'pending', 'failed', 'pending']);
const failing = taskOf(
  '323',
  {
    failedAttempts: 3,
    lastFailure: {
      kind: 'serverError',
      at: now,
      method: 'GET',
      path: '/external/contacts/unlock-phone-tasks/323',
      status: 503,
      traceId: 'trace-1',
    },
  },
  ['pending'],
);
const stopped = (id: string, reason: StopReason) =>
  taskOf(id, { state: { kind: 'stopped', reason, stoppedAt: now, keyMark: 'saved:1' } });

/** The setup steps were completed long ago. */
const usual = { ...key, firstRun: wrap(['key', 'task', 'site']) };
const many = Array.from({ length: 24 }, (_, at) =>
  taskOf(
    String(400 + at),
    {
      trackedAt: now - at * MINUTE_MS,
      ...(at % 3 === 0 ? {} : { state: { kind: 'done', outcome: 'completed', endedAt: now - at * MINUTE_MS } }),
    },
    at % 3 === 0
      ? ['unlocked', 'pending', 'failed', 'unlocked', 'pending']
      : ['unlocked', 'unlocked', 'failed', 'unlocked', 'failed'],
  ),
);

const popupState = (name: string, stored: Record<string, unknown>, more: Partial<PageState> = {}): PageState => ({
  name: `popup-${name}`,
  stored,
  path: 'popup.html',
  ...more,
});

const popupStates: readonly PageState[] = [
  popupState('first-run', {}),
  popupState('second-step', key),
  popupState('last-step', { ...key, ...stored([running]) }),
  popupState('key-skipped', { firstRun: usual.firstRun }),
  popupState('empty', usual),
  popupState('tasks', { ...usual, ...stored([done, running]) }),
  popupState('needs-you', {
    ...usual,
    ...stored([
      stopped('325', 'notFound'),
      stopped('326', 'noAccess'),
      stopped('327', 'givenUp'),
      failing,
      stopped('328', 'byUser'),
    ]),
  }),
  popupState('key-refused', { ...usual, ...stored([stopped('324', 'keyRefused'), done]) }),
  popupState(
    'key-replacing',
    { ...usual, ...stored([stopped('324', 'keyRefused'), done]) },
    { act: (page, say) => page.getByRole('button', { name: say('popup.action.enterKey') }).click() },
  ),
  popupState('silence', {
    ...usual,
    requestBudget: wrap({ sentAt: [], silence: { from: now, durationMs: 20 * MINUTE_MS } }),
    ...stored([running]),
  }),
  popupState(
    'storage-full',
    { ...usual, ...stored([done, running]) },
    { session: { trouble: wrap({ storageFailedAt: now }) } },
  ),
  popupState(
    'offline',
    { ...usual, ...stored([running]) },
    {
      async act(page, say) {
        await page.evaluate(() => {
          Object.defineProperty(navigator, 'onLine', { value: false });
          dispatchEvent(new Event('offline'));
        });
        await page.getByText(say('popup.offline')).waitFor();
      },
    },
  ),
  popupState('damaged', { ...usual, ...stored([done]), 'task:330': 'not a record' }),
  popupState(
    'removed',
    { ...usual, ...stored([done, running]) },
    {
      async act(page, say) {
        const task = page.getByRole('article', { name: 'Nordic Food Expo' });
        await task.locator('[data-row]').click();
        await task.getByRole('button', { name: say('popup.remove'), exact: true }).click();
      },
    },
  ),
  popupState(
    'naming',
    { ...usual, ...stored([running]) },
    { act: (page, say) => page.getByRole('button', { name: say('popup.rename') }).click() },
  ),
  popupState(
    'paste',
    { ...usual, ...stored([done]) },
    { act: (page, say) => page.getByLabel(say('popup.taskId')).fill('321, 330, 331') },
  ),
  popupState('wrong-input', usual, {
    async act(page, say) {
      await page.getByLabel(say('popup.taskId')).fill('what is this?');
      await page.getByRole('button', { name: say('popup.track'), exact: true }).click();
    },
  }),
  popupState('many', { ...usual, ...stored(many) }),
  popupState(
    'open',
    { ...usual, ...stored(many.slice(0, 8)) },
    { act: (page) => page.locator('[data-row]').nth(3).click() },
  ),
  popupState('piles', {
    ...usual,
    ...stored([...Array.from({ length: 200 }, (_, at) => stopped(String(7000 + at), 'notFound')), failing, done]),
  }),
  popupState(
    'search',
    { ...usual, ...stored(many) },
    {
      async act(page) {
        await page.getByRole('searchbox').fill('e');
        await page.getByRole('listitem').first().waitFor();
      },
    },
  ),
];

export const states: readonly PageState[] = [...popupStates, ...optionsStates, ...resultsStates];
