import { expect, test } from 'vitest';
import { type FailureReason, failureReasons, reasonOfCode } from '../../components/contacts/failure-reason';
import { failureKindOf } from '../../components/lensmor/failure';
import { translateToEnglish as t } from '../language/english';

test.each<[string | undefined, FailureReason]>([
  ['PHONE_NOT_FOUND', 'notKnown'],
  ['NO_PHONE', 'notKnown'],
  ['phoneNotFound', 'notKnown'],
  ['PERSON-UNKNOWN', 'notKnown'],
  ['NO_CONSENT_ON_RECORD', 'withheld'],
  ['OPT_OUT', 'withheld'],
  ['INSUFFICIENT_CREDITS', 'noCredits'],
  ['QUOTA_EXCEEDED', 'noCredits'],
  ['RATE_LIMIT_EXCEEDED', 'tooMany'],
  ['PROVIDER_TIMEOUT', 'tookTooLong'],
  ['INVALID_API_KEY', 'keyRefused'],
  ['ALREADY_IN_PROGRESS', 'busy'],
  ['INVALID_PERSONNEL_ID', 'notAccepted'],
  ['PROVIDER_ERROR', 'trouble'],
  ['SERVICE_UNAVAILABLE', 'trouble'],
  ['E17', 'otherCode'],
  ['Notiz', 'otherCode'],
  ['', 'noCode'],
  [undefined, 'noCode'],
])('%s means %s', (code, reason) => expect(reasonOfCode(code)).toBe(reason));

/** The API's HTTP statuses, by the failure kind each has for a whole request. */
const statuses = {
  400: 'notAccepted',
  401: 'keyRefused',
  402: 'noCredits',
  403: 'noCredits',
  404: 'notKnown',
} as const;
const moreStatuses = { 409: 'busy', 429: 'tooMany', 500: 'trouble', 502: 'trouble', 503: 'trouble' } as const;

test.each(Object.entries({ ...statuses, ...moreStatuses }))('%s, alone or as HTTP_%s, means %s', (status, reason) => {
  expect(failureKindOf(Number(status))).not.toBe('unexpectedStatus');
  expect(reasonOfCode(status)).toBe(reason);
  expect(reasonOfCode(`HTTP_${status}`)).toBe(reason);
});

test.each(failureReasons)('%s has a text', (reason) => expect(t(`results.because.${reason}`)).toMatch(/\w \w/));
