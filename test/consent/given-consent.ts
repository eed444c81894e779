import { CONSENT_VERSION } from '../../components/consent/consent';

/** The stored answer of a user who has agreed. Without it, a profile only shows the consent screen. */
export const givenConsent = {
  consent: { version: 1, data: { answer: 'agreed', version: CONSENT_VERSION, answeredAt: 1 } },
};
