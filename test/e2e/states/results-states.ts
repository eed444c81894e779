import type { Page } from '@playwright/test';
import type { Contact } from '../../../components/contacts/contact';
import type { Task } from '../../../components/tasks/task';
import { storedPeople } from '../kit/stored-people';
import type { PageState } from './states';

const now = Date.now();
const HOUR_MS = 3_600_000;
/** Not due during the test, so the worker leaves it alone. */
const running: Task['state'] = {
  kind: 'waiting',
  nextPollAt: now + HOUR_MS,
  plannedAt: now - 1000,
  apiStatus: 'processing',
};

/** The second is marked do-not-call, the third has no known name. */
const contactOf = (at: number): Partial<Contact> =>
  ({ 1: { doNotCall: true }, 2: { profile: { fullName: '' } } })[at] ?? {};
const fair = storedPeople(24, { task: { label: 'Nordic Food Expo' }, contactOf });
const half = storedPeople(12, {
  taskId: '501',
  task: { state: running },
  statusOf: (at) => (['unlocked', 'processing', 'pending', 'failed', 'pending'] as const)[at % 5] ?? 'pending',
});
const stopped = storedPeople(3, {
  taskId: '502',
  task: { state: { kind: 'stopped', reason: 'noAccess', stoppedAt: now } },
  statusOf: (at) => (at === 0 ? 'unlocked' : 'pending'),
});

const state = (name: string, stored: Record<string, unknown>, query: string, act?: PageState['act']): PageState => ({
  name: `results-${name}`,
  stored,
  path: `results.html${query}`,
  ...(act ? { act } : {}),
});

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();

/** All states of the results page. */
export const resultsStates: readonly PageState[] = [
  state('task', fair, '?task=500'),
  state('all', { ...fair, ...half }, ''),
  state('running', half, '?task=501'),
  state('unnamed-yet', storedPeople(0, { task: { state: running } }), '?task=500'),
  state('stopped', stopped, '?task=502'),
  state('nobody-in-task', storedPeople(0), '?task=500'),
  state('empty', {}, ''),
  state('unknown-task', fair, '?task=999'),
  state('unknown-person', fair, '?person=999'),
  state('person', storedPeople(200), '?person=1137'),
  state('many', storedPeople(3000), ''),
  state('selected', fair, '?task=500', async (page) => {
    await row(page, 'Aiko').getByRole('checkbox').click();
    await row(page, 'Zoé')
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
  }),
  state('searched', fair, '', (page) => page.getByRole('searchbox').fill('hoshi')),
  state('nobody-fits', fair, '', (page) => page.getByRole('searchbox').fill('nobody of that name')),
  state('forgetting', fair, '', (page) => row(page, 'Aiko').locator('[data-control=forget]').click()),
];
