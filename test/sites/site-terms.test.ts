import { expect, test } from 'vitest';
import { forbiddenBy } from '../../components/sites/site-terms';

test.each([
  [['https://www.linkedin.com/*'], ['LinkedIn']],
  [
    ['https://linkedin.com/*', 'https://de.linkedin.com/*', 'https://www.xing.com/*'],
    ['LinkedIn', 'XING'],
  ],
  [['https://*.linkedin.com/*'], ['LinkedIn']],
  [['https://crm.example/*', 'https://notlinkedin.com/*', 'https://linkedin.com.example/*'], []],
  [[], []],
])('terms of %j forbid overlays: %j', (sites, names) => expect(forbiddenBy(sites)).toEqual(names));
