/** Why there is no number. The texts are under `results.because.<reason>` in the language files. */
export const failureReasons = [
  'notKnown',
  'withheld',
  'noCredits',
  'keyRefused',
  'tooMany',
  'tookTooLong',
  'busy',
  'notAccepted',
  'trouble',
  /** An unknown code. */
  'otherCode',
  'noCode',
  /** The item is `unlocked` but has no number. */
  'noPhone',
  /** The task ended before the item did. */
  'endedBefore',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/**
 * `errorCode` is an open string of the API, and Lensmor publishes no list. So its words are matched, the most specific
 * first: `PROVIDER_TIMEOUT` is a timeout, `INVALID_API_KEY` is about the key. Digits are the API's HTTP statuses. Views
 * that show a reason must show the code beside it.
 */
const byWord: readonly [words: RegExp, reason: FailureReason][] = [
  [/^(consent|opt(ed)?|optout|gdpr|ccpa|privacy|suppressed|compliance|restricted|blocked|withheld|dnc)$/, 'withheld'],
  [/^(402|credits?|balance|quota|payment|billing|plan|subscription|insufficient|403|forbidden)$/, 'noCredits'],
  [/^(429|rate|throttled|throttling|requests)$/, 'tooMany'],
  [/^(408|504|timeout|timedout|timed|expired|deadline)$/, 'tookTooLong'],
  [/^(401|key|token|unauthori[sz]ed|authentication)$/, 'keyRefused'],
  [/^(409|conflict|locked|busy|progress|duplicate)$/, 'busy'],
  [/^(404|not|no|missing|empty|none|unknown|without|notfound)$/, 'notKnown'],
  [/^(400|422|invalid|malformed|bad|validation|unsupported)$/, 'notAccepted'],
  [/^(5\d\d|internal|server|provider|upstream|vendor|service|error|failed|failure|unavailable|exception)$/, 'trouble'],
];

/** Why someone has no number: the stored reason, or else the one the API's error code suggests. */
export const reasonOf = ({
  reason,
  errorCode,
}: {
  reason?: FailureReason | undefined;
  errorCode?: string | undefined;
}): FailureReason => reason ?? reasonOfCode(errorCode);

export function reasonOfCode(errorCode: string | undefined): FailureReason {
  if (!errorCode) return 'noCode';
  const words = errorCode
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return byWord.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1] ?? 'otherCode';
}
