import { expect, test } from 'vitest';
import { catalogue } from '../../components/sites/catalogue';
import { isSitePattern, sortGrantedSites } from '../../components/sites/granted-sites';

test('an allowed site is listed under its CRM once, completely or in part', () => {
  const { crms, others } = sortGrantedSites([
    'https://acme.pipedrive.com/*',
    'https://*.odoo.com/*',
    'https://app.hubspot.com/*',
    'https://crm.example/*',
    'https://notpipedrive.com/*',
    'http://acme.pipedrive.com/*',
    'https://*.com/*',
  ]);
  expect(crms.flatMap(({ crm, granted }) => (granted.length > 0 ? [[crm.id, granted]] : []))).toEqual([
    ['hubspot', ['https://app.hubspot.com/*']],
    ['pipedrive', ['https://acme.pipedrive.com/*']],
    ['odoo', ['https://*.odoo.com/*']],
  ]);
  expect(others).toEqual([
    'https://crm.example/*',
    'https://notpipedrive.com/*',
    'http://acme.pipedrive.com/*',
    'https://*.com/*',
  ]);
});

test('every CRM with its own hosts has a switch', () => {
  const withHosts = catalogue.filter(({ patterns }) => patterns.length > 0).map(({ id }) => id);
  expect(sortGrantedSites([]).crms.map(({ crm }) => crm.id)).toEqual(withHosts);
});

test('a file may request every pattern in the catalogue', () => {
  expect(catalogue.flatMap(({ patterns }) => patterns).filter((pattern) => !isSitePattern(pattern))).toEqual([]);
});
