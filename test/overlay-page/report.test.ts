import { describe, expect, test } from 'vitest';
import { openPage, type PageOptions } from './open-page';
import { person } from './person';

const people = [
  person('Signe Falk', { companyName: 'Falk Textil AB', email: 'signe@falk.example' }),
  person('Raul Prieto', { companyName: 'Prieto Obras S.L.', email: 'raul@prieto.example' }, { kind: 'open' }),
];
const document = (html: string) => `<!doctype html><title>Signe Falk</title><main>${html}</main>`;
const list = `<table><tr><th>Name<th>E-mail</tr><tr><td>Signe Falk<td><a href="mailto:signe@falk.example">Write</a></tr><tr><td>Raul Prieto<td><a href="mailto:raul@prieto.example">Write</a></tr></table>`;

test('counts people with a chip', async () => {
  const twice = `<h1>Signe Falk</h1><p>Falk Textil AB</p><ul><li>Signe Falk, Falk Textil AB</li></ul><div>${list}</div>`;
  const { chips, report } = await openPage(document(twice), people);
  const shown = await chips();
  const withNumber = shown.filter(({ number }) => number).length;
  expect(await report()).toMatchObject({ withNumber, withoutNumber: shown.length - withNumber });
});

describe('"This record is…" is offered', () => {
  const record = '<h1>S. F.</h1><p>Buyer</p>';
  test.each([
    ['on a record of a CRM', 'https://acme.pipedrive.com/person/12', record, true],
    ['not on its lists', 'https://acme.pipedrive.com/persons/list/user/1', list, false],
    ['on a record of any site', 'https://crm.example/contacts/12', record, true],
    ['on a record whose address says nothing', 'https://crm.example/signe', record, true],
    ['not on a list of any site', 'https://crm.example/people', `<h1>People</h1>${list}`, false],
    ['not on the page of a user', 'https://crm.example/users/12', record, false],
  ])('%s', async (_, address, html, isOffered) => {
    const { report } = await openPage(document(html), people, { address });
    expect((await report()).record !== undefined).toBe(isOffered);
  });
});

describe('reports why a page can’t be read', () => {
  const large = 'style="width: 1200px; height: 900px; border: 0"';
  const inFrame: PageOptions = { also: { 'https://frame.example/': document('Nobody') } };
  test.each([
    ['nothing', '<p>Nobody</p>', undefined],
    ['a grid on a canvas', `<canvas ${large}></canvas>`, { what: 'canvas' }],
    ['a chart beside texts', '<p>Nobody</p><canvas style="width: 300px; height: 200px"></canvas>', undefined],
    ['a canvas beside somebody', `<canvas ${large}></canvas>${list}`, undefined],
    ['a PDF', `<embed type="application/pdf" ${large}>`, { what: 'pdf' }],
    [
      'a frame of another site',
      `<iframe src="https://frame.example/" ${large}></iframe>`,
      { what: 'frame', address: 'https://frame.example' },
    ],
    ['a frame that is shut off', `<iframe sandbox srcdoc="Nobody" ${large}></iframe>`, { what: 'frame' }],
    ['a frame of its own', `<iframe srcdoc="Nobody" ${large}></iframe>`, undefined],
  ])('%s', async (_, html, expected) => {
    const { report } = await openPage(document(html), people, inFrame);
    expect((await report()).unreadable).toEqual(expected);
  });
});
