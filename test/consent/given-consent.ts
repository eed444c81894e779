import { CONSENT_VERSION } from '../../components/consent/consent';

/** What is stored of somebody who has agreed: a profile without it shows the consent screen and does nothing else. */
export const givenConsent = {
  consent: { version: 1, data: { answer: 'agreed', version: CONSENT_VERSION, answeredAt: 1 } },
};
