import * as z from 'zod/mini';

/**
 * The version of what the consent screen says. Raise it whenever the extension starts to read, store or send something
 * that the screen did not mention: everybody is then asked again, and nothing runs until they agree.
 */
export const CONSENT_VERSION = 1;

export const consentAnswerSchema = z.object({
  answer: z.enum(['agreed', 'declined']),
  /** `CONSENT_VERSION` of the text that was answered. */
  version: z.int(),
  /** Milliseconds since 1970. */
  answeredAt: z.number(),
});
export type ConsentAnswer = z.infer<typeof consentAnswerSchema>;

/**
 * `asked`: never answered. `askedAgain`: agreed to an older version. `declined` stays until the person agrees: whoever
 * said no is not asked again because the text has changed.
 */
export type Consent = 'given' | 'givenByOrganisation' | 'asked' | 'askedAgain' | 'declined';

/** Whether the answer alone is enough, whatever an organisation says. */
export const agrees = (answer: ConsentAnswer | undefined): boolean =>
  answer?.answer === 'agreed' && answer.version >= CONSENT_VERSION;

/** `ofOrganisation` is the version that the policy agrees to for everybody. */
export function consentOf(answer: ConsentAnswer | undefined, ofOrganisation: number | undefined): Consent {
  if (agrees(answer)) return 'given';
  if (ofOrganisation !== undefined && ofOrganisation >= CONSENT_VERSION) return 'givenByOrganisation';
  if (!answer) return 'asked';
  return answer.answer === 'declined' ? 'declined' : 'askedAgain';
}

export const isGiven = (consent: Consent): boolean => consent === 'given' || consent === 'givenByOrganisation';

/** Whether the person has yet to decide. */
export const isPending = (consent: Consent): boolean => consent === 'asked' || consent === 'askedAgain';
