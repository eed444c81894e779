import type { FailureKind } from '../../lensmor/failure';
import type { StopReason } from '../task';

/**
 * What each failure means for a task. What the person reads, and can do, stands under `failures.<kind>` in the language
 * files. An answer that is good always goes on or ends the task; a status word that is not known goes on.
 */
export type FailureResponse =
  /** Asking again unchanged would bring the same: the person has to act. */
  | { stop: StopReason }
  /** Ask again after a backoff (`poll-delays.ts`), and never before a `Retry-After`. */
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
