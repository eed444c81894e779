import type * as z from 'zod/mini';
import { clipText, plainText } from '../language/plain-text';
import { parseApiAddress } from './api-address';
import { type After, createExchange } from './exchange';
import { type ApiFailure, type FailureKind, failureKindOf } from './failure';
import { defaultSilence } from './rate-limits';
import { createRedaction, redactAll } from './redaction';
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

/** Calls never throw: failures are values too. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

/** Each call sends one request and uses up its slot. */
export interface Client {
  getTask(taskId: string, slot: Slot): Promise<ApiResult<TaskAnswer>>;
  getProfile(personnelId: string, slot: Slot): Promise<ApiResult<ProfileAnswer>>;
  /** `otherKey` replaces the stored key, to test it. */
  getBalance(slot: Slot, otherKey?: string): Promise<ApiResult<BalanceAnswer>>;
  /** Aborts all requests in flight; each returns as if it had timed out. */
  abortAll(): void;
}

interface Options {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Read for each request, so that a change takes effect immediately. */
  address: () => Promise<string>;
  /** Whether the user currently allows requests to this address. Permission by the server's CORS headers doesn't count. */
  mayReach: (address: string) => Promise<boolean>;
  key: () => Promise<string | undefined>;
  now: () => number;
  after: After;
}

export function createClient({ fetch, address, mayReach, key, now, after }: Options): Client {
  const exchange = createExchange({ fetch, now, after });

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
    const request = await prepare(otherKey);
    if ('kind' in request) {
      await slot.report({});
      return fail(request.kind);
    }
    const answer = await exchange.send(request.base + path, request.bearer);
    if ('kind' in answer) {
      await slot.report(answer.limits);
      return fail(answer.kind);
    }
    const redact = createRedaction(request.bearer);
    const json = parseJson(answer.body);
    const error = readError(json?.value, answer.isGood, answer.status);
    const limits = { ...(error && defaultSilence(error.status)), ...answer.limits };
    await slot.report(limits);
    const { status } = answer;
    if (!answer.isGood && isPage(answer.body)) return fail(kindOfPage(status), { status });
    if (error) {
      const { errorKey, traceId = clipText(plainText(redact(answer.requestId)), 200) } = redactAll(error, redact);
      return fail(failureKindOf(error.status, errorKey), {
        status: error.status,
        ...(errorKey ? { errorKey } : {}),
        ...(traceId ? { traceId } : {}),
        ...(limits.retryAfterMs === undefined ? {} : { retryAt: now() + limits.retryAfterMs }),
      });
    }
    if (answer.body === undefined) return fail('tooLarge', { status });
    if (json === undefined) return fail('notJson', { status });
    const read = schema.safeParse(json.value);
    // Parse again: an ID that contained the key is no longer valid after redaction.
    const parsed = read.success ? schema.safeParse(redactAll(read.data, redact)) : read;
    if (!parsed.success) return fail('wrongShape', { status });
    return isSubject(parsed.data) ? { ok: true, value: parsed.data } : fail('wrongSubject', { status });
  }

  async function prepare(
    otherKey: string | undefined,
  ): Promise<{ base: string; bearer: string } | { kind: FailureKind }> {
    const base = parseApiAddress(await address());
    if (base === undefined) return { kind: 'badAddress' };
    if (!(await mayReach(base))) return { kind: 'notAllowed' };
    const bearer = otherKey ?? (await key());
    if (!bearer) return { kind: 'noKey' };
    return /^[\x21-\x7e]+$/.test(bearer) ? { base, bearer } : { kind: 'keyRefused' };
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
    abortAll: exchange.abortAll,
  };
}

/**
 * The error in an answer, if any. Some errors arrive with status 200, an `errorKey`, and the real status as `code`. A
 * `code` alone isn't an error and may be a word.
 */
function readError(body: unknown, isGood: boolean, status: number) {
  const { code, errorKey, traceId } = errorBodySchema.safeParse(body).data ?? {};
  if (!isGood) return { status, errorKey, traceId };
  return code !== undefined && errorKey !== undefined ? { status: code, errorKey, traceId } : undefined;
}

/** The API answers in JSON. HTML comes from something in between: a network's sign-in page, a proxy or a gateway. */
const isPage = (body: string | undefined): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(body ?? '');

/** A gateway reports a failing API with a 5xx page. 511 and a proxy's 4xx pages don't come from the API. */
const kindOfPage = (status: number): FailureKind =>
  status >= 500 && status !== 511 ? failureKindOf(status) : 'notJson';

function parseJson(text: string | undefined): { value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
