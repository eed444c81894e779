import { expect, test } from 'vitest';
import type { Contact } from '../../components/contacts/contact';
import { openPage } from './open-page';

const contactOf = (personnelId: string, fullName: string, companyName: string, email?: string): Contact => ({
  personnelId,
  phone: { kind: 'unlocked', number: `+4420794600${personnelId}` },
  profile: { fullName, companyName, ...(email ? { email } : {}) },
  updatedAt: 0,
});
const people = [
  contactOf('31', 'Tilda Marsh', 'Marsh Optics Ltd', 'tilda.marsh@marsh.example'),
  contactOf('32', 'Otto Brandl', 'Brandl Holz', 'otto@brandl.example'),
  contactOf('33', 'Yara Costa', 'Costa Café, Lda.'),
  contactOf('34', 'Rolf Marsh', 'Marsh Optics Ltd'),
];
const table = (heads: string, ...rows: string[]) =>
  `<table><thead><tr>${cells('th', heads)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
const cells = (tag: string, row: string) =>
  row
    .split('|')
    .map((cell) => `<${tag}>${cell}</${tag}>`)
    .join('');

/** A row of four columns without `<thead>`: a colleague who works on the deal comes before the contact. */
const dealTable = (worker: string, contact: string, company: string, cell = 'th') =>
  `<table><tr>${cells(cell, `Deal|${worker}|${contact}|${company}`)}</tr><tr>${cells('td', '7|Rolf Marsh|Tilda Marsh|Marsh Optics')}</tr></table>`;
const record = '<dl><dt>Company</dt><dd>Marsh Optics</dd><dt>E-mail</dt><dd>tilda.marsh@marsh.example</dd></dl>';

test.each([
  ['en', 'Owner', 'Contact', 'Account'],
  ['en, two words', 'Account manager', 'Primary contact', 'Company'],
  ['en, short', 'Rep', 'Contact', 'Company'],
  ['en, a word nobody knows', 'Buddy', 'Contact', 'Company'],
  ['de', 'Kundenbetreuer', 'Ansprechpartner', 'Firma'],
  ['es', 'Ejecutivo de cuenta', 'Contacto', 'Empresa'],
  ['fr', 'Chargé de compte', 'Contact', 'Société'],
  ['ja', '営業担当', '取引先責任者', '取引先名'],
  ['zh', '客户经理', '联系人', '公司'],
])('a header row in the body tells the contact from who works with the deal: %s', async (_, ...heads) => {
  for (const cell of ['th', 'td']) {
    const { chips } = await openPage(`<!doctype html><title>Deals</title>${dealTable(...heads, cell)}`, people);
    expect((await chips()).map(({ person }) => person)).toEqual(['Tilda Marsh']);
  }
});

test.each([
  [
    'before breadcrumbs and what was viewed',
    `<nav><a>Contacts</a> / <span>Tilda Marsh</span></nav><h1 data-place="head">Tilda Marsh</h1>${record}<aside>Recently viewed<ul><li>Tilda Marsh</li></ul></aside>`,
  ],
  [
    'before tabs',
    `<div role="tablist"><span role="tab">Tilda Marsh</span><span role="tab">Otto Brandl</span></div><h1 data-place="head">Tilda Marsh</h1>${record}`,
  ],
  ['before plain texts', `<div><span>Tilda Marsh</span></div><h1 data-place="head">Tilda Marsh</h1>${record}`],
  [
    'of two headings the first',
    `<h1 data-place="head">Tilda Marsh</h1>${record}<section><h2>Tilda Marsh</h2><p>Buyer</p></section>`,
  ],
  [
    'before form fields',
    `<form><input aria-label="Name" value="Tilda Marsh"></form><h1 data-place="head">Tilda Marsh</h1>${record}`,
  ],
])('a record has one chip, at its heading: %s', async (_, html) => {
  const { chips } = await openPage(`<!doctype html><title>Tilda Marsh – CRM</title><main>${html}</main>`, people);
  expect(await chips()).toMatchObject([{ person: 'Tilda Marsh', anchorText: 'Tilda Marsh', place: 'head' }]);
});

test('a name after a company in the same text belongs to somebody else', async () => {
  const { chips } = await openPage('<!doctype html><p>Tilda Marsh, Marsh Optics, and Ann Lee came.</p>', people);
  expect(await chips()).toMatchObject([{ person: 'Tilda Marsh', form: 'mark' }]);
});

test.each([
  ['the company column confirms', table('Name|Company', 'Yara Costa|Costa Café'), ['Yara Costa']],
  ['the competitor column does not', table('Name|Company|Competitor', 'Yara Costa|Umbra SA|Costa Café'), []],
  [
    'nor does a supplier in a definition list',
    '<article><h3>Yara Costa</h3><dl><dt>Company</dt><dd>Umbra SA</dd><dt>Supplier</dt><dd>Costa Café</dd></dl></article>',
    [],
  ],
  [
    'nor a label in the same text',
    '<ul><li><b>Yara Costa</b> <span>Umbra SA</span> <span>Reseller: Costa Café</span></li></ul>',
    [],
  ],
  [
    'a deal is named after the company',
    '<div class="t"><b>Deal 4: Costa Café</b><div><span>Yara Costa</span> <span>€900</span></div></div>',
    ['Yara Costa'],
  ],
  [
    'a company page lends its company to rows with activity',
    '<h1>Brandl Holz</h1><div><a href="#/1"><div>Otto Brandl</div><div>last activity today at 5:36 AM</div></a><a href="#/2"><div>Ann Lee</div><div>last activity today at 5:34 AM</div></a></div>',
    ['Otto Brandl'],
  ],
  [
    'nor need its name be a heading, or its section look unlike the list',
    '<div style="display:flex"><div class="card" style="width:50%"><div>Brandl Holz</div><div><div><span>Website</span> <span>brandl.example</span></div><div><span>Town</span> <span>Graz</span></div></div></div><div class="card" style="width:50%"><div>People (2)</div><div><ul><li><b>Otto Brandl</b><div>Buyer</div></li><li><b>Ann Lee</b><div>Sales</div></li></ul></div></div></div>',
    ['Otto Brandl'],
  ],
  [
    'a search box says nothing',
    '<input type="search" value="otto@brandl.example"><input name="q" value="otto@brandl.example"><h1>Tilda Marsh</h1><p>Marsh Optics Ltd</p>',
    ['Tilda Marsh'],
  ],
  [
    'an editor says nothing',
    '<h1>Tilda Marsh</h1><p>Marsh Optics Ltd</p><div contenteditable="true">Otto Brandl, Brandl Holz</div>',
    ['Tilda Marsh'],
  ],
  ['a text area says nothing', '<h1>Notes</h1><textarea>Tilda Marsh, tilda.marsh@marsh.example</textarea>', []],
  [
    'nor does one in the form of a record, whose fields do',
    '<form><label>Name <input value="Tilda Marsh"></label><label>E-mail <input value="tilda.marsh@marsh.example"></label><label>Notes <textarea>otto@brandl.example</textarea></label></form>',
    ['Tilda Marsh'],
  ],
  [
    'an owner by a header beside',
    '<table><tr><th>Owner</th><td>Rolf Marsh</td><th>Contact</th><td>Tilda Marsh</td><th>Account</th><td>Marsh Optics</td></tr></table>',
    ['Tilda Marsh'],
  ],
  [
    'an owner in a definition list',
    '<article><h3>Deal 7</h3><dl><dt>Owner</dt><dd>Rolf Marsh</dd><dt>Contact</dt><dd>Tilda Marsh</dd><dt>Account</dt><dd>Marsh Optics</dd></dl></article>',
    ['Tilda Marsh'],
  ],
  [
    'an assignee in an ARIA grid',
    '<div role="table"><div role="row"><b role="columnheader">Assignee</b><b role="columnheader">Contact</b><b role="columnheader">Account</b></div><div role="row"><i role="cell">Rolf Marsh</i><i role="cell">Tilda Marsh</i><i role="cell">Marsh Optics</i></div></div>',
    ['Tilda Marsh'],
  ],
  [
    'a card has one chip, beside the name',
    '<div><div>Tools</div></div><div class="card"><div><div>Tilda Marsh</div><div>Buyer, Marsh Optics Ltd</div></div><a href="mailto:tilda.marsh@marsh.example">tilda.marsh@marsh.example</a><div><span>Town</span><span>Leeds</span></div><div><span>Language</span><span>English</span></div></div>',
    ['Tilda Marsh'],
  ],
  ['a bare number is no ID', table('Name|Amount', 'Ann Lee|31'), []],
  ['a number labelled as Lensmor ID is', table('Name|Lensmor ID', 'Tilda M.|310'), []],
])('%s', async (_, html, expected) => {
  const { chips } = await openPage(`<!doctype html><title>Records</title><main>${html}</main>`, people);
  expect((await chips()).map(({ person }) => person)).toEqual(expected);
});

test('an editor in a row says nothing after the row shows other people', async () => {
  const { page, chips, settled } = await openPage(
    `<!doctype html><title>Notes</title>${table('Name|Company|Note', 'Ann Lee|Lee Ltd|<div contenteditable aria-multiline="true">Call</div>')}`,
    people,
  );
  await settled();
  await page.evaluate(() => {
    const texts = ['Tilda Marsh', 'Marsh Optics', 'Otto Brandl <otto@brandl.example>'];
    const row = document.querySelector('tbody tr');
    const walker = document.createTreeWalker(row as Node, NodeFilter.SHOW_TEXT);
    for (const text of texts) if (walker.nextNode()) walker.currentNode.nodeValue = text;
  });
  expect((await chips()).map(({ person }) => person)).toEqual(['Tilda Marsh']);
});
