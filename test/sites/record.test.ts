import { describe, expect, test } from 'vitest';
import { catalogue } from '../../components/sites/catalogue';
import { createRecordReader, siteOfReference } from '../../components/sites/record';
import { guideFor } from '../../components/sites/site-guide';

const read = (address: string) => createRecordReader(guideFor(new URL(address).origin).records)(address);

const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('the same record at any of its addresses', () => {
  test.each([
    [
      'hubspot:4711:person:51',
      [
        'https://app.hubspot.com/contacts/4711/record/0-1/51',
        'https://app-eu1.hubspot.com/contacts/4711/record/0-1/51/?utm_source=mail#notes',
        'https://app-na2.hubspot.com/contacts/4711/contact/51',
      ],
    ],
    [
      'hubspot:4711:company:51',
      ['https://app.hubspot.com/contacts/4711/record/0-2/51', 'https://app.hubspot.com/contacts/4711/company/51/'],
    ],
    ['hubspot:4711:deal:51', ['https://app.hubspot.com/contacts/4711/record/0-3/51']],
    [
      'salesforce:person:0035e00000AbCdE',
      [
        'https://acme.lightning.force.com/lightning/r/Contact/0035e00000AbCdEAAZ/view',
        'https://acme.lightning.force.com/lightning/r/0035e00000AbCdEAAZ/view',
        'https://acme.my.salesforce.com/0035e00000AbCdE',
        'https://acme.lightning.force.com/lightning/r/Contact/0035e00000AbCdEAAZ/related/Cases/view',
      ],
    ],
    [
      'salesforce:person:00Q5e00000AbCdE',
      ['https://acme.lightning.force.com/lightning/r/Lead/00Q5e00000AbCdEAAZ/view'],
    ],
    [
      'salesforce:company:0015e00000AbCdE',
      ['https://acme.lightning.force.com/lightning/r/Account/0015e00000AbCdEAAZ/view'],
    ],
    ['salesforce:user:0055e00000AbCdE', ['https://acme.lightning.force.com/lightning/r/User/0055e00000AbCdEAAZ/view']],
    [
      'pipedrive:acme.pipedrive.com:person:12',
      ['https://acme.pipedrive.com/person/12', 'https://acme.pipedrive.com/person/12?tab=notes'],
    ],
    ['pipedrive:acme.pipedrive.com:company:12', ['https://acme.pipedrive.com/organization/12']],
    [
      'zoho:org99:person:361',
      ['https://crm.zoho.eu/crm/org99/tab/Contacts/361', 'https://crmplus.zoho.com/crm/org99/tab/Contacts/361/edit'],
    ],
    [
      `dynamics:acme.crm4.dynamics.com:person:${GUID}`,
      [
        `https://acme.crm4.dynamics.com/main.aspx?appid=${GUID.replace('0f', '1f')}&pagetype=entityrecord&etn=contact&id=${GUID}`,
        `https://acme.crm4.dynamics.com/main.aspx?id=${GUID}&etn=contact&pagetype=entityrecord`,
        `https://acme.crm4.dynamics.com/main.aspx?etn=contact&id=%7B${GUID}%7D`,
      ],
    ],
    ['close:company:lead_aB3', ['https://app.close.com/lead/lead_aB3/', 'https://app.close.com/lead/lead_aB3']],
    [
      `attio:acme:person:${GUID}`,
      [`https://app.attio.com/acme/person/${GUID}`, `https://app.attio.com/acme/person/${GUID}/activity`],
    ],
    [
      'copper:app.copper.com:person:88',
      [
        'https://app.copper.com/companies/3/app#/browse/list/people/default?fullProfile=people-88',
        'https://app.copper.com/companies/3/app#/contact/people-88',
      ],
    ],
    ['freshsales:acme.myfreshworks.com:person:402', ['https://acme.myfreshworks.com/crm/sales/contacts/402']],
    [
      'odoo:acme.odoo.com:person:14',
      [
        'https://acme.odoo.com/odoo/contacts/14',
        'https://acme.odoo.com/odoo/crm/9/res.partner/14',
        'https://acme.odoo.com/web#id=14&model=res.partner&view_type=form',
        'https://acme.odoo.com/web#cids=1&model=res.partner&view_type=form&id=14',
      ],
    ],
    [
      'espocrm:crm.acme.example:person:5f3',
      ['https://crm.acme.example/#Contact/view/5f3', 'https://crm.acme.example/?x=1#Contact/view/5f3'],
    ],
    [
      'suitecrm:crm.acme.example:person:5f-3',
      [
        'https://crm.acme.example/#/contacts/record/5f-3',
        'https://crm.acme.example/index.php?module=Contacts&action=DetailView&record=5f-3',
        'https://crm.acme.example/index.php?action=DetailView&record=5f-3&module=Contacts&return_module=Home',
      ],
    ],
    [`twenty:acme.twenty.com:person:${GUID}`, [`https://acme.twenty.com/object/person/${GUID}`]],
    [
      'insightly:crm.na1.insightly.com:person:7',
      ['https://crm.na1.insightly.com/details/contact/7', 'https://crm.na1.insightly.com/details/Contacts/7'],
    ],
    [
      'crm.acme.example/people/17',
      ['https://crm.acme.example/people/17', 'https://crm.acme.example/people/17/?utm_source=x&sort=name#top'],
    ],
    [
      'crm.acme.example/show?id=17&module=people',
      ['https://crm.acme.example/show?id=17&module=people', 'https://crm.acme.example/show?page=2&module=people&id=17'],
    ],
    [
      'crm.acme.example#/people/17',
      ['https://crm.acme.example/#/people/17', 'https://crm.acme.example/#/people/17?tab=notes'],
    ],
  ])('%s', (reference, addresses) => {
    for (const address of addresses) expect(read(address).reference).toBe(reference);
  });
});

test.each([
  ['https://app.hubspot.com/contacts/4711/objects/0-1/views/all/list', undefined],
  ['https://acme.lightning.force.com/lightning/o/Contact/list', undefined],
  ['https://crm.acme.example/people/17', 'person'],
  ['https://crm.acme.example/v2/accounts/view/17', 'company'],
  ['https://crm.acme.example/users/17', 'user'],
  ['https://crm.acme.example/opportunities/17/edit', 'deal'],
  ['https://crm.acme.example/settings', undefined],
  ['https://crm.acme.example/#/contacts/a1b2', 'person'],
])('%s shows a record of type %s', (address, type) => expect(read(address).type).toBe(type));

test('a list with filters is the same list', () =>
  expect(read('https://crm.acme.example/people?sort=name&page=3').reference).toBe('crm.acme.example/people'));

test('an invalid address has an empty reference', () =>
  expect(createRecordReader([])('people/17')).toEqual({ reference: '' }));

test('a reference has a maximum length', () =>
  expect(read(`https://crm.acme.example/${'x'.repeat(9999)}`).reference).toHaveLength(500));

test.each([
  ['pipedrive:acme.pipedrive.com:person:12', 'Pipedrive · acme.pipedrive.com'],
  ['hubspot:8140:person:12', 'HubSpot'],
  ['crm.example/people/12?id=3', 'crm.example'],
  ['crm.example', 'crm.example'],
  ['https://crm.example hubspot:8140:person:12', 'crm.example'],
  ['', ''],
])('%s is shown as %s', (reference, site) => {
  expect(siteOfReference(reference, catalogue)).toBe(site);
});
