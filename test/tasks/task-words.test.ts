import { describe, expect, test } from 'vitest';
import { reasonOf } from '../../components/contacts/failure-reason';
import { failureKinds } from '../../components/lensmor/failure';
import { supportDetails } from '../../components/popup/tasks/support-details';
import { peopleOfTask } from '../../components/results/people/person-rows';
import { advance, newTask } from '../../components/tasks/advance';
import {
  announceAt,
  chooseAnnouncements,
  describeAnnouncement,
  pageOf,
} from '../../components/tasks/announcing/announcement';
import { describeBadge } from '../../components/tasks/announcing/badge';
import { describeNextCheck, describeTask } from '../../components/tasks/describe-task';
import { phoneUpdates } from '../../components/tasks/following/phone-updates';
import { countItems, type Item, stopReasons, type Task } from '../../components/tasks/task';
import { summarise } from '../../components/tasks/task-summary';
import { translateToEnglish as t } from '../language/english';

const NOW = 1_000_000;
const items = (unlocked: number, failed: number, open = 0): Item[] => [
  ...Array.from(
    { length: unlocked },
    (_, i): Item => ({ personnelId: `1${i}`, status: 'unlocked', phone: '+12025550143' }),
  ),
  ...Array.from(
    { length: failed },
    (_, i): Item => ({ personnelId: `2${i}`, status: 'failed', errorCode: 'NO_PHONE' }),
  ),
  ...Array.from({ length: open }, (_, i): Item => ({ personnelId: `3${i}`, status: 'processing' })),
];
const task = (more: Partial<Task> = {}): Task => ({ ...newTask('321', NOW), ...more });
const done = (id: string, list: Item[], outcome: 'completed' | 'failed' = 'completed'): Task => ({
  ...newTask(id, NOW),
  items: list,
  state: { kind: 'done', outcome, endedAt: NOW },
});
const stopped = (id: string, reason: (typeof stopReasons)[number], keyMark?: string): Task => ({
  ...newTask(id, NOW),
  state: { kind: 'stopped', reason, stoppedAt: NOW, ...(keyMark ? { keyMark } : {}) },
});

describe('task texts', () => {
  test.each<[Task, string]>([
    [task(), 'Checking with Lensmor'],
    [
      task({ state: { kind: 'waiting', nextPollAt: NOW, plannedAt: NOW, apiStatus: 'pending' } }),
      'Waiting for Lensmor to start',
    ],
    [
      task({
        items: items(3, 1, 6),
        state: { kind: 'waiting', nextPollAt: NOW, plannedAt: NOW, apiStatus: 'processing' },
      }),
      'Unlocking numbers: 4 of 10 done',
    ],
    [done('1', items(8, 0)), '8 numbers unlocked'],
    [done('1', items(1, 2)), '1 number unlocked, 2 failed'],
    [done('1', items(0, 2)), 'No numbers unlocked, 2 failed'],
    [done('1', []), 'Finished without any contacts'],
    [done('1', items(3, 1), 'failed'), 'Stopped by Lensmor: 3 numbers unlocked, 1 failed'],
    [done('1', items(0, 4), 'failed'), 'Failed, no numbers unlocked'],
    [done('1', [{ personnelId: '1', status: 'unlocked' }]), 'No numbers unlocked, 1 failed'],
  ])('%#: %s', (one, words) => {
    expect(describeTask(summarise(one), t).state).toBe(words);
  });

  test.each([
    [0, 'Checking now'],
    [12_000, 'Next check in 12 s'],
    [300_000, 'Next check in 5 min'],
  ])('in %i ms: %s', (waitMs, words) => {
    const state = { kind: 'waiting', nextPollAt: NOW + waitMs, plannedAt: NOW } as const;
    expect(describeNextCheck({ state }, NOW, t)).toBe(words);
  });

  test.each(failureKinds)('%s says what is wrong and what to do', (kind) => {
    const lastFailure = { kind, at: NOW, method: 'GET', path: '/' };
    const { trouble, advice, action } = describeTask(summarise(task({ failedAttempts: 1, lastFailure })), t);
    expect([trouble, advice, action]).toEqual([
      expect.stringMatching(/\w/),
      expect.stringMatching(/\.$/),
      expect.any(String),
    ]);
    expect(describeTask(summarise(task({ failedAttempts: 0, lastFailure })), t).trouble).toBeUndefined();
  });

  test.each(stopReasons)('stopped, %s: says why and what to do', (reason) => {
    const { state, advice, action } = describeTask(summarise(stopped('1', reason)), t);
    expect([state, advice]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\.$/)]);
    expect(action).toBe(reason === 'keyRefused' ? 'enterKey' : 'resume');
  });

  test('a rejected key and a missing key have different texts', () => {
    expect(describeTask(summarise(stopped('1', 'keyRefused', 'saved:1')), t).state).toBe(
      'Lensmor didn’t accept the API key',
    );
    expect(describeTask(summarise(stopped('1', 'keyRefused')), t)).toMatchObject({
      state: 'API key needed',
      action: 'enterKey',
    });
  });

  test('details for support contain what support asks for, and nobody’s number', () => {
    const lastFailure = {
      kind: 'serverError',
      at: NOW,
      method: 'GET',
      path: '/p/321',
      status: 503,
      traceId: 'trace-1',
    };
    expect(supportDetails(task({ lastFailure, items: items(1, 0) }))).toBe(
      'Request: GET /p/321\nStatus: 503\nProblem: serverError\nTrace ID: trace-1\nTime: 1970-01-01T00:16:40.000Z\nTask ID: 321',
    );
    expect(supportDetails(task())).toBeUndefined();
  });
});

describe('announcements', () => {
  const choose = (tasks: Task[], when: 'always' | 'failures' | 'never' = 'always') =>
    Object.fromEntries(
      [...chooseAnnouncements(tasks, when)].map(([id, event]) => [id, 'as' in event ? event.as : '?']),
    );

  const failedFor = (...codes: string[]): Item[] =>
    codes.map((errorCode, at) => ({ personnelId: String(at), status: 'failed', errorCode }));
  test.each<[string, Task[], object]>([
    ['finished', [done('1', items(8, 0))], { kind: 'finished' }],
    ['partly', [done('1', items(8, 2))], { kind: 'partly' }],
    ['failed', [done('1', items(0, 2))], { kind: 'failed' }],
    ['failed by Lensmor', [done('1', [], 'failed')], { kind: 'failed' }],
    ['failed by Lensmor with numbers', [done('1', items(3, 0), 'failed')], { kind: 'partly' }],
    ['stopped', [stopped('1', 'notFound')], { kind: 'attention' }],
    ['one of several stopped', [done('1', items(8, 0)), stopped('2', 'noAccess')], { kind: 'attention' }],
    [
      'failed for one reason',
      [done('1', failedFor('PROVIDER_TIMEOUT', 'TIMEOUT'))],
      { kind: 'failed', message: 'Search timed out. Click to see the results.' },
    ],
    [
      'failed for two reasons',
      [done('1', failedFor('TIMEOUT', 'NO_CREDITS'))],
      { message: 'Click to see the results.' },
    ],
    ['failed for an unknown reason', [done('1', failedFor('E17'))], { message: 'Click to see the results.' }],
  ])('a notification says what happened, and why if there is a single reason: %s', (_, tasks, shown) => {
    expect(describeAnnouncement(tasks.length > 1 ? 'tasks:1' : 'task:1', tasks, [], t)).toMatchObject(shown);
  });

  test('up to three results have a notification each', () => {
    expect(choose([done('1', items(1, 0)), done('2', []), done('3', [])])).toEqual({
      1: 'task:1',
      2: 'task:2',
      3: 'task:3',
    });
  });
  test('more share a summary; tasks that wait for a key share another', () => {
    const tasks = ['1', '2', '3', '4'].map((id) => done(id, items(1, 1)));
    expect(choose([...tasks, stopped('5', 'keyRefused'), stopped('6', 'keyRefused')])).toEqual({
      1: 'tasks:1',
      2: 'tasks:1',
      3: 'tasks:1',
      4: 'tasks:1',
      5: 'key',
      6: 'key',
    });
  });
  test('a task keeps the notification it has', () => {
    const told = { ...done('1', []), announceAs: 'task:1' };
    expect(choose([told, done('2', []), done('3', []), done('4', [])])).toEqual({
      2: 'task:2',
      3: 'task:3',
      4: 'task:4',
    });
  });
  test.each<['failures' | 'never', Record<string, string | undefined>]>([
    ['failures', { 1: undefined, 2: 'task:2', 3: 'task:3', 4: 'task:4' }],
    ['never', { 1: undefined, 2: undefined, 3: undefined, 4: undefined }],
  ])('if the user wants %s', (when, expected) => {
    const tasks = [
      done('1', items(2, 0)),
      done('2', items(2, 1)),
      done('3', items(1, 0), 'failed'),
      stopped('4', 'notFound'),
    ];
    expect(choose(tasks, when)).toEqual(expected);
  });

  test.each<[string, Task[], string[], object]>([
    [
      'task:321',
      [done('321', items(8, 2))],
      [],
      { title: 'Task 321: 8 numbers unlocked, 2 failed', message: 'No number found. Click to see the results.' },
    ],
    [
      'task:321',
      [{ ...done('321', items(8, 0)), label: 'Berlin fair' }],
      ['A', 'B', 'C', 'D', 'E'],
      {
        title: 'Berlin fair: 8 numbers unlocked',
        message: 'A, B, C and 5 more',
        buttons: ['Open results', 'Copy numbers'],
      },
    ],
    [
      'task:9',
      [stopped('9', 'givenUp')],
      [],
      {
        title: 'Task 9: Still running after 14 days; tracking stopped',
        message: 'Resume to track it for another 14 days.',
        buttons: ['Open results'],
      },
    ],
    [
      'key',
      [stopped('9', 'keyRefused', 'saved:1')],
      [],
      {
        title: '1 task needs a valid API key',
        message: 'Lensmor didn’t accept your API key. Click to enter a valid one.',
        buttons: ['Enter API key'],
      },
    ],
    ['key', [stopped('9', 'keyRefused')], [], { message: 'No API key has been added yet. Click to enter yours.' }],
    [
      'tasks:1',
      [done('1', items(8, 2)), done('2', items(1, 0)), stopped('3', 'notFound')],
      [],
      {
        title: '2 tasks finished',
        message: '9 numbers unlocked, 2 failed. 1 task is no longer tracked. Click to see the results.',
      },
    ],
  ])('%s', (id, tasks, names, expected) => {
    expect(describeAnnouncement(id, tasks, names, t)).toMatchObject({ id, ...expected });
  });

  test.each<[string, number | undefined, string]>([
    ['task:a.b:c', undefined, '/results.html?task=a.b%3Ac'],
    ['task:321', 0, '/results.html?task=321'],
    ['task:321', 1, '/results.html?task=321&copy'],
    ['tasks:1', undefined, '/results.html'],
    ['tasks:1', 0, '/results.html'],
    ['key', 0, '/options.html'],
    ['notTracked', undefined, '/popup.html'],
  ])('clicking %s, button %s, opens %s', (id, button, page) => expect(pageOf(id, button)).toBe(page));

  const due = (count: number): Task[] => Array.from({ length: count }, (_, i) => newTask(String(i), NOW));
  test.each([
    [0, NOW + 9],
    [1, NOW + 4000],
    [7, NOW + 30_000],
  ])('with %i others due, waits until %i', (count, at) => {
    expect(announceAt([done('x', [])], due(count), NOW + 9)).toBe(at);
    expect(announceAt([], due(count), NOW + 9)).toBeUndefined();
  });
});

describe('badge', () => {
  const seen = (one: Task) => advance(one, { kind: 'seen' }, NOW);
  test.each<[string, Task[], object]>([
    ['nothing', [], { text: '', tone: 'following' }],
    [
      'two tracked',
      [task(), newTask('2', NOW)],
      { text: '2', tone: 'following', title: 'Phones for Lensmor\nTracking 2 tasks' },
    ],
    ['one finished', [done('1', [])], { text: '✓', tone: 'ended', title: 'Phones for Lensmor\n1 task finished' }],
    ['one finished, one tracked', [task(), done('1', [])], { text: '1', tone: 'ended' }],
    ['finished and seen', [seen(done('1', []))], { text: '' }],
    ['key rejected', [task(), stopped('1', 'keyRefused')], { text: '!', tone: 'needsUser' }],
    ['key rejected and seen', [seen(stopped('1', 'keyRefused'))], { text: '!' }],
    ['stopped', [stopped('1', 'notFound')], { text: '!', title: 'Phones for Lensmor\n1 task needs attention' }],
    ['stopped and seen', [seen(stopped('1', 'notFound'))], { text: '' }],
    ['stopped by the user', [stopped('1', 'byUser')], { text: '' }],
  ])('%s', (_, tasks, expected) => expect(describeBadge(tasks, {}, t)).toMatchObject(expected));

  test('storage full', () => {
    expect(describeBadge([task()], { storageFailedAt: NOW }, t)).toMatchObject({ text: '!', tone: 'needsUser' });
  });
});

test('phone updates: a number, a pending item, and finally a failure', () => {
  const list: Item[] = [...items(1, 1, 1), { personnelId: '4', status: 'unlocked', phone: ' ' }];
  const phones = (hasEnded: boolean) => phoneUpdates(list, hasEnded).map(({ phone }) => phone);
  expect(phones(false)).toEqual([
    { kind: 'unlocked', number: '+12025550143' },
    { kind: 'failed', errorCode: 'NO_PHONE' },
    { kind: 'open' },
    { kind: 'open' },
  ]);
  expect(phones(true).slice(2)).toEqual([
    { kind: 'failed', reason: 'endedBefore' },
    { kind: 'failed', reason: 'noPhone' },
  ]);
});

test('an item unlocked without a number is described the same in the popup, results, notifications and counts', () => {
  const item: Item = { personnelId: '4', status: 'unlocked' };
  const ended: Task = {
    ...newTask('321', NOW),
    items: [item],
    state: { kind: 'done', outcome: 'completed', endedAt: NOW },
  };
  const [update] = phoneUpdates(ended.items, true);
  const words = t('results.because.noPhone');
  expect(update?.phone.kind === 'failed' && t(`results.because.${reasonOf(update.phone)}`)).toBe(words);
  expect(peopleOfTask(ended, new Map())[0]?.because).toBe('noPhone');
  expect(describeAnnouncement('task:321', [ended], [], t).message).toContain(words);
  expect(countItems(ended)).toEqual({ unlocked: 0, failed: 1, open: 0, total: 1 });
});
