import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, errorAnswer } from './endpoints/answer';
import { type ApiState, answerRequest, endpointOf } from './endpoints/api';
import { createRunningTasks, type NewTask, type PhoneOnRecord } from './endpoints/running-tasks';
import type { TaskAnswer } from './endpoints/simulated-task';
import type { Fault, FaultTarget } from './fault';
import { type Loopback, startLoopback } from './loopback';
import { inventPeople, type Person } from './people/people';
import { createRandom } from './people/random';
import { createRateLimit } from './rate-limit';
import { send } from './send';

/** An invented key in the documented format. */
export const SIMULATOR_KEY = `sk_${'0123456789abcdef'}_${'5132e7'.padStart(64, '0')}`;

/** An invented key in the earlier format, which profiles stored by earlier versions contain. */
export const EARLIER_SIMULATOR_KEY = 'uak_test1234_SimulatorOnlyKey000000000000001';

export interface SimulatorOptions {
  /** Determines people, outcomes and trace IDs. Default: 1. */
  seed?: number;
  /** The valid keys. Default: the two above. */
  keys?: readonly string[];
  now?: () => number;
  /** Per key. Default: 120. */
  requestsPerMinute?: number;
  /** Per network address, for all keys together. Default: 600. */
  requestsPerMinuteAndAddress?: number;
  /** The number of people to unlock. Default: 240; beyond that, names and phones repeat. */
  peopleCount?: number;
  /** The credits that starts can spend. Default: 29,300. */
  credits?: number;
  /** Default: free ports. */
  ports?: { http: number; https: number };
}

/** One received request. Keys are replaced by `Bearer <key 1>`, `Bearer <key 2>` … or `<unknown key>`. */
interface LoggedRequest {
  at: number;
  method: string;
  /** Includes the query. */
  path: string;
  endpoint: FaultTarget['endpoint'];
  headers: Record<string, string>;
  /** 0 until it is answered. */
  status: number;
}

export interface Simulator extends Loopback {
  people: readonly Person[];
  requests: readonly LoggedRequest[];
  /** Starts a task and returns its ID. */
  createTask(task?: NewTask): string;
  /** The API's current answer about the task. */
  task(taskId: string): TaskAnswer | undefined;
  /** Sets the phone in a profile, unless a task here delivers it. */
  setPhone(personnelId: string, phone: PhoneOnRecord): void;
  /** Fixes the task's progress at this share (0 to 1), whatever its duration. */
  setProgress(taskId: string, progress: number): void;
  finish(taskId: string): void;
  /** Applies to the next `times` requests to the target, or to all if absent. The newest fault wins. */
  setFault(target: FaultTarget, fault: Fault, times?: number): void;
  clearFaults(): void;
}

/** Starts a simulated Lensmor API. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = 1, keys = [SIMULATOR_KEY, EARLIER_SIMULATOR_KEY], now = Date.now, peopleCount = 240, ports } = options;
  const { requestsPerMinute = 120, requestsPerMinuteAndAddress = 600 } = options;
  let { credits = 29_300 } = options;
  const random = createRandom(seed);
  const people = inventPeople(seed, peopleCount);
  const byId = new Map(people.map((person) => [person.personnelId, person]));
  const rateLimit = createRateLimit(requestsPerMinute, requestsPerMinuteAndAddress);
  const tasks = createRunningTasks({ people, seed, now });
  const requests: LoggedRequest[] = [];
  const faults = createFaults();

  const state: ApiState = {
    person: (personnelId) => byId.get(personnelId),
    task: tasks.get,
    phone: tasks.phone,
    start: (started) => tasks.create({ people: started, durationMs: 60_000 }),
    subscriptionCredits: () => credits,
    spend(cost) {
      if (cost > credits) return false;
      credits -= cost;
      return true;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator.invalid');
    const target = endpointOf(url);
    const entry = logged(request, url, keys, now());
    requests.push(entry);
    response.once('finish', () => {
      entry.status = response.statusCode;
    });

    const body = await readBody(request);
    const traceId = `trace-${random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0')}`;
    response.setHeader('X-Request-ID', traceId);
    const caller = entry.headers.authorization ?? 'nobody';
    const { allowed, headers } = rateLimit.take(caller, request.socket.remoteAddress ?? '', now());
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);

    const answer = (): Answer => {
      if (!allowed) return errorAnswer(429, traceId);
      if (!caller.startsWith('Bearer ')) return errorAnswer(401, traceId);
      return answerRequest(state, { method: entry.method, url, body }, traceId, now());
    };
    send(response, answer, faults.take(target), traceId);
  }

  const loopback = await startLoopback((request, response) => {
    serve(request, response).catch(() => response.destroy());
  }, ports);

  return {
    ...loopback,
    people,
    requests,
    createTask: tasks.create,
    task: tasks.get,
    setPhone: tasks.setPhone,
    setProgress: tasks.setProgress,
    finish: (taskId) => tasks.setProgress(taskId, 1),
    setFault: faults.set,
    clearFaults: faults.clear,
  };
}

function createFaults() {
  const faults: { target: FaultTarget; fault: Fault; left: number }[] = [];
  return {
    set(target: FaultTarget, fault: Fault, times = Number.POSITIVE_INFINITY): void {
      faults.push({ target, fault, left: times });
    },
    clear(): void {
      faults.length = 0;
    },
    take({ endpoint, taskId, personnelId }: FaultTarget): Fault | undefined {
      const struck = faults.findLast(
        ({ target, left }) =>
          left > 0 &&
          (target.endpoint ?? endpoint) === endpoint &&
          (target.taskId ?? taskId) === taskId &&
          (target.personnelId ?? personnelId) === personnelId,
      );
      if (struck) struck.left--;
      return struck?.fault;
    },
  };
}

function logged(request: IncomingMessage, url: URL, keys: readonly string[], at: number): LoggedRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  if (headers.authorization !== undefined) {
    const index = keys.findIndex((key) => headers.authorization === `Bearer ${key}`);
    headers.authorization = index < 0 ? '<unknown key>' : `Bearer <key ${index + 1}>`;
  }
  const path = url.pathname + url.search;
  return { at, method: request.method ?? 'GET', path, endpoint: endpointOf(url).endpoint, headers, status: 0 };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
