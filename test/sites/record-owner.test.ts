import { describe, expect, test } from 'vitest';
import { createRecordReader } from '../../components/sites/record';
import { recordOn } from '../../components/sites/record-owner';
import { guideFor } from '../../components/sites/site-guide';

describe('a record on the same site keeps its reference', () => {
  test.each([
    'https://app.hubspot.com/contacts/4711/record/0-1/51',
    'https://app-eu1.hubspot.com/contacts/4711/record/0-1/51',
    'https://acme.lightning.force.com/lightning/r/Contact/0035e00000AbCdEAAZ/view',
    'https://acme.pipedrive.com/person/12',
    'https://crm.zoho.eu/crm/org99/tab/Contacts/361',
    'https://app.close.com/lead/lead_aB3/',
    'https://crm.acme.example/odoo/contacts/7',
    'https://crm.acme.example:8443/#Contact/view/65f0',
    'https://crm.acme.example/people?id=7',
    'https://crm.acme.example/',
    'http://crm.acme.example/#/people/7',
  ])('%s', (address) => {
    const { origin } = new URL(address);
    const { reference } = createRecordReader(guideFor(origin).records)(address);
    expect(recordOn(origin, reference)).toBe(reference);
  });
});

describe('a record on another site gets the asking site’s prefix', () => {
  test.each([
    ['https://evil.example', 'hubspot:4711:person:51'],
    ['https://evil.example', 'salesforce:person:0035e00000AbCdE'],
    ['https://evil.pipedrive.com', 'pipedrive:acme.pipedrive.com:person:12'],
    ['https://evil.example', 'odoo:crm.acme.example:person:7'],
    ['https://evil.example', 'crm.acme.example/people?id=7'],
    ['https://crm.acme', 'crm.acme.example/people?id=7'],
    ['https://evil.example', 'https://crm.acme.example x'],
  ])('%s: %s', (origin, reference) => {
    const own = recordOn(origin, reference);
    expect(own).toBe(`${origin} ${reference}`);
    expect(recordOn(origin, own)).toBe(own);
    expect(recordOn('https://other.example', own)).not.toBe(own);
  });

  test('and is no longer than any other', () => {
    expect(recordOn('https://evil.example', `hubspot:${'x'.repeat(490)}`)).toHaveLength(500);
  });
});
