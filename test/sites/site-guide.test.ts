// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { catalogue } from '../../components/sites/catalogue';
import { guideFor } from '../../components/sites/site-guide';

const crmsAt = (origin: string) => [...new Set(guideFor(origin).records.map(({ crm }) => crm))];

test.each([
  ['https://app.hubspot.com', ['hubspot']],
  ['https://acme.lightning.force.com', ['salesforce']],
  ['https://acme--sandbox.sandbox.lightning.force.com', ['salesforce']],
  ['https://acme.odoo.com', ['odoo']],
  ['https://crm.acme.example', ['odoo', 'espocrm', 'suitecrm', 'twenty']],
  ['http://acme.pipedrive.com', ['odoo', 'espocrm', 'suitecrm', 'twenty']],
  ['https://notpipedrive.com', ['odoo', 'espocrm', 'suitecrm', 'twenty']],
])('%s has the guides of %j', (origin, crms) => expect(crmsAt(origin)).toEqual(crms));

test('combines the hints of several CRMs', () => {
  const all = guideFor('https://crm.acme.example').hints;
  for (const { onOwnDomains, hints = {} } of catalogue)
    if (onOwnDomains)
      for (const [kind, selector] of Object.entries(hints))
        expect(all).toHaveProperty(kind, expect.stringContaining(selector));
});

test.each(catalogue.map((crm) => [crm.name, crm] as const))('%s is complete', (_, crm) => {
  expect(crm.patterns.length > 0 || crm.onOwnDomains).toBe(true);
  for (const pattern of crm.patterns) expect(pattern).toMatch(/^https:\/\/(\*\.)?[\w.-]+\/\*$/);
  expect(crm.records.map(({ type }) => type)).toContain('person');
  expect(crm.source).toMatch(/^\d{4}-\d{2}, [ABC]$/);
});

test('every hint is a valid selector', () => {
  for (const { hints } of catalogue) {
    for (const selector of Object.values(hints ?? {})) {
      expect(() => document.createDocumentFragment().querySelector(selector)).not.toThrow();
    }
  }
});
