import { get } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDescriptionCheck } from './description';
import type { TaskAnswer } from './endpoints/simulated-task';
import * as faults from './fault';
import { SIMULATOR_KEY, type Simulator, startSimulator } from './simulator';

const TASK = '/external/contacts/unlock-phone-tasks';
const START = '/external/contacts/unlock-phone';
const PROFILE = '/external/personnel/profile';
const BALANCE = '/external/credits/balance';
const START_TIME = 1_714_521_600_000;

describe('the simulator', () => {
  const differencesOf = createDescriptionCheck();
  let now: number;
  let simulator: Simulator;
  beforeEach(async () => {
    now = START_TIME;
    simulator = await startSimulator({ now: () => now, requestsPerMinute: 50 });
  });
  afterEach(() => simulator.close());

  const ask = (path: string, { key = SIMULATOR_KEY, ...init }: RequestInit & { key?: string } = {}) =>
    fetch(simulator.url + path, { ...init, headers: { Authorization: `Bearer ${key}` }, redirect: 'manual' });
  const start = (body: unknown) => ask(START, { method: 'POST', body: JSON.stringify(body) });
  const readTask = async (taskId: string) => (await (await ask(`${TASK}/${taskId}`)).json()) as TaskAnswer;

  const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at));
  const known = (count: number) => numbers(count).map((at) => String(700 + 7 * Number(at)));
  async function faultsOf(response: Response, method = 'GET') {
    const body: unknown = await response.json();
    const { status, headers, url } = response;
    return { body, wrong: differencesOf({ method, path: new URL(url).pathname, status, headers, body }) };
  }

  describe('answers as described', () => {
    const anyone = '700';
    it.each<[string, string, number, RequestInit & { key?: string }]>([
      ['a task', `${TASK}/321`, 200, {}],
      ['an unknown task', `${TASK}/99`, 404, {}],
      ['a task, with a wrong key', `${TASK}/321`, 401, { key: 'uak_wrong' }],
      ['a profile', `${PROFILE}?personnel_id=${anyone}`, 200, {}],
      ['an unknown profile', `${PROFILE}?personnel_id=1`, 404, {}],
      ['a profile without an ID', PROFILE, 400, {}],
      ['a profile with an ID that is not numeric', `${PROFILE}?personnel_id=jane`, 400, {}],
      ['a profile, with a wrong key', `${PROFILE}?personnel_id=${anyone}`, 401, { key: '' }],
      ['the balance', BALANCE, 200, {}],
      ['the balance, with a wrong key', BALANCE, 401, { key: 'sk_old' }],
      ['a start', START, 201, { method: 'POST', body: `{"personnel_ids":["${anyone}"],"event_id":"expo"}` }],
      ['a start without people', START, 400, { method: 'POST', body: '{"personnel_ids":[],"event_id":"expo"}' }],
      ['a start without an event', START, 201, { method: 'POST', body: `{"personnel_ids":["${anyone}"]}` }],
      [
        'a start with an event that is not a string',
        START,
        400,
        { method: 'POST', body: `{"personnel_ids":["${anyone}"],"event_id":7}` },
      ],
      ['a start that is not JSON', START, 400, { method: 'POST', body: 'personnel_ids=1' }],
      [
        'a start with an unknown person',
        START,
        201,
        { method: 'POST', body: '{"personnel_ids":["1"],"event_id":"expo"}' },
      ],
      [
        'a start with too many people',
        START,
        422,
        { method: 'POST', body: JSON.stringify({ personnel_ids: numbers(2001) }) },
      ],
      [
        'a start beyond the credits',
        START,
        402,
        { method: 'POST', body: JSON.stringify({ personnel_ids: known(240) }) },
      ],
    ])('%s', async (_what, path, status, init) => {
      simulator.createTask();
      const response = await ask(path, init);
      expect(response.status).toBe(status);
      const { method = 'GET' } = init;
      const { pathname } = new URL(response.url);
      const body: unknown = await response.json();
      expect(differencesOf({ method, path: pathname, status, headers: response.headers, body })).toEqual([]);
    });

    it.each(['timed', 'failed'])('a %s task at any time', async (kind) => {
      const taskId = simulator.createTask({
        people: 30,
        durationMs: 3_600_000,
        ending: kind === 'failed' ? 'failed' : 'completed',
      });
      const statuses = new Set<string>();
      for (let minute = 0; minute <= 60; minute += 2) {
        now = START_TIME + minute * 60_000;
        const response = await ask(`${TASK}/${taskId}`);
        const body = (await response.json()) as TaskAnswer;
        statuses.add(body.taskStatus);
        for (const item of body.items) statuses.add(item.status);
        const { status, headers } = response;
        expect(differencesOf({ method: 'GET', path: `${TASK}/${taskId}`, status, headers, body })).toEqual([]);
      }
      const end = kind === 'failed' ? 'failed' : 'completed';
      expect([...statuses].sort()).toEqual([...new Set(['failed', 'pending', 'processing', 'unlocked', end])].sort());
    });

    it('requests over the limit, until the minute is over', async () => {
      simulator.createTask();
      for (let count = 50; count > 0; count--) {
        const { headers } = await ask(`${TASK}/321`);
        expect(headers.get('X-RateLimit-Remaining')).toBe(String(count - 1));
        expect(headers.get('X-RateLimit-Reset')).toBe(String(START_TIME / 1000 + 60));
      }
      now += 28_000;
      for (const path of [`${TASK}/321`, PROFILE, BALANCE]) {
        const response = await ask(path);
        expect(response.headers.get('Retry-After')).toBe('32');
        const { status, headers } = response;
        const body: unknown = await response.json();
        expect(status).toBe(429);
        expect(differencesOf({ method: 'GET', path, status, headers, body })).toEqual([]);
        expect(headers.get('X-Request-ID')).toBe((body as { traceId: string }).traceId);
      }
      now += 32_000;
      expect((await ask(`${TASK}/321`)).status).toBe(200);
    });
  });

  it('is checked against the description, and differences are found', () => {
    const headers = new Headers({ 'X-Request-ID': 'x' });
    const answer = { method: 'GET', path: `${TASK}/321`, status: 404, headers, body: { code: '404' } };
    expect(differencesOf(answer).join()).toMatch(/required property 'message'.*code must be integer/s);
    expect(differencesOf({ ...answer, status: 200, body: { taskId: '321', taskStatus: 'gone', items: [] } })).toEqual([
      'X-RateLimit-Limit is missing',
      'X-RateLimit-Remaining is missing',
      'X-RateLimit-Reset is missing',
      expect.stringContaining('body/taskStatus must be equal to one of the allowed values'),
    ]);
    expect(differencesOf({ ...answer, status: 418 })).toEqual([
      'GET /external/contacts/unlock-phone-tasks/{taskId} does not answer 418',
    ]);
  });

  it('also serves HTTPS', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = get(simulator.httpsUrl + BALANCE, { rejectUnauthorized: false }, (response) => {
        resolve(response.resume().statusCode);
      });
      request.on('error', reject);
    });
    expect(status).toBe(401);
  });

  it('chooses the same outcomes for the same seed', async () => {
    const outcomes = async (seed: number) => {
      const other = await startSimulator({ seed });
      const taskId = other.createTask({ people: 40 });
      other.finish(taskId);
      await other.close();
      return other.task(taskId)?.items;
    };
    expect(await outcomes(5)).toEqual(await outcomes(5));
    expect(await outcomes(5)).not.toEqual(await outcomes(6));
  });

  it('finishes a task on request, with the given outcomes', async () => {
    const taskId = simulator.createTask({
      people: [
        { personnelId: '700', outcome: { kind: 'unlocked', phone: '+12025550143' } },
        { personnelId: '707', outcome: { kind: 'unlockedWithoutPhone' } },
        { personnelId: '714', outcome: { kind: 'failed', errorCode: 'NO_PHONE' } },
      ],
    });
    expect((await readTask(taskId)).taskStatus).toBe('pending');
    simulator.setProgress(taskId, 0.5);
    expect((await readTask(taskId)).taskStatus).toBe('processing');
    simulator.finish(taskId);
    expect(await readTask(taskId)).toEqual({
      taskId,
      taskStatus: 'completed',
      items: [
        { personnelId: '700', status: 'unlocked', phone: '+12025550143' },
        { personnelId: '707', status: 'unlocked', phone: null },
        { personnelId: '714', status: 'failed', phone: null, errorCode: 'NO_PHONE' },
      ],
    });
  });

  it('shows a phone in the profile once a task has delivered it', async () => {
    const profile = async () => (await (await ask(`${PROFILE}?personnel_id=700`)).json()) as Record<string, unknown>;
    const taskId = simulator.createTask({
      people: [{ personnelId: '700', outcome: { kind: 'unlocked', phone: '+12025550100' } }],
    });
    expect(await profile()).toMatchObject({ phone: null, phoneUnlockStatus: 'processing' });
    simulator.finish(taskId);
    expect(await profile()).toMatchObject({ phone: '+12025550100', phoneUnlockStatus: 'ready' });
  });

  it.each([
    ['ready', '+12025550101'],
    ['processing', null],
    ['failed', null],
    [null, null],
  ] as const)('has profiles with a phone that is %s without a task', async (status, phone) => {
    simulator.setPhone('700', { status, phone });
    const { body, wrong } = await faultsOf(await ask(`${PROFILE}?personnel_id=700`));
    expect(body).toMatchObject({ phoneUnlockStatus: status, phone });
    expect(wrong).toEqual([]);
  });

  it('skips people that a start can’t unlock, with the reason', async () => {
    simulator.setPhone('700', { status: 'ready', phone: '+12025550101' });
    simulator.setPhone('707', { status: 'processing', phone: null });
    const unlinked = simulator.people.find(({ companyName }) => companyName === null)?.personnelId ?? '';
    const ids = ['700', '707', 'jane', '1', unlinked];
    const skipped = {
      already_unlocked_personnel_ids: ['700'],
      unlocking_personnel_ids: ['707'],
      invalid_personnel_ids: ['jane'],
      missing_personnel_ids: ['1'],
      unlinked_personnel_ids: [unlinked],
    };
    const nothing = await faultsOf(await start({ personnel_ids: ids, event_id: 'expo' }), 'POST');
    expect(nothing.body).toEqual({ status: 'success', skipped_personnel_ids: ids, skipped_detail: skipped });
    const some = await faultsOf(await start({ personnel_ids: [...ids, '714'], event_id: 'expo' }), 'POST');
    expect(some.body).toMatchObject({ status: 'accepted', skipped_detail: skipped });
    expect([...nothing.wrong, ...some.wrong]).toEqual([]);
    simulator.setFault({ endpoint: 'start' }, faults.shortSkippedKeys, 1);
    const short = await faultsOf(await start({ personnel_ids: ['700'] }), 'POST');
    expect(short).toMatchObject({ body: { skipped_detail: { already_unlocked: ['700'] } }, wrong: [] });
  });

  it('unlocks 2,000 people at once, for credits', async () => {
    const large = await startSimulator({ peopleCount: 2000, credits: 300_000 });
    const ids = large.people.map(({ personnelId }) => personnelId);
    const post = async () =>
      fetch(large.url + START, {
        method: 'POST',
        headers: { Authorization: `Bearer ${SIMULATOR_KEY}` },
        body: JSON.stringify({ personnel_ids: ids }),
      });
    const { task_id: taskId } = (await (await post()).json()) as { task_id: string };
    large.finish(taskId);
    expect(large.task(taskId)?.items.length).toBe(2000);
    // Failed unlocks are tried again, but the credits are used up.
    expect((await post()).status).toBe(402);
    await large.close();
  });

  it('limits requests per address as well as per key', async () => {
    const keys = ['sk_1', 'sk_2', 'sk_3'];
    const shared = await startSimulator({ keys, requestsPerMinute: 4, requestsPerMinuteAndAddress: 6, now: () => now });
    const statusFor = async (key: string) =>
      (await fetch(shared.url + BALANCE, { headers: { Authorization: `Bearer ${key}` } })).status;
    const statuses: number[] = [];
    for (const key of ['sk_1', 'sk_1', 'sk_1', 'sk_1', 'sk_1', 'sk_2', 'sk_2', 'sk_3'])
      statuses.push(await statusFor(key));
    expect(statuses).toEqual([200, 200, 200, 200, 429, 200, 429, 429]);
    now += 60_000;
    expect(await statusFor('sk_3')).toBe(200);
    await shared.close();
  });

  it('runs a started task', async () => {
    const accepted = (await (await start({ personnel_ids: ['707', '700'], event_id: 'expo' })).json()) as {
      task_id: string;
    };
    now += 60_000;
    const task = await readTask(accepted.task_id);
    expect(task.taskStatus).toBe('completed');
    expect(task.items.map((item) => item.personnelId)).toEqual(['707', '700']);
  });

  it('logs requests with labels instead of keys', async () => {
    await ask(`${PROFILE}?personnel_id=700`);
    await ask(BALANCE, { key: 'uak_wrong' });
    expect(simulator.requests).toMatchObject([
      {
        at: now,
        method: 'GET',
        path: `${PROFILE}?personnel_id=700`,
        endpoint: 'profile',
        headers: { authorization: 'Bearer <key 1>' },
        status: 200,
      },
      { endpoint: 'balance', headers: { authorization: '<unknown key>' }, status: 401 },
    ]);
    expect(JSON.stringify(simulator.requests)).not.toMatch(/uak_|sk_/);
  });

  describe('simulates faults', () => {
    let taskId: string;
    beforeEach(() => {
      taskId = simulator.createTask({ people: 4 });
      simulator.finish(taskId);
    });

    it('the given number of times, for the target only', async () => {
      simulator.setFault({ taskId }, { kind: 'status', status: 503, retryAfter: 'Wed, 01 May 2024 00:01:00 GMT' }, 2);
      const other = simulator.createTask();
      const answers = [await ask(`${TASK}/${taskId}`), await ask(`${TASK}/${other}`), await ask(BALANCE)];
      expect(answers.map((response) => response.status)).toEqual([503, 200, 200]);
      expect(answers[0]?.headers.get('Retry-After')).toBe('Wed, 01 May 2024 00:01:00 GMT');
      expect((await ask(`${TASK}/${taskId}`)).status).toBe(503);
      expect((await ask(`${TASK}/${taskId}`)).status).toBe(200);
    });

    it('until the faults are cleared', async () => {
      simulator.setFault({ endpoint: 'balance' }, { kind: 'status', status: 402 });
      for (let count = 0; count < 3; count++) expect((await ask(BALANCE)).status).toBe(402);
      simulator.clearFaults();
      expect((await ask(BALANCE)).status).toBe(200);
    });

    it('a redirect', async () => {
      simulator.setFault({}, { kind: 'redirect', location: 'https://elsewhere.example/' });
      const response = await ask(BALANCE);
      expect([response.status, response.headers.get('Location')]).toEqual([302, 'https://elsewhere.example/']);
    });

    it.each([
      ['another task ID', faults.otherTaskId, { taskId: '3210' }],
      ['an unknown task status', faults.unknownTaskStatus, { taskStatus: 'archived' }],
      ['an unknown item status', faults.unknownItemStatus, { items: [{}, {}, {}, { status: 'archived' }] }],
      ['half the items', faults.vanishingItems, { items: [{ personnelId: '700' }, { personnelId: '714' }] }],
      [
        'items that return to an earlier status',
        faults.itemsGoBack,
        { taskStatus: 'completed', items: [{ status: 'pending' }, {}, {}, {}] },
      ],
      ['the wrong shape', faults.wrongShape, { task: { id: 321 } }],
    ])('%s', async (_what, fault, expected) => {
      simulator.setFault({ taskId }, fault);
      expect(await readTask(taskId)).toMatchObject(expected);
    });

    it.each([
      [{ kind: 'status', status: 403 }, 403, { errorKey: 'NO_ACTIVE_SUBSCRIPTION' }],
      [{ kind: 'status', status: 409 }, 409, { errorKey: 'STATE_CONFLICT' }],
      [{ kind: 'status', status: 422, details: { limit: 1 } }, 422, { details: { limit: 1 } }],
      [{ kind: 'status', status: 404, errorKey: 'EVENT_NOT_FOUND' }, 404, { errorKey: 'EVENT_NOT_FOUND' }],
      [faults.tooManyAtOnce, 200, { code: 429, errorKey: 'USER_CONCURRENCY_LIMIT_EXCEEDED', data: null }],
      [faults.featureMissing, 200, { code: 400, errorKey: 'USER_HAS_NO_FEATURE' }],
    ] as const)('the error %o', async (fault, status, expected) => {
      simulator.setFault({ endpoint: 'start' }, fault);
      const response = await start({ personnel_ids: ['700'] });
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject(expected);
      simulator.setFault({ endpoint: 'profile' }, fault);
      expect((await faultsOf(await ask(`${PROFILE}?personnel_id=700`))).body).toMatchObject(expected);
    });

    it('profiles without a name and in an older format', async () => {
      simulator.setFault({ personnelId: '700' }, faults.nameless, 1);
      const nobody = await faultsOf(await ask(`${PROFILE}?personnel_id=700`));
      expect(nobody).toMatchObject({ body: { fullName: null, companyName: expect.any(String) }, wrong: [] });
      simulator.setFault({ personnelId: '700' }, faults.sourceTypeAsText);
      const older = await faultsOf(await ask(`${PROFILE}?personnel_id=700`));
      expect(older).toMatchObject({ body: { sourceType: 'exhibitor' }, wrong: [] });
      expect((await (await ask(`${PROFILE}?personnel_id=707`)).json()) as object).toMatchObject({
        sourceType: ['exhibitor', 'social'],
      });
    });

    it('invalid JSON', async () => {
      simulator.setFault({ taskId }, faults.notJson);
      await expect(readTask(taskId)).rejects.toThrow(SyntaxError);
    });

    it('a body of a given size', async () => {
      simulator.setFault({ taskId }, { kind: 'hugeBody', bytes: 2_000_000 });
      expect((await (await ask(`${TASK}/${taskId}`)).text()).length).toBe(2_000_000);
    });

    it('an endless body', async () => {
      simulator.setFault({ taskId }, { kind: 'endlessBody' });
      const reader = (await ask(`${TASK}/${taskId}`)).body?.getReader();
      let bytes = 0;
      while (bytes < 5_000_000) bytes += (await reader?.read())?.value?.length ?? Number.NaN;
      expect(bytes).toBeGreaterThanOrEqual(5_000_000);
      await reader?.cancel();
    });

    it('a broken connection', async () => {
      simulator.setFault({ taskId }, { kind: 'disconnect' });
      await expect(ask(`${TASK}/${taskId}`)).rejects.toThrow(TypeError);
    });

    it('a request that is never answered', async () => {
      simulator.setFault({ taskId }, { kind: 'hang' });
      await expect(ask(`${TASK}/${taskId}`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
      expect(simulator.requests.at(-1)?.status).toBe(0);
    });
  });
});
