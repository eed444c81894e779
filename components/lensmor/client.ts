import type * as z from 'zod/mini';
import { plainText } from '../language/plain-text';
import { parseApiAddress } from './api-address';
import { type ApiFailure, type FailureKind, failureKindOf } from './failure';
import { type RateLimits, readRateLimits } from './rate-limits';
import type { Slot } from './request-budget';
import {
  type BalanceAnswer,
  balanceAnswerSchema,
  errorBodySchema,
  type ProfileAnswer,
  profileAnswerSchema,
  type TaskAnswer,
  taskAnswerSchema,
} from './schema';

/** Never thrown, always returned. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

/** Each call is one request, and uses up the slot that it is given. */
export interface Client {
  getTask(taskId: string, slot: Slot): Promise<ApiResult<TaskAnswer>>;
  getProfile(personnelId: string, slot: Slot): Promise<ApiResult<ProfileAnswer>>;
  /** With `otherKey` instead of the stored one, to find out whether it works. */
  getBalance(slot: Slot, otherKey?: string): Promise<ApiResult<BalanceAnswer>>;
  /** Breaks off every request that is under way; each of them answers as if it had met its time limit. */
  abortAll(): void;
}

/** Runs `work` after a while; what it returns calls that off. */
export type After = (delayMs: number, work: () => void) => () => void;

/** A worker that waits longer than 30 s for a `fetch` is gone before the answer is there, and nothing tells. */
const TIME_LIMIT_MS = 20_000;
const BODY_LIMIT_BYTES = 1_000_000;

interface Options {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Read anew for each request, so that a change takes effect at once. */
  address: () => Promise<string>;
  /** Whether the user lets the extension reach this address now. A server can grant that itself, by CORS: not to us. */
  mayReach: (address: string) => Promise<boolean>;
  key: () => Promise<string | undefined>;
  now: () => number;
  after: After;
}

export function createClient({ fetch, address, mayReach, key, now, after }: Options): Client {
  const underWay = new Set<AbortController>();

  async function get<T>(
    path: string,
    schema: z.ZodMiniType<T>,
    slot: Slot,
    isSubject: (value: T) => boolean,
    otherKey?: string,
  ): Promise<ApiResult<T>> {
    const fail = (kind: FailureKind, details: Partial<ApiFailure> = {}): ApiResult<T> => ({
      ok: false,
      failure: { kind, at: now(), method: 'GET', path, ...details },
    });
    const base = parseApiAddress(await address());
    if (base === undefined) return fail('badAddress');
    if (!(await mayReach(base))) return fail('notAllowed');
    const bearer = otherKey ?? (await key());
    if (!bearer) return fail('noKey');
    if (!/^[\x21-\x7e]+$/.test(bearer)) return fail('keyRefused');

    const answer = await send(base + path, bearer);
    if (answer.limits) await slot.report(answer.limits);
    if ('kind' in answer) return fail(answer.kind);
    if (!answer.isGood) return fail(failureKindOf(answer.status), errorDetails(answer, now()));
    if (answer.body === undefined) return fail('tooLarge', { status: answer.status });
    const json = parseJson(answer.body);
    if (json === undefined) return fail('notJson', { status: answer.status });
    const parsed = schema.safeParse(json.value);
    if (!parsed.success) return fail('wrongShape', { status: answer.status });
    return isSubject(parsed.data) ? { ok: true, value: parsed.data } : fail('wrongSubject', { status: answer.status });
  }

  async function send(
    url: string,
    bearer: string,
  ): Promise<Answered | { kind: FailureKind; limits: RateLimits | undefined }> {
    const limit = new AbortController();
    underWay.add(limit);
    const callOff = after(TIME_LIMIT_MS, () => limit.abort());
    // Kept for when the body breaks off: what the headers said holds all the same.
    let limits: RateLimits | undefined;
    try {
      const response = await fetch(url, {
        headers: { Authorization: `Bearer ${bearer}`, Accept: 'application/json' },
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: limit.signal,
      });
      const { status, ok, headers } = response;
      limits = readRateLimits(headers, status, now());
      const body = ok ? await readBody(response) : await readBody(response).catch(() => '');
      // A proxy that echoes what it was sent must not bring the key into what is stored and shown.
      const withoutKey = (text: string | null | undefined) => text?.replaceAll(bearer, '…');
      const requestId = withoutKey(headers.get('X-Request-ID'));
      return { status, isGood: ok, limits, body: withoutKey(body), ...(requestId ? { requestId } : {}) };
    } catch {
      return { kind: limit.signal.aborted ? 'timeout' : 'unreachable', limits };
    } finally {
      callOff();
      underWay.delete(limit);
    }
  }

  return {
    getTask: (taskId, slot) =>
      get(
        `/external/contacts/unlock-phone-tasks/${encodeURIComponent(taskId)}`,
        taskAnswerSchema,
        slot,
        (task) => task.taskId === taskId,
      ),
    getProfile: (personnelId, slot) =>
      get(
        `/external/personnel/profile?personnel_id=${encodeURIComponent(personnelId)}`,
        profileAnswerSchema,
        slot,
        (profile) => profile.id === personnelId,
      ),
    getBalance: (slot, otherKey) => get('/external/credits/balance', balanceAnswerSchema, slot, () => true, otherKey),
    abortAll() {
      for (const limit of underWay) limit.abort();
    },
  };
}

interface Answered {
  status: number;
  isGood: boolean;
  limits: RateLimits;
  /** `undefined` when it was longer than the limit. */
  body: string | undefined;
  requestId?: string;
}

/** Reads as it comes, and hangs up at the limit: a body that never ends, or of 50 MB, costs no more than that. */
async function readBody(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > BODY_LIMIT_BYTES) {
      // Whatever comes of hanging up, the answer is refused.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function errorDetails(answer: Answered, now: number): Partial<ApiFailure> {
  const body = errorBodySchema.safeParse(parseJson(answer.body ?? '')?.value);
  const errorKey = body.data?.errorKey;
  const traceId = body.data?.traceId ?? plainText(answer.requestId ?? '').slice(0, 200);
  const { retryAfterMs } = answer.limits;
  return {
    status: answer.status,
    ...(errorKey ? { errorKey } : {}),
    ...(traceId ? { traceId } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAt: now + retryAfterMs }),
  };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
