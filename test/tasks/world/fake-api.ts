/** What can go wrong with one answer about a task. */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: number | 'date' }
  | { kind: 'redirect' | 'hang' | 'notJson' | 'wrongShape' | 'tooLarge' | 'wrongTask' | 'unknownStatus' }
  | { kind: 'itemsVanish' | 'itemsGoBack' };

interface FakeTask {
  id: string;
  startedAt: number;
  endsAt: number;
  outcome: 'completed' | 'failed';
  people: readonly FakePerson[];
}
export interface FakePerson {
  personnelId: string;
  /** `undefined`: fails. */
  phone: string | undefined;
}

export interface FakeApi {
  tasks: Map<string, FakeTask>;
  /** The valid keys. */
  keys: Set<string>;
  /** Each is used up by one task request. */
  faults: Fault[];
  /** Every request, with its arrival time. */
  requests: { at: number; path: string; key: string | undefined }[];
  /** Requests per minute that another program sends with the same keys. */
  othersAMinute: number;
  /** The limit in requests per minute, since when, and the limit before that. */
  limit: { requests: number; since: number; before: number };
  /** `undefined`: never answers. */
  answer(path: string, key: string | undefined, at: number): Response | 'networkError' | undefined;
}

/** The API's documented limit. */
const LIMIT = 120;

/** `wallAtStart` is what a correct clock showed when the world began. */
export function createFakeApi(wallAtStart: number): FakeApi {
  const limit = { requests: LIMIT, since: 0, before: LIMIT };
  const api: FakeApi = { tasks: new Map(), keys: new Set(), faults: [], requests: [], othersAMinute: 0, limit, answer };
  const recent = new Map<string | undefined, number[]>();

  function answer(path: string, key: string | undefined, at: number): Response | 'networkError' | undefined {
    api.requests.push({ at, path, key });
    const ofKey = [...(recent.get(key) ?? []).filter((time) => time > at - 60_000), at];
    recent.set(key, ofKey);
    const inMinute = ofKey.length + api.othersAMinute;
    const headers = {
      Date: new Date(wallAtStart + at).toUTCString(),
      'X-RateLimit-Limit': String(api.limit.requests),
      'X-RateLimit-Remaining': String(Math.max(0, api.limit.requests - inMinute)),
      'X-RateLimit-Reset': String(Math.ceil((wallAtStart + at) / 1000) + 60),
    };
    const isTask = path.includes('/unlock-phone-tasks/');
    const fault = isTask ? api.faults.shift() : undefined;
    if (fault?.kind === 'redirect') return 'networkError';
    if (fault?.kind === 'hang') return undefined;
    if (fault?.kind === 'status') return refuse(fault.status, headers, at, fault.retryAfter);
    if (inMinute > api.limit.requests) return refuse(429, headers, at, 30);
    if (!key || !api.keys.has(key)) return refuse(401, headers, at);
    return isTask ? taskAnswer(path, fault, headers, at) : profileAnswer(path, headers, at);
  }

  function refuse(status: number, headers: Record<string, string>, at: number, retryAfter?: number | 'date'): Response {
    const waitMs = retryAfter === 'date' ? 20_000 : (retryAfter ?? 0) * 1000;
    const body = { code: status, message: 'no', errorKey: `ERROR_${status}`, traceId: `trace-${at}` };
    const date = new Date(wallAtStart + at + waitMs).toUTCString();
    return Response.json(body, {
      status,
      headers:
        retryAfter === undefined
          ? headers
          : { ...headers, 'Retry-After': retryAfter === 'date' ? date : String(retryAfter) },
    });
  }

  function taskAnswer(path: string, fault: Fault | undefined, headers: Record<string, string>, at: number): Response {
    const task = api.tasks.get(decodeURIComponent(path.split('/').at(-1) ?? ''));
    if (!task) return refuse(404, headers, at);
    if (fault?.kind === 'notJson') return new Response('<h1>Sign in</h1>', { headers });
    if (fault?.kind === 'wrongShape') return Response.json({ taskId: task.id, items: {} }, { headers });
    if (fault?.kind === 'tooLarge') return new Response(`"${'x'.repeat(1_000_001)}"`, { headers });
    const answer = {
      taskId: fault?.kind === 'wrongTask' ? `${task.id}0` : task.id,
      taskStatus: fault?.kind === 'unknownStatus' ? 'paused' : statusOf(task, at),
      items: fault?.kind === 'itemsVanish' ? [] : task.people.map((person, i) => itemOf(task, person, i, at)),
      newField: true,
    };
    if (fault?.kind === 'itemsGoBack')
      for (const item of answer.items) Object.assign(item, { status: 'processing', phone: null });
    return Response.json(answer, { headers });
  }

  function profileAnswer(path: string, headers: Record<string, string>, at: number): Response {
    const id = new URLSearchParams(path.split('?')[1]).get('personnel_id') ?? '';
    if (id.endsWith('4')) return refuse(404, headers, at);
    return Response.json({ id, fullName: `Person ${id}`, title: null, companyName: 'Acme', email: null }, { headers });
  }

  return api;
}

function statusOf(task: FakeTask, at: number): string {
  if (at >= task.endsAt) return task.outcome;
  return at < task.startedAt + (task.endsAt - task.startedAt) * 0.1 ? 'pending' : 'processing';
}

/** People finish one after another, the last one with the task. */
function itemOf(task: FakeTask, person: FakePerson, index: number, at: number): Record<string, unknown> {
  const share = (index + 1) / task.people.length;
  const isOpen = at < task.startedAt + (task.endsAt - task.startedAt) * share;
  if (isOpen) return { personnelId: person.personnelId, status: 'processing', phone: null };
  return person.phone
    ? { personnelId: person.personnelId, status: 'unlocked', phone: person.phone }
    : { personnelId: person.personnelId, status: 'failed', phone: null, errorCode: 'NO_PHONE_FOUND' };
}
