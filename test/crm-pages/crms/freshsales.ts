import { type CrmPages, document, link, mailto, text } from '../page';
import { recycling, scrolling, shownFrom } from '../recycling';
import { truthOf } from '../rows';

const VISIBLE = 8;

/** ag-grid: rows are positioned with transforms and reused with new cells. */
const list = document(
  'Contacts',
  `<h3>All Contacts</h3><div class="ag-body" role="grid">${Array.from({ length: VISIBLE }, (_, at) => `<div class="ag-row" role="row" row-id="${at}" data-recycled style="transform: translateY(${at * 34}px)"></div>`).join('')}</div>`,
  {
    style:
      '.ag-body { position: relative; height: 320px } .ag-row { position: absolute; height: 34px } [role="gridcell"] { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }',
    script: recycling(
      VISIBLE,
      `(row, { id, name, company = '', email = '', linkedin = '', owner }) => {
        const cell = (column, html) => '<div role="gridcell" class="ag-cell" col-id="' + column + '">' + html + '</div>';
        row.innerHTML = cell('display_name', '<a href="/crm/sales/contacts/' + id + '">' + name + '</a>') + cell('sales_account', company) +
          cell('email', email && '<a href="mailto:' + email + '">' + email + '</a>') + cell('linkedin', linkedin && '<a href="' + linkedin + '">' + linkedin + '</a>') + cell('owner_id', owner);
      }`,
    ),
  },
);

const record = document(
  'Paul Dubois - Freshsales',
  `<main><div data-place="header"><h3>Paul Dubois</h3><p>Directeur commercial at Lumière</p>${link('https://www.linkedin.com/in/Paul-Dubois-9?originalSubdomain=fr', 'LinkedIn')}</div>
    <dl><dt>Account</dt><dd>${link('/crm/sales/accounts/4', 'Lumière')}</dd><dt>Sales owner</dt><dd>${text('Rosa Marchetti')}</dd></dl>
    <ul class="activities"><li>Note: Sven Åkesson will join the call</li><li>${text('Email sent to ')}${mailto('somebody@lumiere.example')}</li></ul></main>`,
);

const host = 'https://acme.myfreshworks.com';

export const freshsales: CrmPages = {
  crm: 'freshsales',
  pages: [
    {
      kind: 'list',
      address: `${host}/crm/sales/contacts/view/402`,
      html: list,
      truth: truthOf(shownFrom(0, VISIBLE)),
      steps: scrolling(VISIBLE),
    },
    {
      kind: 'record',
      address: `${host}/crm/sales/contacts/65`,
      html: record,
      truth: [{ place: 'header', who: 'paul', by: 'linkedin' }],
    },
  ],
};
