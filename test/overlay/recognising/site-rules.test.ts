// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createDependencies } from '../../../components/overlay/recognising/dependencies';
import { createSiteRules } from '../../../components/overlay/recognising/site-rules';

const site = createSiteRules({ hints: {}, readRecord: () => ({ reference: '' }) }, () => null, createDependencies());

test.each([
  ['owner', true],
  ['hubspot_owner_id', true],
  ['recordOwner', true],
  ['OwnerId', true],
  ['column-assigned_user_name', true],
  ['createdBy', true],
  ['modified_by_name', true],
  ['sales_rep', true],
  ['homeowner_name', false],
  ['ownership', false],
  ['authorized', false],
  ['assignment', false],
])('a name in a field called %s belongs to a CRM user: %s', (name, isUser) => {
  document.body.innerHTML = `<div data-field="${name}"><span>Jane Doe</span></div>`;
  const shown = document.querySelector('span')?.firstChild;
  if (!shown) throw new Error('Nothing is shown');
  expect(site.isUser(shown)).toBe(isUser);
});
