import type * as z from 'zod/mini';
import { clipText, plainText } from '../language/plain-text';
import { parseApiAddress } from './api-address';
import { type After, createExchange } from './exchange';
import { type ApiFailure, type FailureKind, failureKindOf } from './failure';
import { unsaidSilence } from './rate-limits';
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

/** Always returned, never thrown. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

/** Each call is one request, which uses up the slot that it is given. */
export interface Client {
  getTask(taskId: string, slot: Slot): Promise<ApiResult<TaskAnswer>>;
  getProfile(personnelId: string, slot: Slot): Promise<ApiResult<ProfileAnswer>>;
  /** With `otherKey` instead of the stored one, to find out whether it works. */
  getBalance(slot: Slot, otherKey?: string): Promise<ApiResult<BalanceAnswer>>;
  /** Aborts every request that is under way; each of them returns as if it had timed out. */
  abortAll(): void;
}

interface Options {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Read for each request, so that a change takes effect at once. */
  address: () => Promise<string>;
  /** Whether the user allows requests to this address now. A server that allows them by CORS does not count. */
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
    const limits = { ...(error && unsaidSilence(error.status)), ...answer.limits };
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
    // Once more: an ID of which the key was taken out is none any longer.
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
 * The error that an answer is: by its status, or under status 200 by a body that has an `errorKey` and, as `code`, the
 * status that it should have had. A `code` alone is no error, and may be a word.
 */
function readError(body: unknown, isGood: boolean, status: number) {
  const { code, errorKey, traceId } = errorBodySchema.safeParse(body).data ?? {};
  if (!isGood) return { status, errorKey, traceId };
  return code !== undefined && errorKey !== undefined ? { status: code, errorKey, traceId } : undefined;
}

/** The API answers in JSON. A page comes from what stands in between: a sign-in of the network, a proxy, a gateway. */
const isPage = (body: string | undefined): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(body ?? '');

/** A gateway in front of an API in trouble answers with a page too, but not with 511 or the refusals of a proxy. */
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
