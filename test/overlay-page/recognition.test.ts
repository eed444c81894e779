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
];
const table = (heads: string, ...rows: string[]) =>
  `<table><thead><tr>${cells('th', heads)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
const cells = (tag: string, row: string) =>
  row
    .split('|')
    .map((cell) => `<${tag}>${cell}</${tag}>`)
    .join('');

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
    'a search box says nothing',
    '<input type="search" value="otto@brandl.example"><input name="q" value="otto@brandl.example"><h1>Tilda Marsh</h1><p>Marsh Optics Ltd</p>',
    ['Tilda Marsh'],
  ],
  [
    'an editor says nothing',
    '<h1>Tilda Marsh</h1><p>Marsh Optics Ltd</p><div contenteditable="true">Otto Brandl, Brandl Holz</div>',
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
