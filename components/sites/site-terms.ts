import { covers } from './site-pattern';

/** Sites whose terms of use forbid extensions that change their pages, and where it says so. */
const forbidding = [
  // User Agreement, "Don'ts": no overlaying or otherwise modifying the services or their appearance.
  { name: 'LinkedIn', patterns: ['https://linkedin.com/*', 'https://*.linkedin.com/*'] },
  // Terms and conditions: no mechanisms, software or scripts in connection with the use of the sites.
  { name: 'XING', patterns: ['https://xing.com/*', 'https://*.xing.com/*'] },
] as const;

/** The names of the sites among these allowed match patterns whose terms forbid overlays. */
export const forbiddenBy = (sites: readonly string[]): string[] =>
  forbidding
    .filter(({ patterns }) => sites.some((site) => patterns.some((pattern) => covers(pattern, site))))
    .map(({ name }) => name);
