// @vitest-environment happy-dom
import { fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../components/settings/settings';
import { newTask } from '../../components/tasks/advance';
import type { StopReason, Task, TaskState } from '../../components/tasks/task';
import { screen } from '../ui/render';
import { openPopup } from './open-popup';

const wrap = (data: unknown) => ({ version: 1, data });
const key = { apiKey: wrap({ key: 'uak_test1234_invented', savedAt: 1 }) };
const usual = { ...key, firstRun: wrap(['key', 'task', 'site']) };
const tasks = (...list: Task[]) => Object.fromEntries(list.map((task) => [`task:${task.id}`, wrap(task)]));
const task = (id: string, state: TaskState, part: Partial<Task> = {}): Task => ({ ...newTask(id, 1), state, ...part });
const soon: TaskState = { kind: 'waiting', nextPollAt: Date.now() + 3_600_000, plannedAt: 1, apiStatus: 'processing' };
const ended: TaskState = { kind: 'done', outcome: 'completed', endedAt: 1 };
const stopped = (id: string, reason: StopReason) =>
  task(id, { kind: 'stopped', reason, stoppedAt: 1, keyMark: 'saved:1' });

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const card = (name: string) => within(screen.getByRole('article', { name }));
const type = (text: string) => fireEvent.input(screen.getByLabelText('Task ID'), { target: { value: text } });
const press = (name: string) => fireEvent.keyDown(screen.getByLabelText('Task ID'), { key: name });

afterEach(() => vi.unstubAllGlobals());

describe('names of a large task', () => {
  const items = Array.from({ length: 2000 }, (_, at) => ({ personnelId: String(at), status: 'processing' as const }));
  const lookUp = (rank: number) => ({ version: 2, data: { dueAt: 1, plannedAt: 1, failedAttempts: 0, rank } });
  const waiting = items.slice(140).map(({ personnelId }) => [`lookUp:${personnelId}`, lookUp(1)]);
  const stored = { ...usual, ...tasks(task('321', soon, { items })), ...(Object.fromEntries(waiting) as object) };

  test('are counted until all are known', async () => {
    const { area } = await openPopup({ stored });
    expect(await screen.findByText('Names: 140 of 2,000')).toBeTruthy();
    await area.remove('lookUp:140');
    expect(await screen.findByText('Names: 141 of 2,000')).toBeTruthy();
    // The name is known; this look-up is only about the number.
    await area.set({ 'lookUp:141': lookUp(2) });
    expect(await screen.findByText('Names: 142 of 2,000')).toBeTruthy();
    await area.remove(items.map(({ personnelId }) => `lookUp:${personnelId}`));
    await waitFor(() => expect(screen.queryByText(/^Names/)).toBeNull());
  });

  test('are looked up first for visible people, once each', async () => {
    const { area, sent } = await openPopup({ stored });
    const said = () => sent.filter((message) => (message as { name: string }).name === 'contacts.inView');
    const first = items.slice(0, 12).map(({ personnelId }) => personnelId);
    await waitFor(() => expect(said()).toEqual([{ name: 'contacts.inView', payload: { personnelIds: first } }]));
    const profile = { fullName: 'Jane Doe' };
    await area.set({
      'contact:0': { version: 2, data: { personnelId: '0', phone: { kind: 'open' }, profile, updatedAt: 1 } },
    });
    expect(await screen.findByText('Jane Doe')).toBeTruthy();
    expect(said()).toHaveLength(1);
  });
});

describe('setup steps', () => {
  test('are three, each with its field, and the first has the focus', async () => {
    await openPopup();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Connect your Lensmor account',
      'Track a phone unlock',
      'See numbers in your CRM',
    ]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('API key')));
  });

  test('disappear when completed, and stay so', async () => {
    const { area } = await openPopup({ stored: { ...key, ...tasks(task('321', soon)) } });
    expect(screen.queryByRole('heading', { name: 'Track a phone unlock' })).toBeNull();
    expect(button('Skip: See numbers in your CRM')).toBeTruthy();
    await waitFor(async () => expect(await area.get('firstRun')).toEqual({ firstRun: wrap(['key', 'task']) }));
  });

  test('can be skipped, and their content stays available', async () => {
    const { area } = await openPopup({ stored: key });
    fireEvent.click(button('Skip: Track a phone unlock'));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Track a phone unlock' })).toBeNull());
    expect(screen.getByLabelText('Task ID')).toBeTruthy();
    await waitFor(async () =>
      expect(await area.get('firstRun')).toMatchObject({ firstRun: { data: ['key', 'task'] } }),
    );
  });

  test('a working key is confirmed, and the focus moves on to the task', async () => {
    await openPopup({ answers: { 'key.test': { ok: true, credits: 30050 } } });
    fireEvent.input(screen.getByLabelText('API key'), { target: { value: ' uak_test1234_other ' } });
    fireEvent.click(button('Save'));
    expect(await screen.findByText('Key works. Credits left: 30,050')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Task ID')));
    expect(document.body.textContent).not.toContain('uak_');
  });

  test('a rejected key is asked for again in the same place', async () => {
    await openPopup({ answers: { 'key.test': { ok: false, failureKind: 'keyRefused', status: 401 } } });
    fireEvent.input(screen.getByLabelText('API key'), { target: { value: 'uak_test1234_other' } });
    fireEvent.click(button('Save'));
    expect(await screen.findByText(/Lensmor didn’t accept the API key/)).toBeTruthy();
    const field = screen.getByLabelText('API key');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect((field as HTMLInputElement).value).toBe('');
    expect(screen.getByRole('heading', { name: 'Connect your Lensmor account' })).toBeTruthy();
    expect(button('Skip: Connect your Lensmor account')).toBeTruthy();
  });
});

describe('input', () => {
  test('several IDs are recognised, and those already tracked are counted', async () => {
    await openPopup({ stored: { ...usual, ...tasks(task('321', soon)) } });
    type('321, 322, 323');
    expect(await screen.findByText('3 tasks, 1 already tracked')).toBeTruthy();
  });

  test('JSON is recognised, Enter tracks, and the field is cleared', async () => {
    const { sent } = await openPopup({
      stored: usual,
      answers: { 'tasks.track': { added: ['321'], alreadyFollowed: [] } },
    });
    type('{"status":"accepted","task_id":"321","job_id":"321"}');
    expect(await screen.findByText('Task 321')).toBeTruthy();
    press('Enter');
    await waitFor(() => expect((screen.getByLabelText('Task ID') as HTMLTextAreaElement).value).toBe(''));
    expect(sent).toEqual([{ name: 'tasks.track', payload: { ids: ['321'] } }]);
  });

  test('an invalid ID is explained at the field, and nothing is sent', async () => {
    const { sent } = await openPopup({ stored: usual });
    type('../admin');
    press('Enter');
    expect(await screen.findByText(/“..\/admin” isn’t a valid task ID/)).toBeTruthy();
    expect(screen.getByLabelText('Task ID').getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
  });

  test('is kept if it could not be saved', async () => {
    await openPopup({ stored: usual, answers: { 'tasks.track': new Error('full') } });
    type('321');
    press('Enter');
    expect(await screen.findByText(/Couldn’t save/)).toBeTruthy();
    expect((screen.getByLabelText('Task ID') as HTMLTextAreaElement).value).toBe('321');
  });
});

describe('problems that affect everything, and the action for each', () => {
  test('nothing stored yet', async () => {
    await openPopup({ stored: usual });
    expect(screen.getByText(/No tasks yet/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Task ID')));
  });

  test('no key: it can be entered in place', async () => {
    await openPopup({ stored: { firstRun: usual.firstRun } });
    expect(screen.getByText('Add your API key to start tracking.')).toBeTruthy();
    fireEvent.click(button('Enter API key'));
    expect(await screen.findByLabelText('API key')).toBeTruthy();
  });

  test('rejected key: another can be entered in place, and no task asks for it again', async () => {
    await openPopup({ stored: { ...usual, ...tasks(stopped('321', 'keyRefused')) } });
    expect(screen.getByText(/didn’t accept the API key. Enter a valid key/)).toBeTruthy();
    fireEvent.click(button('Enter API key'));
    expect(await screen.findByLabelText('API key')).toBeTruthy();
    expect(card('Task 321').queryByRole('button', { name: 'Enter API key' })).toBeNull();
  });

  test('rejected key of the organisation: it can’t be replaced here', async () => {
    const managed = { apiKey: 'uak_test1234_theirs' };
    await openPopup({ stored: { ...usual, ...tasks(stopped('321', 'keyRefused')) }, managed });
    expect(screen.getByText(/didn’t accept the API key. Enter a valid key/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Enter API key' })).toBeNull();
  });

  test('offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { sent } = await openPopup({ stored: usual });
    expect(screen.getByText(/You’re offline/)).toBeTruthy();
    fireEvent.click(button('Try again'));
    expect(sent).toEqual([{ name: 'tasks.refresh', payload: {} }]);
  });

  test('rate limited: shows until when', async () => {
    const silence = { from: Date.now(), durationMs: 600_000 };
    await openPopup({ stored: { ...usual, requestBudget: wrap({ sentAt: [], silence }) } });
    const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium' }).format(silence.from + silence.durationMs);
    expect(
      screen.getByText(`Lensmor asked us to wait until ${time}. Tracking then resumes automatically.`),
    ).toBeTruthy();
    expect(button('See results')).toBeTruthy();
  });

  test('a rate limit in the past is not shown', async () => {
    await openPopup({ stored: { ...usual, requestBudget: wrap({ sentAt: [], silence: { from: 1, durationMs: 9 } }) } });
    expect(screen.queryByText(/asks for a pause/)).toBeNull();
  });

  test('storage full: finished tasks can be removed, and restored with one click', async () => {
    const { sent } = await openPopup({
      stored: { ...usual, ...tasks(task('1', ended), task('2', soon), stopped('3', 'byUser')) },
      session: { trouble: wrap({ storageFailedAt: 1 }) },
    });
    fireEvent.click((await screen.findAllByRole('button', { name: 'Remove finished tasks' }))[0] as HTMLElement);
    expect(await screen.findByText('Removed 2 tasks.')).toBeTruthy();
    fireEvent.click(button('Undo'));
    await waitFor(() => expect(screen.queryByText('Removed 2 tasks.')).toBeNull());
    expect(sent.map(({ name, payload }) => `${name} ${JSON.stringify(payload)}`)).toEqual([
      'tasks.remove {"id":"1"}',
      'tasks.remove {"id":"3"}',
      'tasks.restore {"id":"1"}',
      'tasks.restore {"id":"3"}',
    ]);
  });

  test('a damaged task can be tracked again', async () => {
    const { sent } = await openPopup({ stored: usual, damaged: ['task:330', 'contact:7', 'apiKey', 'contact:8'] });
    expect(screen.getByText(/set aside: Task 330, API key, and 2 contacts/)).toBeTruthy();
    fireEvent.click(button('Track again'));
    await waitFor(() => expect(screen.queryByText(/set aside/)).toBeNull());
    expect(sent).toEqual([{ name: 'tasks.track', payload: { ids: ['330'] } }]);
  });

  test('a failed command is reported', async () => {
    await openPopup({
      stored: { ...usual, ...tasks(task('321', soon)) },
      answers: { 'tasks.stop': new Error('full') },
    });
    fireEvent.click(card('Task 321').getByRole('button', { name: 'Stop tracking' }));
    expect(await screen.findByText(/Couldn’t save/)).toBeTruthy();
  });
});

describe('a task', () => {
  test.each<[StopReason, string]>([
    ['notFound', 'Task not found for this API key'],
    ['noAccess', 'This API key has no credits or no access to this task'],
    ['givenUp', 'Still running after 14 days; tracking stopped'],
    ['byUser', 'Tracking stopped by you'],
  ])('that stopped (%s) says why and can be resumed', async (reason, words) => {
    const { sent } = await openPopup({ stored: { ...usual, ...tasks(stopped('321', reason)) } });
    expect(card('Task 321').getByText(words)).toBeTruthy();
    fireEvent.click(card('Task 321').getByRole('button', { name: 'Resume' }));
    expect(sent).toEqual([{ name: 'tasks.resume', payload: { id: '321' } }]);
  });

  test('that is tracked shows its next check, and can be checked now', async () => {
    const { sent } = await openPopup({ stored: { ...usual, ...tasks(task('321', soon)) } });
    expect(card('Task 321').getByText('Next check in 60 min')).toBeTruthy();
    fireEvent.click(card('Task 321').getByRole('button', { name: 'Check now' }));
    expect(sent).toEqual([{ name: 'tasks.check', payload: { id: '321' } }]);
  });

  test('with a failed request says what is wrong and what to do', async () => {
    const lastFailure = { kind: 'serverError', at: 1, method: 'GET', path: '/p/321', status: 503 };
    await openPopup({ stored: { ...usual, ...tasks(task('321', soon, { failedAttempts: 2, lastFailure })) } });
    expect(card('Task 321').getByText('Lensmor is having problems')).toBeTruthy();
    expect(card('Task 321').getByRole('button', { name: 'Copy details for support' })).toBeTruthy();
  });

  test('lists people with numbers to copy, except do-not-call contacts', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', {
      onLine: true,
      clipboard: { writeText: async (text: string) => void copied.push(text) },
    });
    const items = ['1', '2'].map((id) => ({ personnelId: id, status: 'unlocked' as const, phone: `+1202555014${id}` }));
    const contact = (id: string, fullName: string, doNotCall: boolean) =>
      wrap({
        personnelId: id,
        phone: { kind: 'unlocked', number: 'x' },
        profile: { fullName },
        doNotCall,
        updatedAt: 1,
      });
    await openPopup({
      stored: {
        ...usual,
        ...tasks(task('321', ended, { items })),
        'contact:1': contact('1', 'Jane Doe', false),
        'contact:2': contact('2', 'Olivia Brown', true),
      },
    });
    expect(button('Copy Jane Doe’s number: +12025550141')).toBeTruthy();
    // Formatted once the formatter has loaded.
    fireEvent.click(await screen.findByRole('button', { name: 'Copy Jane Doe’s number: +1 202 555 0141' }));
    await waitFor(() => expect(copied).toEqual(['+1 202 555 0141']));
    expect(document.body.textContent).not.toMatch(/Olivia|0142/);
    expect(card('Task 321').getByRole('link', { name: 'See all 2 contacts' })).toBeTruthy();
  });

  test('copies a number shown in national format so that it can be dialed from abroad', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', {
      onLine: true,
      clipboard: { writeText: async (text: string) => void copied.push(text) },
    });
    const items = [{ personnelId: '1', status: 'unlocked' as const, phone: '+12025550141' }];
    const profile = { fullName: 'Jane Doe' };
    const contact = wrap({ personnelId: '1', phone: { kind: 'unlocked', number: 'x' }, profile, updatedAt: 1 });
    const settings = wrap({ ...defaultSettings, numberFormat: 'national' });
    await openPopup({ stored: { ...usual, ...tasks(task('321', ended, { items })), 'contact:1': contact, settings } });
    fireEvent.click(await screen.findByRole('button', { name: 'Copy Jane Doe’s number: (202) 555-0141' }));
    await waitFor(() => expect(copied).toEqual(['+1 202 555 0141']));
  });

  test('can be renamed', async () => {
    const { sent } = await openPopup({ stored: { ...usual, ...tasks(task('321', soon)) } });
    fireEvent.click(card('Task 321').getByRole('button', { name: 'Rename task' }));
    const field = await screen.findByLabelText('Task name, e.g. the event');
    fireEvent.input(field, { target: { value: 'Nordic Food Expo' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(sent).toEqual([{ name: 'tasks.label', payload: { id: '321', label: 'Nordic Food Expo' } }]),
    );
  });

  test('updates with storage, and keeps its element when it finishes', async () => {
    const { area } = await openPopup({ stored: { ...usual, ...tasks(task('321', soon), task('1', ended)) } });
    const before = screen.getByRole('article', { name: 'Task 321' });
    await area.set(tasks(task('321', { kind: 'done', outcome: 'completed', endedAt: 2 })));
    await waitFor(() => expect(screen.getAllByText('Finished without any contacts')).toHaveLength(2));
    expect(screen.getByRole('article', { name: 'Task 321' })).toBe(before);
  });

  test('that was removed can be restored, and "Undo" has the focus', async () => {
    const { sent } = await openPopup({ stored: { ...usual, ...tasks(task('321', ended)) } });
    fireEvent.click(card('Task 321').getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(document.activeElement).toBe(button('Undo')));
    fireEvent.click(button('Undo'));
    await waitFor(() => expect(sent.at(-1)).toEqual({ name: 'tasks.restore', payload: { id: '321' } }));
  });

  test('that finished long ago is rendered on request', async () => {
    const many = Array.from({ length: 130 }, (_, at) => task(String(at), ended));
    await openPopup({ stored: { ...usual, ...tasks(...many) } });
    fireEvent.click(await screen.findByRole('button', { name: 'Show 30 more' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(130));
  });

  test('below the first rows is added without moving them', async () => {
    const endedAt = (at: number): TaskState => ({ kind: 'done', outcome: 'completed', endedAt: at });
    const many = Array.from({ length: 30 }, (_, at) => task(String(at), endedAt(100 - at)));
    await openPopup({ stored: { ...usual, ...tasks(...many, stopped('99', 'notFound')) } });
    const first = [...document.querySelectorAll('article, h2')];
    expect(screen.getAllByRole('article')).toHaveLength(12);
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(31));
    expect([...document.querySelectorAll('article, h2')].slice(0, first.length)).toEqual(first);
  });

  test('opens and closes with a click, one at a time, and arrow keys move between tasks', async () => {
    await openPopup({ stored: { ...usual, ...tasks(task('1', ended), task('2', ended)) } });
    const row = (id: string) => card(`Task ${id}`).getByRole('button', { name: /^Task/ });
    fireEvent.click(row('1'));
    expect(await card('Task 1').findByRole('button', { name: 'Remove' })).toBeTruthy();
    fireEvent.click(row('2'));
    expect(await card('Task 2').findByRole('button', { name: 'Remove' })).toBeTruthy();
    expect(row('1').getAttribute('aria-expanded')).toBe('false');
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    rows[0]?.focus();
    fireEvent.keyDown(rows[0] as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rows[1]);
  });

  test('that can’t be found is grouped with others, which can be removed and restored together', async () => {
    const many = Array.from({ length: 200 }, (_, at) => stopped(String(at), 'notFound'));
    const { sent } = await openPopup({ stored: { ...usual, ...tasks(...many, stopped('900', 'noAccess')) } });
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(screen.getByText('200 tasks', { exact: false })).toBeTruthy();
    const removeAll = button('Remove all');
    await waitFor(() => expect((removeAll as HTMLButtonElement).disabled).toBe(false));
    fireEvent.click(removeAll);
    await waitFor(() => expect(sent.filter(({ name }) => name === 'tasks.remove')).toHaveLength(200));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent.filter(({ name }) => name === 'tasks.restore')).toHaveLength(200));
    expect(sent).not.toContainEqual({ name: 'tasks.remove', payload: { id: '900' } });
  });
});

describe('search', () => {
  // On a busy machine, compiling what the first search loads takes longer than the default timeout.
  beforeAll(() => import('../../components/popup/search/found'));
  const person = (id: string, fullName: string, part: Record<string, unknown> = {}) => ({
    [`contact:${id}`]: wrap({
      personnelId: id,
      phone: { kind: 'unlocked', number: `+1202555014${id}` },
      profile: { fullName, companyName: 'Acme Robotics' },
      updatedAt: 1,
      ...part,
    }),
  });
  const stored = {
    ...usual,
    ...tasks(task('321', ended, { label: 'Nordic Food Expo' }), task('322', soon)),
    ...person('1', 'Zoé Lefèvre'),
    ...person('2', 'Olivia Brown', { doNotCall: true }),
    ...person('3', 'Zoe Ahn', { phone: { kind: 'failed' } }),
  };
  const search = async (text: string) => {
    const field = screen.getByRole('searchbox');
    fireEvent.focus(field);
    fireEvent.input(field, { target: { value: text } });
    return field;
  };

  test('finds people by part of a name, those with a number first; Enter copies it', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', {
      onLine: true,
      clipboard: { writeText: async (text: string) => void copied.push(text) },
    });
    await openPopup({ stored });
    const field = await search('zoe');
    const names = await screen.findAllByRole('listitem');
    expect(names.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Zoé Lefèvre'),
      expect.stringMatching(/Zoe Ahn.*No number/),
    ]);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(copied).toEqual(['+1 202 555 0141']));
  });

  test('shows no number of a do-not-call contact', async () => {
    await openPopup({ stored });
    await search('olivia');
    expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Olivia Brown.*Do not call/),
    ]);
    expect(document.body.textContent).not.toContain('0142');
  });

  test('finds tasks by name and ID, and says if nothing matches', async () => {
    await openPopup({ stored });
    const field = await search('nordic');
    expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Nordic Food Expo'),
    ]);
    expect(screen.queryAllByRole('article')).toEqual([]);
    await search('no such thing');
    expect(await screen.findByText('No matches')).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
  });
});
