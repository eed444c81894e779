import * as s from '../storage/schema';

/**
 * The version of the consent screen's content. Increase it whenever the extension starts to read, store or send
 * something the screen did not mention: all users are asked again, and nothing runs until they agree.
 */
export const CONSENT_VERSION = 1;

export const consentAnswerSchema = s.object({
  answer: s.oneOf(['agreed', 'declined']),
  /** The `CONSENT_VERSION` that was answered. */
  version: s.int(),
  /** Milliseconds since 1970. */
  answeredAt: s.number(),
});
export type ConsentAnswer = s.Infer<typeof consentAnswerSchema>;

/**
 * `asked`: never answered. `askedAgain`: agreed to an older version. `declined` stays until the user agrees: a new
 * version doesn't ask them again.
 */
export type Consent = 'given' | 'givenByOrganisation' | 'asked' | 'askedAgain' | 'declined';

/** Whether this answer is enough on its own, without an organisation's consent. */
export const agrees = (answer: ConsentAnswer | undefined): boolean =>
  answer?.answer === 'agreed' && answer.version >= CONSENT_VERSION;

/** `ofOrganisation` is the version the policy agrees to for all its users. */
export function consentOf(answer: ConsentAnswer | undefined, ofOrganisation: number | undefined): Consent {
  if (agrees(answer)) return 'given';
  if (ofOrganisation !== undefined && ofOrganisation >= CONSENT_VERSION) return 'givenByOrganisation';
  if (!answer) return 'asked';
  return answer.answer === 'declined' ? 'declined' : 'askedAgain';
}

export const isGiven = (consent: Consent): boolean => consent === 'given' || consent === 'givenByOrganisation';

/** Whether the user still has to decide. */
export const isPending = (consent: Consent): boolean => consent === 'asked' || consent === 'askedAgain';
