import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './targets';

/** Details that only the publisher can provide: docs/store/publisher.json. */
export interface Publisher {
  /** The name in the stores and everywhere in the extension. */
  extensionName: string;
  /** Where and when Lensmor gave consent to the use of its name, such as `letter of 2026-12-01`. */
  lensmorsConsent: string;
  /** Who is responsible for the data: a name and a postal address. */
  controller: string;
  /** An email address or a web form. */
  contact: string;
  /** The address of Lensmor's own privacy policy. */
  lensmorPrivacyPolicy: string;
}

export const readPublisher = (): Publisher =>
  JSON.parse(readFileSync(join(root, 'docs/store/publisher.json'), 'utf8')) as Publisher;

/** What the publisher still has to decide before a release, as text. */
export function publisherFaults(publisher: Publisher): string[] {
  const { extensionName, lensmorsConsent, lensmorPrivacyPolicy } = publisher;
  const missing = (['controller', 'contact'] as const).filter((field) => publisher[field].trim().length < 5);
  return [
    ...missing.map((field) => `docs/store/publisher.json names no ${field} for the privacy policy`),
    ...(/^https:\/\/\S+$/.test(lensmorPrivacyPolicy)
      ? []
      : ['docs/store/publisher.json has no https address of Lensmor’s privacy policy']),
    ...(/lensmor/i.test(extensionName) && lensmorsConsent.trim() === ''
      ? [
          `The name ${extensionName} needs Lensmor's consent: note it in docs/store/publisher.json, or take another name`,
        ]
      : []),
  ];
}
