import { type CrmPages, document, link, mailto, pagesOf, text } from './page';
import { type Row, rows, truthOf } from './rows';

const ORIGIN = 'https://widgets.unknown.example';
const data = JSON.stringify(rows).replace(/</g, '\\u003c');

const values = ({ owner, name, company, email, linkedin }: Row) => [
  text(owner),
  text(name),
  text(company),
  text(email),
  link(linkedin, 'in'),
];
const HEADERS = ['Verantwortlich', 'Name', 'Account', 'E-mail', 'Web'];

/** The owner comes first, and only the header, in a separate table, says that it is the owner. */
const headedTable = document(
  'People',
  `<div class="table"><div class="head"><table><thead><tr>${HEADERS.map((header) => `<th>${header}</th>`).join('')}</tr></thead></table></div>
   <div class="body"><table><tbody>${rows
     .map(
       (row) =>
         `<tr data-place="${row.place}">${values(row)
           .map((value) => `<td><div class="cell">${value}</div></td>`)
           .join('')}</tr>`,
     )
     .join('')}</tbody></table></div></div>`,
);

/** The same as a grid of plain elements. Columns are numbered because some are missing. */
const cell = (role: string, column: number, value: string) =>
  `<div role="${role}" aria-colindex="${column + 3}">${value}</div>`;
const headedGrid = document(
  'People',
  `<div role="grid"><div role="row">${HEADERS.map((header, at) => cell('columnheader', at, header)).join('')}</div>
   ${rows
     .map(
       (row) =>
         `<div role="row" data-place="${row.place}">${values(row)
           .map((value, at) => cell('gridcell', at, value))
           .join('')}</div>`,
     )
     .join('')}</div>`,
  { style: '[role="columnheader"] { width: 210px }' },
);

/** Deals that name only their owners, who share a contact's name and seem to work at the contact's company. */
const DEALS = [
  ['Renewal', 'Acme Inc.', 'Rosa Marchetti'],
  ['Pilot', 'Globex', 'Ben Castell'],
];
const deals = document(
  'Deals',
  `<h1>Deals</h1><table><thead><tr><th>Deal</th><th>Account</th><th>Deal owner</th></tr></thead><tbody>
   ${DEALS.map((deal) => `<tr>${deal.map((value) => `<td>${value}</td>`).join('')}</tr>`).join('')}</tbody></table>
   <div class="cards">${DEALS.map(([deal, account, owner]) => `<div class="card"><b>${deal}</b><div><span>Kunde</span><span>${account}</span></div><div><span>Zuständig</span><span>${owner}</span></div></div>`).join('')}</div>`,
);

/** A record whose sections look alike and contain the fields that identify the name in the title. */
const field = (label: string, value: string) =>
  `<div class="field"><div class="label">${label}</div><div class="value">${value}</div></div>`;
const sections = document(
  'Contact',
  `<main data-place="header"><h1>Sven Akesson</h1>
     <section><h4>Details</h4><div>${field('Title', 'Head of Procurement')}${field('Employer', 'Fjord AB')}${field('Owner', 'Rosa Marchetti')}</div></section>
     <section><h4>Address</h4><div>${field('Street', 'Storgatan 1')}${field('City', 'Malmö')}${field('Language', 'Swedish')}</div></section></main>
   <section><h4>Colleagues</h4><ul><li data-place="namesake">Mara Lindqvist</li><li>Jonas Weber</li></ul></section>`,
);

/** A dialog with a two-column table for one record. */
const pair = (label: string, value: string) => `<tr><td>${label}</td><td>${value}</td></tr>`;
const dialogs = document(
  'People',
  `<div role="dialog" data-place="dialog"><h2>Sven Åkesson</h2><table><tbody>${pair('Firma', 'FJORD')}${pair('E-Mail', '')}${pair('Inhaber', 'Rosa Marchetti')}</tbody></table></div>
   <div role="dialog" data-place="other"><h2>Iris Whitfield</h2><table><tbody>${pair('Firma', 'Acme Inc.')}${pair('Betreuer', 'Rosa Marchetti')}</tbody></table></div>`,
  { style: '[role="dialog"] { border: 1px solid; margin: 8px }' },
);

/** Low cards side by side, and a single person with a company on a page about something else. */
const small = (row: Row) =>
  `<div class="mini" data-place="${row.place}"><div>${text(row.name)}</div><div>${text(row.company)} ${mailto(row.email)}${link(row.linkedin, 'in')}</div></div>`;
const attendees = document(
  'Webinar',
  `<h1>Webinar</h1><div class="minis">${rows.map(small).join('')}</div>
   <div class="host"><div>Moderation</div><div class="card" data-place="lone"><div>Sven Åkesson</div><div>Fjord AB</div></div></div>`,
  {
    style:
      '.minis { display: flex; flex-wrap: wrap; gap: 8px } .mini { width: 300px; height: 48px; border: 1px solid #ccd; box-sizing: border-box }',
  },
);

/** Cells that are edited in place, and an editor in which someone mentions people. */
const editable = (value: string) => `<div role="gridcell"><div contenteditable="true">${value}</div></div>`;
const editing = document(
  'People',
  `<div role="grid">${rows.map((row) => `<div role="row" data-place="${row.place}">${values(row).slice(1, 4).map(editable).join('')}<div role="gridcell">${link(row.linkedin, 'in')}</div></div>`).join('')}</div>
   <div contenteditable="true"><p>Mara Lindqvist</p><p>Nordwind GmbH</p><p>mara.lindqvist@nordwind.example</p></div>`,
);

/**
 * Every field is a component with its own root. Scripts set the values without events. The form's fields shadow the
 * form element's own properties.
 */
const components = document('Contact', '<form data-place="form"><x-form></x-form></form>', {
  script: `
    const define = (name, html) => customElements.define(name, class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = html; } });
    define('x-field', '<label><slot></slot></label><div><div><input></div></div>');
    define('x-form', '<div><x-field>Vorname</x-field><x-field>Nachname</x-field><x-field>Firma</x-field></div>');
    for (const name of ['matches', 'contains', 'closest', 'parentNode', 'nodeType', 'tagName', 'attributes', 'localName', 'querySelectorAll', 'isConnected', 'textContent']) {
      const input = document.createElement('input');
      input.name = name;
      document.querySelector('form').append(input);
    }
    const fields = [...document.querySelector('x-form').shadowRoot.querySelectorAll('x-field')].map((field) => field.shadowRoot.querySelector('input'));
    window.fill = (...values) => fields.forEach((field, at) => { field.value = values[at] ?? ''; });
    fill('Sven', 'Åkesson', 'Fjord AB');`,
});

/** Cards whose parts are slotted into a component's root, inside another component's root. */
const slots = document('People', '<x-people></x-people>', {
  script: `
    const card = (row) => '<x-card data-place="' + row.place + '"></x-card>';
    customElements.define('x-card', class extends HTMLElement {
      connectedCallback() {
        const row = ${data}.find(({ place }) => place === this.dataset.place);
        this.attachShadow({ mode: 'open' }).innerHTML = '<style>:host { display: block; min-height: 60px }</style><x-box><strong slot="header">' + row.name + '</strong><div>' + (row.company ?? '') + '</div><div>' + (row.email ?? '') + '</div>' + (row.linkedin ? '<a href="' + row.linkedin + '">in</a>' : '') + '<div slot="footer">Owner: ' + row.owner + '</div></x-box>';
      }
    });
    customElements.define('x-box', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = '<header><slot name="header"></slot></header><slot></slot><slot name="footer"></slot>'; } });
    customElements.define('x-people', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${data}.map(card).join(''); } });`,
});

/** The page's company doesn't apply to people whose own company is unknown: a header or the text itself names it. */
const elsewhere = document(
  'Nordwind',
  `<h1>Nordwind GmbH</h1><table><thead><tr><th>Name</th><th>Unternehmen</th></tr></thead><tbody>
     <tr data-place="halden"><td>Mara Lindqvist</td><td>Halden</td></tr><tr data-place="lena"><td>Lena Hoffmann</td><td>Nordwind</td></tr></tbody></table>
   <div class="people"><div class="p" data-place="advisor"><div>Mara Lindqvist</div><div>Advisor at Halden</div></div><div class="p"><div>Jonas Weber</div><div>Intern</div></div></div>`,
);

const page = pagesOf(ORIGIN);

/** What widget libraries and their users build, on a site that isn't in the catalogue. */
export const widgets: CrmPages = {
  crm: 'no entry, widgets',
  pages: [
    page('list', '/table', headedTable, truthOf(rows)),
    page('list', '/grid', headedGrid, truthOf(rows)),
    page('list', '/deals', deals, []),
    page('record', '/people/61', sections, [{ place: 'header', who: 'sven', by: 'name' }]),
    page('list', '/dialogs', dialogs, [{ place: 'dialog', who: 'sven', by: 'name' }]),
    page('list', '/attendees', attendees, [...truthOf(rows), { place: 'lone', who: 'sven', by: 'name' }]),
    page('list', '/editing', editing, truthOf(rows)),
    {
      ...page('record', '/people/61/edit', components, [{ place: 'form', who: 'sven', by: 'name' }]),
      steps: [
        {
          name: 'half of the name changes, and the user clicks',
          script: `fill('Nils', 'Åkesson', 'Fjord AB'); document.body.click()`,
          truth: [],
        },
        {
          name: 'and changes back',
          script: `fill('Sven', 'Åkesson', 'Fjord AB'); document.body.click()`,
          truth: [{ place: 'form', who: 'sven', by: 'name' }],
        },
      ],
    },
    page('list', '/slots', slots, truthOf(rows)),
    page('record', '/companies/9', elsewhere, [{ place: 'lena', who: 'lena', by: 'name' }]),
  ],
};
