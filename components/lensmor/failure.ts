/** Everything but a good answer. What each one means for a task stands in `tasks/following/failure-policy.ts`. */
export const failureKinds = [
  /** Nothing was asked: there is no key. */
  'noKey',
  /** Nothing was asked: the address is neither https nor http on this machine. */
  'badAddress',
  /** Nothing was asked: the browser's permission for the address was never given, or was taken back. */
  'notAllowed',
  /** 400: the API does not take this ID. */
  'notAccepted',
  /** 401: the key is missing, malformed, revoked or wrong. */
  'keyRefused',
  /** 402 or 403: credits or access missing. */
  'noAccess',
  /** 404: does not exist, or this key may not see it. */
  'notFound',
  /** 409 */
  'conflict',
  /** 429, or our own budget is spent. */
  'rateLimited',
  /** 5xx */
  'serverError',
  /** Any other status. */
  'unexpectedStatus',
  /** No answer at all: no network, no such host, a certificate refused, or a redirect, which is never followed. */
  'unreachable',
  /** 20 s went by before the whole answer was there. */
  'timeout',
  'notJson',
  'wrongShape',
  /** More than 1 MB. */
  'tooLarge',
  /** A good answer, but about another ID than the one asked for. */
  'wrongSubject',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What went wrong, with what Lensmor's support asks for: no key, no name, no phone. */
export interface ApiFailure {
  kind: FailureKind;
  /** Milliseconds since 1970. */
  at: number;
  method: 'GET';
  path: string;
  status?: number;
  errorKey?: string;
  traceId?: string;
  /** Nothing may be asked before this time (milliseconds since 1970). */
  retryAt?: number;
}

/** The kind of an answer whose status is not 2xx. */
export function failureKindOf(status: number): FailureKind {
  switch (status) {
    case 400:
      return 'notAccepted';
    case 401:
      return 'keyRefused';
    case 402:
    case 403:
      return 'noAccess';
    case 404:
      return 'notFound';
    case 409:
      return 'conflict';
    case 429:
      return 'rateLimited';
    default:
      return status >= 500 && status < 600 ? 'serverError' : 'unexpectedStatus';
  }
}
