import { expect, test } from 'vitest';
import { siteOf } from '../../components/sites/site-of';

test.each([
  ['https://crm.example', 'crm.example'],
  ['https://a1.b2.crm.example:8443', 'crm.example'],
  ['http://crm.example', 'crm.example'],
  ['https://app.acme.co.uk', 'co.uk'],
  ['http://192.168.1.20:3000', '192.168.1.20'],
  ['http://[::1]:3000', '[::1]'],
  ['http://localhost:3000', 'localhost'],
])('%s belongs to %s', (origin, site) => {
  expect(siteOf(origin)).toBe(site);
});
