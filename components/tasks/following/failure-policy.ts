import type { FailureKind } from '../../lensmor/failure';
import type { StopReason } from '../task';

/**
 * What each failure means for a task. The texts for users are under `failures.<kind>` in the language files. A valid
 * answer either continues or finishes the task; an unknown status continues it.
 */
export type FailureResponse =
  /** The same request would fail again: the user has to act. */
  | { stop: StopReason }
  /** Retry after a backoff (`poll-delays.ts`), but never before `Retry-After` has passed. */
  | 'goOn';

export const failurePolicy: Record<FailureKind, FailureResponse> = {
  noKey: { stop: 'keyRefused' },
  keyRefused: { stop: 'keyRefused' },
  noAccess: { stop: 'noAccess' },
  notFound: { stop: 'notFound' },
  notAccepted: { stop: 'notAccepted' },
  badAddress: 'goOn',
  notAllowed: 'goOn',
  conflict: 'goOn',
  rateLimited: 'goOn',
  serverError: 'goOn',
  unexpectedStatus: 'goOn',
  unreachable: 'goOn',
  timeout: 'goOn',
  notJson: 'goOn',
  wrongShape: 'goOn',
  tooLarge: 'goOn',
  wrongSubject: 'goOn',
};
