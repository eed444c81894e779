import type { FaultTarget } from '../fault';
import { type Answer, errorAnswer } from './answer';
import type { TaskAnswer } from './simulated-task';
import { type StartState, startTask } from './start';

export interface ApiRequest {
  method: string;
  url: URL;
  body: string;
}

/** The state the endpoints read and change. */
export interface ApiState extends StartState {
  /** The task's current state. */
  task(taskId: string): TaskAnswer | undefined;
  /** The remaining paid credits. */
  subscriptionCredits(): number;
}

const TASK_PATH = /^\/external\/contacts\/unlock-phone-tasks\/([^/]+)$/;

/** The endpoint of a URL, and the task or person it is about. */
export function endpointOf(url: URL): FaultTarget {
  const taskId = TASK_PATH.exec(url.pathname)?.[1];
  if (taskId !== undefined) return { endpoint: 'task', taskId: decodeURIComponent(taskId) };
  switch (url.pathname) {
    case '/external/contacts/unlock-phone':
      return { endpoint: 'start' };
    case '/external/personnel/profile':
      return { endpoint: 'profile', personnelId: url.searchParams.get('personnel_id') ?? '' };
    case '/external/credits/balance':
      return { endpoint: 'balance' };
    default:
      return {};
  }
}

/** Answers a request that has a valid key and is within the rate limit. */
export function answerRequest(
  state: ApiState,
  { method, url, body }: ApiRequest,
  traceId: string,
  now: number,
): Answer {
  const { endpoint, taskId = '', personnelId = '' } = endpointOf(url);
  if (!endpoint) return errorAnswer(404, traceId);
  if (method !== (endpoint === 'start' ? 'POST' : 'GET')) return errorAnswer(405, traceId);
  switch (endpoint) {
    case 'task': {
      const task = state.task(taskId);
      return task ? { status: 200, body: task } : errorAnswer(404, traceId);
    }
    case 'start':
      return startTask(state, body, traceId);
    case 'profile':
      return profile(state, personnelId, traceId);
    case 'balance':
      return { status: 200, body: balance(state.subscriptionCredits(), now) };
  }
}

const GIFT = 750;

const balance = (subscription: number, now: number) => ({
  totalAmount: 31_000,
  totalBalance: subscription + GIFT,
  subscriptionAmount: 30_000,
  subscriptionBalance: subscription,
  addonAmount: 0,
  addonBalance: 0,
  giftAmount: 1_000,
  giftBalance: GIFT,
  resetAt: now + 12 * 86_400_000,
  addonExpireAt: null,
});

function profile(state: ApiState, personnelId: string, traceId: string): Answer {
  if (!/^\d{1,20}$/.test(personnelId))
    return errorAnswer(400, traceId, { message: 'personnel_id must have 1 to 20 digits' });
  const person = state.person(personnelId);
  if (!person) return errorAnswer(404, traceId);
  const { status: phoneUnlockStatus, phone } = state.phone(personnelId);
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
      sourceType: person.companyName === null ? [] : ['exhibitor', 'social'],
      email: person.email,
      phone,
      contactUnlockStatus: person.email ? 'unlocked' : 'locked',
      phoneUnlockStatus,
      linkedinActivity: null,
      linkedinActivityStatus: null,
      eventCount: 3,
    },
  };
}
