import type { FaultTarget } from './fault';
import type { Person } from './people/people';
import type { TaskAnswer } from './simulated-task';

export interface Answer {
  status: number;
  body: unknown;
}

export interface ApiRequest {
  method: string;
  url: URL;
  body: string;
}

/** What the endpoints read and change. */
export interface ApiState {
  person(personnelId: string): Person | undefined;
  /** The task as it stands now. */
  task(taskId: string): TaskAnswer | undefined;
  /** Whether this task has delivered the person's phone. */
  phoneIsUnlocked(personnelId: string): boolean;
  /** Starts a task and returns its ID. */
  start(people: Person[]): string;
}

/** Total credits of every key. */
const BALANCE = {
  totalAmount: 31_000,
  totalBalance: 30_050,
  subscriptionAmount: 30_000,
  subscriptionBalance: 29_300,
  giftAmount: 1_000,
  giftBalance: 750,
};

const ERRORS = {
  400: ['INVALID_INPUT', 'The request is not valid'],
  401: ['INVALID_API_KEY', 'Missing or invalid API key'],
  404: ['NOT_FOUND', 'Resource not found'],
  405: ['METHOD_NOT_ALLOWED', 'Method not allowed'],
  429: ['RATE_LIMIT_EXCEEDED', 'Rate limit exceeded'],
} as const;

/** An error as the API words it; `errorKey` and text are made up where none is documented. */
export function errorAnswer(status: number, traceId: string, errorKey?: string, message?: string): Answer {
  const [knownKey, knownMessage] = ERRORS[status as keyof typeof ERRORS] ?? [`HTTP_${status}`, `Status ${status}`];
  return { status, body: { code: status, message: message ?? knownMessage, errorKey: errorKey ?? knownKey, traceId } };
}

const TASK_PATH = /^\/external\/contacts\/unlock-phone-tasks\/([^/]+)$/;

/** Which endpoint an address belongs to, and of which task it speaks. */
export function endpointOf(url: URL): FaultTarget {
  const taskId = TASK_PATH.exec(url.pathname)?.[1];
  if (taskId !== undefined) return { endpoint: 'task', taskId: decodeURIComponent(taskId) };
  switch (url.pathname) {
    case '/external/contacts/unlock-phone':
      return { endpoint: 'start' };
    case '/external/personnel/profile':
      return { endpoint: 'profile' };
    case '/external/credits/balance':
      return { endpoint: 'balance' };
    default:
      return {};
  }
}

/** Answers one request whose key is good and whose caller is within the rate limit. */
export function answerRequest(
  state: ApiState,
  { method, url, body }: ApiRequest,
  traceId: string,
  now: number,
): Answer {
  const { endpoint, taskId } = endpointOf(url);
  if (!endpoint) return errorAnswer(404, traceId);
  if (method !== (endpoint === 'start' ? 'POST' : 'GET')) return errorAnswer(405, traceId);
  switch (endpoint) {
    case 'task': {
      const task = state.task(taskId ?? '');
      return task ? { status: 200, body: task } : errorAnswer(404, traceId);
    }
    case 'start':
      return startTask(state, body, traceId);
    case 'profile':
      return profile(state, url.searchParams.get('personnel_id') ?? '', traceId);
    case 'balance':
      return { status: 200, body: { ...BALANCE, resetAt: now + 12 * 86_400_000 } };
  }
}

function startTask(state: ApiState, body: string, traceId: string): Answer {
  const { personnel_ids: ids, event_id: eventId } = parseObject(body);
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 100 || !ids.every((id) => typeof id === 'string')) {
    return errorAnswer(400, traceId, undefined, 'personnel_ids must hold 1 to 100 strings');
  }
  if (typeof eventId !== 'string' || eventId === '') {
    return errorAnswer(400, traceId, undefined, 'event_id must be a string');
  }
  const people = ids.map((id) => state.person(id)).filter((person) => person !== undefined);
  if (people.length < ids.length) return errorAnswer(404, traceId, undefined, 'No such person');
  const taskId = state.start(people);
  return { status: 201, body: { status: 'accepted', task_id: taskId, job_id: taskId } };
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

function profile(state: ApiState, personnelId: string, traceId: string): Answer {
  if (!/^\d+$/.test(personnelId)) return errorAnswer(400, traceId, undefined, 'personnel_id must be numeric');
  const person = state.person(personnelId);
  if (!person) return errorAnswer(404, traceId);
  const isUnlocked = state.phoneIsUnlocked(personnelId);
  return {
    status: 200,
    body: {
      id: personnelId,
      fullName: person.fullName,
      title: person.title,
      department: person.department,
      seniorityLevel: person.seniorityLevel,
      linkedinUrl: person.linkedinUrl,
      companyName: person.companyName,
      sourceType: 'exhibitor',
      email: person.email,
      contactUnlockStatus: person.email ? 'unlocked' : 'locked',
      phone: isUnlocked ? person.phone : null,
      phoneUnlockStatus: isUnlocked ? 'unlocked' : null,
      linkedinActivity: null,
      linkedinActivityStatus: null,
      eventCount: 3,
    },
  };
}
