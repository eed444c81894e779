/** Everything but a good answer. See `tasks/following/failure-policy.ts` for what each one means for a task. */
export const failureKinds = [
  /** Nothing was sent: there is no key. */
  'noKey',
  /** Nothing was sent: the address is neither https nor http on this machine. */
  'badAddress',
  /** Nothing was sent: the browser's permission for the address was never given, or was withdrawn. */
  'notAllowed',
  /** 400 or 422: the API does not accept this request. */
  'notAccepted',
  /** 401: the key is missing, malformed, revoked or wrong. */
  'keyRefused',
  /** 402 or 403: credits, subscription or access missing. */
  'noAccess',
  /** 404: does not exist, or this key may not see it. */
  'notFound',
  /** 409 */
  'conflict',
  /** 429, or our own budget is used up. */
  'rateLimited',
  /** 5xx */
  'serverError',
  /** Any other status. */
  'unexpectedStatus',
  /** No answer at all: no network, no such host, a rejected certificate, or a redirect, which is never followed. */
  'unreachable',
  /** The whole answer had not arrived after 20 s. */
  'timeout',
  /** Not from the API: the page of a network's sign-in, of a proxy, or of another server. */
  'notJson',
  'wrongShape',
  /** More than 1 MB. */
  'tooLarge',
  /** A good answer, but about another ID than the one asked for. */
  'wrongSubject',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What went wrong, with the details that Lensmor's support asks for: no key, no name, no phone. */
export interface ApiFailure {
  kind: FailureKind;
  /** Milliseconds since 1970. */
  at: number;
  method: 'GET';
  path: string;
  /** Also the status that an error under status 200 says it has. */
  status?: number;
  errorKey?: string;
  traceId?: string;
  /** Nothing may be sent before this time (milliseconds since 1970). */
  retryAt?: number;
}

/** Errors whose status says less than their name, or something else. */
const kindOfErrorKey: Record<string, FailureKind> = {
  INVALID_API_KEY: 'keyRefused',
  INSUFFICIENT_CREDITS: 'noAccess',
  NO_ACTIVE_SUBSCRIPTION: 'noAccess',
  USER_HAS_NO_FEATURE: 'noAccess',
  RATE_LIMIT_EXCEEDED: 'rateLimited',
  USER_CONCURRENCY_LIMIT_EXCEEDED: 'rateLimited',
};

/** The kind of an error, by its name if we know it, else by its status. */
export function failureKindOf(status: number, errorKey?: string): FailureKind {
  if (errorKey !== undefined && Object.hasOwn(kindOfErrorKey, errorKey)) return kindOfErrorKey[errorKey] ?? 'notJson';
  switch (status) {
    case 400:
    case 422:
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
    case 407:
    case 511:
      return 'notJson';
    default:
      return status >= 500 && status < 600 ? 'serverError' : 'unexpectedStatus';
  }
}

/** Under which name in `failures` the words for a failure are: a few statuses say more than their kind. */
export function wordsOfFailure(
  kind: FailureKind,
  status: number | undefined,
): FailureKind | 'noSubscription' | 'notProcessable' {
  if (kind === 'noAccess' && status === 403) return 'noSubscription';
  return kind === 'notAccepted' && status === 422 ? 'notProcessable' : kind;
}
