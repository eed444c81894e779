import { expect, test } from 'vitest';
import { catalogue } from '../../components/sites/catalogue';
import { isSitePattern, sortGrantedSites } from '../../components/sites/granted-sites';

test('a site that is allowed stands with its CRM, whole or in part, and once', () => {
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

test('every CRM with hosts of its own has a switch', () => {
  const withHosts = catalogue.filter(({ patterns }) => patterns.length > 0).map(({ id }) => id);
  expect(sortGrantedSites([]).crms.map(({ crm }) => crm.id)).toEqual(withHosts);
});

test('what the catalogue asks for can be asked for by a file', () => {
  expect(catalogue.flatMap(({ patterns }) => patterns).filter((pattern) => !isSitePattern(pattern))).toEqual([]);
});
