/** Every way a request can fail. `tasks/following/failure-policy.ts` defines what each means for a task. */
export const failureKinds = [
  /** Nothing was sent: there is no key. */
  'noKey',
  /** Nothing was sent: the address is neither https nor http on this machine. */
  'badAddress',
  /** Nothing was sent: the browser has no permission for the address. */
  'notAllowed',
  /** 400 or 422: the API does not accept this request. */
  'notAccepted',
  /** 401: the key is malformed, revoked or wrong. */
  'keyRefused',
  /** 402 or 403: credits, subscription or access are missing. */
  'noAccess',
  /** 404: it doesn't exist, or this key may not see it. */
  'notFound',
  /** 409 */
  'conflict',
  /** 429, or our own budget is used up. */
  'rateLimited',
  /** 5xx */
  'serverError',
  /** Any other status. */
  'unexpectedStatus',
  /** No answer: no network, unknown host, invalid certificate, or a redirect, which is never followed. */
  'unreachable',
  /** The answer wasn't complete after 20 s. */
  'timeout',
  /** Not from the API: a network's sign-in page, or the page of a proxy or another server. */
  'notJson',
  'wrongShape',
  /** More than 1 MB. */
  'tooLarge',
  /** A valid answer about a different ID. */
  'wrongSubject',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** A failure, with the details that Lensmor's support asks for. Contains no key, name or number. */
export interface ApiFailure {
  kind: FailureKind;
  /** Milliseconds since 1970. */
  at: number;
  method: 'GET';
  path: string;
  /** For an error sent with status 200, the `code` in its body. */
  status?: number;
  errorKey?: string;
  traceId?: string;
  /** Don't send anything before this time (milliseconds since 1970). */
  retryAt?: number;
}

/** Errors whose status is vague or misleading. */
const kindOfErrorKey: Record<string, FailureKind> = {
  INVALID_API_KEY: 'keyRefused',
  INSUFFICIENT_CREDITS: 'noAccess',
  NO_ACTIVE_SUBSCRIPTION: 'noAccess',
  USER_HAS_NO_FEATURE: 'noAccess',
  RATE_LIMIT_EXCEEDED: 'rateLimited',
  USER_CONCURRENCY_LIMIT_EXCEEDED: 'rateLimited',
};

/** The kind of an error: by its `errorKey` if we know it, else by its status. */
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

/** The key under `failures` of this failure's text. A few statuses are more specific than their kind. */
export function failureTextKey(
  kind: FailureKind,
  status: number | undefined,
): FailureKind | 'noSubscription' | 'notProcessable' {
  if (kind === 'noAccess' && status === 403) return 'noSubscription';
  return kind === 'notAccepted' && status === 422 ? 'notProcessable' : kind;
}
