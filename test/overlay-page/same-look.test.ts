import { describe, expect, test } from 'vitest';
import { openPage } from './open-page';
import { person } from './person';

const people = [
  person('Mara Lindqvist', { companyName: 'Nordwind AB', email: 'mara.lindqvist@nordwind.example' }),
  person('John A. Harlow', { companyName: 'Harlow Tools Ltd' }),
  person('María José Ortega', { companyName: 'Ortega Vinos S.L.' }),
  person('Jan van den Berg', { companyName: 'Berg Logistiek B.V.' }),
  person('Otto Brandl', { companyName: 'Brandl Holz', email: 'otto@brandl.example' }),
  person('佐藤 健', { companyName: '佐藤商事株式会社' }),
];

const table = (name: string, company: string) =>
  `<table><thead><tr><th>Name</th><th>Company</th></tr></thead><tbody><tr><td>${name}</td><td>${company}</td></tr><tr><td>Ann Lee</td><td>Umbra SA</td></tr></tbody></table>`;

async function whoIsOn(html: string): Promise<string[]> {
  const style = '<style>body { font: 14px sans-serif } td, th { padding: 4px 60px 4px 8px }</style>';
  const { chips } = await openPage(`<!doctype html><title>Records</title>${style}<main>${html}</main>`, people);
  return (await chips()).map((chip) => String(chip.person)).sort();
}

describe('texts that look the same get the same chips', () => {
  test.each([
    ['zero-width spaces', 'Mara&#8203; Lind&#8203;qvist', 'Nord&#8203;wind AB'],
    ['soft hyphens', 'Mara Lind&shy;qvist', 'Nord&shy;wind AB'],
    ['a possible line break', 'Mara Lind<wbr>qvist', 'Nord<wbr>wind AB'],
    ['words that a search marked', '<mark>Mar</mark>a Lindqvist', '<mark>Nord</mark>wind AB'],
    ['letters that a search marked', 'Mara Lind<mark>qv</mark>ist', 'Nordwind AB'],
    ['first letters set apart', '<b>M</b>ara <b>L</b>indqvist', 'Nordwind AB'],
    ['the family name first', '<b>LINDQVIST</b>, <i>Mara</i>', 'Nordwind AB'],
    ['a comma by itself', '<b>Lindqvist</b><span>, </span><i>Mara</i>', 'Nordwind AB'],
    ['three elements', '<span>Mara</span> <span>Elin</span> <span>Lindqvist</span>', 'Nordwind AB'],
    [
      'initials in front',
      '<div><span style="display:inline-block;width:30px">ML</span><span>Mara</span> <span>Lindqvist</span></div>',
      'Nordwind AB',
    ],
    ['an icon with a title', '<svg width="10" height="10"><title>Person</title></svg>Mara Lindqvist', 'Nordwind AB'],
    [
      'a word for screen readers',
      '<span style="position:absolute;clip-path:inset(50%)">Contact: </span>Mara Lindqvist',
      'Nordwind AB',
    ],
    ['a job beside the name', '<b>Mara Lindqvist</b> <span>Buyer</span>', 'Nordwind AB'],
    ['each word of a company in an element', 'Mara Lindqvist', '<span>Nordwind</span> <span>AB</span>'],
    ['a choice', 'Mara Lindqvist', '<select><option>Umbra SA<option selected>Nordwind AB</select>'],
  ])('%s', async (_, name, company) => {
    expect(await whoIsOn(table(name, company))).toEqual(['Mara Lindqvist']);
  });

  test.each([
    [
      'particles in an element of their own',
      '<span>Jan</span> <span>van den</span> <span>Berg</span>',
      'Jan van den Berg',
    ],
    ['particles, abbreviated', 'Jan v.d. Berg', 'Jan van den Berg'],
    ['particles with a slash', 'Jan v/d Berg', 'Jan van den Berg'],
    ['particles before a comma', 'van den Berg, Jan', 'Jan van den Berg'],
    ['María, abbreviated', 'Mª José Ortega', 'María José Ortega'],
    ['ideographs in two elements', '<span>佐藤</span><span>健</span>', '佐藤 健'],
  ])('%s', async (_, name, fullName) => {
    const { profile } = people.find((one) => one.profile?.fullName === fullName) ?? {};
    expect(await whoIsOn(table(name, profile?.companyName ?? ''))).toEqual([fullName]);
  });

  test('a name cut in two, before a company that starts with its last word', async () => {
    expect(await whoIsOn(table('Otto B<!-- -->randl', 'Brandl <!-- -->Holz'))).toEqual(['Otto Brandl']);
  });

  test('a cell that is a component', async () => {
    const html = `${table('<x-name></x-name>', 'Nordwind AB')}<script>
      document.querySelector('x-name').attachShadow({ mode: 'open' }).innerHTML = '<span>Mara</span> <span>Lindqvist</span>';
    </script>`;
    expect(await whoIsOn(html)).toEqual(['Mara Lindqvist']);
  });

  test.each([
    ['a generation', '<span>John</span> <span>B.</span> <span>Harlow</span>', 'Harlow Tools Ltd'],
    ['a hyphen behind a possible line break', 'Mara Lindqvist<wbr>-Berg', 'Nordwind AB'],
    ['another given name', '<span>Anna</span> <span>Mara</span> <span>Lindqvist</span>', 'Nordwind AB'],
    ['another given name before both', '<span>Anna</span> <span>Mara Lindqvist</span>', 'Nordwind AB'],
    ['another family name', '<span>Mara Lindqvist</span> <span>Berg</span>', 'Nordwind AB'],
    ['letters that a search marked', 'Mara Lindqvist<mark>son</mark>', 'Nordwind AB'],
  ])('nor does it make somebody else one of them: %s', async (_, name, company) => {
    expect(await whoIsOn(table(name, company))).toEqual([]);
  });
});

describe('labels that are split into several nodes are still recognised', () => {
  const record = (label: string, company = 'Nordwind AB') =>
    `<article><h3>Mara Lindqvist</h3><div><label>${label}</label><div>${company}</div></div><div><label>Town</label><div>Lund</div></div></article>`;
  const cuts: [how: string, cut: (label: string) => string][] = [
    ['possible line breaks', (label) => label.replace(/^.../, '$&<wbr>')],
    ['soft hyphens', (label) => label.replace(/^.../, '$&&shy;')],
    ['zero-width spaces', (label) => label.replace(/^.../, '$&&#8203;')],
    ['letters that a search marked', (label) => label.replace(/^..../, '<mark>$&</mark>')],
  ];

  test.each(cuts)('%s', async (_, cut) => {
    expect(await whoIsOn(record(cut('Company')))).toEqual(['Mara Lindqvist']);
    expect(await whoIsOn(record(cut('Competitor')))).toEqual([]);
  });

  test.each([
    ['in two texts', 'Nordwind<!-- --> Labs'],
    ['in two elements', '<span>Nordwind</span> <span>Labs</span>'],
  ])('a longer company is another one: %s', async (_, company) => {
    expect(await whoIsOn(record('Company', company))).toEqual([]);
  });
});

describe('several people in one place are matched separately', () => {
  const deal = (contacts: string) =>
    `<table><thead><tr><th>Deal</th><th>Contacts</th><th>Company</th></tr></thead><tbody><tr><td>7</td><td>${contacts}</td><td>Nordwind AB</td></tr></tbody></table>`;

  test.each([
    ['names in a cell', deal('<span>Ann Lee</span> <span>Mara Lindqvist</span>'), ['Mara Lindqvist']],
    [
      'links in a cell',
      deal(
        '<a href="mailto:mara.lindqvist@nordwind.example">Mara Lindqvist</a> <a href="mailto:otto@brandl.example">Otto Brandl</a>',
      ),
      ['Mara Lindqvist', 'Otto Brandl'],
    ],
    [
      'a link behind a stranger',
      deal('<a href="mailto:ann@umbra.example">Ann Lee</a>, <a href="mailto:otto@brandl.example">Otto Brandl</a>'),
      ['Otto Brandl'],
    ],
    [
      'a field of a deal',
      '<h1>Deal 9</h1><dl><dt>Company</dt><dd>Nordwind AB</dd><dt>Contacts</dt><dd>Ann Lee, Mara Lindqvist</dd></dl>',
      ['Mara Lindqvist'],
    ],
    [
      'attendees with their companies',
      '<h1>Call</h1><p>Attendees: <span>Mara Lindqvist (Nordwind)</span>, <span>Ann Lee (Umbra)</span>, <span>Otto Brandl (Brandl Holz)</span></p>',
      ['Mara Lindqvist', 'Otto Brandl'],
    ],
    [
      'sender and recipient with addresses in attributes',
      '<div>From <span title="otto@brandl.example">Otto Brandl</span> to <span email="mara.lindqvist@nordwind.example">Mara</span></div>',
      ['Mara Lindqvist', 'Otto Brandl'],
    ],
    [
      'contacts on a card',
      '<div class="lane"><div class="k"><b>Renewal</b><div>Nordwind AB</div><div class="p"><a href="mailto:mara.lindqvist@nordwind.example">Mara Lindqvist</a> <a href="mailto:otto@brandl.example">Otto Brandl</a></div></div><div class="k"><b>Expansion</b><div>Umbra</div><div class="p"><a href="#1">Tim Roe</a></div></div></div>',
      ['Mara Lindqvist', 'Otto Brandl'],
    ],
  ])('%s', async (_, html, expected) => {
    expect(await whoIsOn(html)).toEqual(expected);
  });
});

describe('a marked person', () => {
  const { personnelId } = people[0] ?? {};
  const two = (marked: string) => `${marked}<div class="card"><h3>A. B.</h3><p>Other</p></div>`;

  test.each([
    [
      'on a card',
      two(`<div class="card" data-personnel-id="${personnelId}"><h3 data-place="at">M. L.</h3><p>Vault</p></div>`),
    ],
    [
      'on a row',
      `<table><tr data-lensmor-id="${personnelId}"><td><input type="checkbox"></td><td data-place="at"><span>M</span> <a href="/c/1">Mara L.</a></td><td>New</td></tr></table>`,
    ],
    [
      'by a field whose label is renamed',
      `<h1>Contact</h1><div data-field="Lensmor_ID__c" data-place="at"><span>Externe ID</span> <span>${personnelId}</span></div>`,
    ],
    [
      'by a form field',
      `<form><label for="x">Lensmor personnel ID</label> <b>1</b> <input id="x" value="${personnelId}" data-place="at"></form>`,
    ],
  ])('%s has the chip beside what names them', async (_, html) => {
    const { chips } = await openPage(`<!doctype html><title>Records</title>${html}`, people);
    expect(await chips()).toMatchObject([{ person: 'Mara Lindqvist', place: 'at' }]);
  });

  test.each([
    [
      'another ID contradicts a name',
      '<table><thead><tr><th>Name</th><th>Company</th><th>Lensmor ID</th></tr></thead><tbody><tr><td>Mara Lindqvist</td><td>Nordwind AB</td><td>777777</td></tr></tbody></table>',
    ],
    ['an ID of another system is none', `<h1>Contact</h1><dl><dt>Personnel ID</dt><dd>${personnelId}</dd></dl>`],
    [
      'nor is one in a link to another system',
      `<a href="https://hr.example/people?personnel_id=${personnelId}">Open</a>`,
    ],
  ])('%s', async (_, html) => {
    expect(await whoIsOn(html)).toEqual([]);
  });
});

test.each([
  [
    'in a definition list',
    '<dl><dt>Account</dt><dd>Nordwind AB</dd><dt>Contact</dt><dd data-place="at">Mara Lindqvist</dd><dt>Owner</dt><dd>Dora Whitfield</dd></dl>',
  ],
  [
    'in labelled lines',
    '<div><div class="label">Account</div><div>Nordwind AB</div></div><div><div class="label">Primary contact</div><div data-place="at">Mara Lindqvist</div></div>',
  ],
])('the contact of a deal page %s', async (_, html) => {
  const { chips } = await openPage(`<!doctype html><title>Deal</title><h1>Big deal</h1>${html}`, people);
  expect(await chips()).toMatchObject([{ person: 'Mara Lindqvist', place: 'at' }]);
});

describe('frozen columns in a separate pane', () => {
  const rows = [
    ['Mara Lindqvist', 'Nordwind AB'],
    ['Ann Lee', 'Umbra SA'],
    ['Otto Brandl', 'Brandl Holz'],
    ['Mara Lindqvist', 'Brandl Holz'],
  ] as const;
  const style =
    '<style>.g { display: flex } .r { height: 32px } .c { width: 220px } table { border-spacing: 0 } tr { height: 32px }</style>';
  const panes = (row: (value: string, at: number) => string, around = (html: string) => `<div>${html}</div>`) =>
    `${style}<div class="g">${[0, 1].map((pane) => around(rows.map((row_, at) => row(row_[pane] ?? '', at)).join(''))).join('')}</div>`;

  test.each([
    ['numbered rows', panes((value, at) => `<div class="r" row-id="${at}"><div class="c">${value}</div></div>`)],
    [
      'rows of an ARIA grid',
      panes(
        (value, at) =>
          `<div class="r" role="row" aria-rowindex="${at}"><div class="c" role="gridcell">${value}</div></div>`,
      ),
    ],
    ['rows of the same height', panes((value) => `<div class="r"><div class="c">${value}</div></div>`)],
    [
      'two tables',
      panes(
        (value) => `<tr><td class="c">${value}</td></tr>`,
        (html) => `<div><table>${html}</table></div>`,
      ),
    ],
  ])('%s', async (_, html) => {
    expect(await whoIsOn(html)).toEqual(['Mara Lindqvist', 'Otto Brandl']);
  });

  test('lists side by side with their own headings are not panes', async () => {
    const list = (html: string) => `<div><h3>List</h3>${html}</div>`;
    expect(await whoIsOn(panes((value) => `<div class="r"><div class="c">${value}</div></div>`, list))).toEqual([]);
  });
});
