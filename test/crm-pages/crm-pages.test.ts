import { expect, test } from 'vitest';
import { catalogue } from '../../components/sites/catalogue';
import { createRecordReader } from '../../components/sites/record';
import { guideFor } from '../../components/sites/site-guide';
import { crmPages } from './crm-pages';

test.each(catalogue.map(({ id }) => id))('%s has a list page and a record page', (id) => {
  const pages = crmPages.find(({ crm }) => crm === id)?.pages ?? [];
  expect(pages.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['list', 'record']));
});

test.each(
  crmPages
    .filter(({ crm }) => !crm.startsWith('no entry'))
    .flatMap(({ crm, pages }) => pages.map((page) => [crm, page.kind, page] as const)),
)('the URL of the %s %s page matches the catalogue', (crm, kind, { address }) => {
  const { records } = guideFor(new URL(address).origin);
  expect(records.map((rule) => rule.crm)).toContain(crm);
  const { reference } = createRecordReader(records)(address);
  if (kind === 'record') expect(reference).toMatch(new RegExp(`^${crm}:.*(person|company):`));
});
