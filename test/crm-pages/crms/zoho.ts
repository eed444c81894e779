import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const base = '/crm/org99/tab/Contacts';

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <lyte-exptable-tr data-zcqa="detailView" class="row" data-place="${place}">
    <lyte-exptable-td><a href="${base}/${id}">${text(name)}</a></lyte-exptable-td>
    <lyte-exptable-td>${text(company)}</lyte-exptable-td><lyte-exptable-td>${mailto(email)}</lyte-exptable-td>
    <lyte-exptable-td>${link(linkedin, linkedin ?? '')}</lyte-exptable-td><lyte-exptable-td>${id}</lyte-exptable-td>
    <lyte-exptable-td>${text(owner)}</lyte-exptable-td></lyte-exptable-tr>`;

const style =
  'lyte-exptable-tr { display: flex } lyte-exptable-td { display: block; width: 220px; padding: 4px 8px; box-sizing: border-box; overflow: hidden; white-space: nowrap }';
/** The page changes constantly. */
const restless = `setInterval(() => { document.querySelector('#clock').textContent = String(Date.now()); }, 50);`;

const list = document(
  'Contacts - Zoho CRM',
  `<div id="clock"></div><lyte-exptable>${rows.map(row).join('')}</lyte-exptable>`,
  {
    style,
    script: restless,
  },
);

const record = document(
  'Contact Information - Zoho CRM',
  `<div id="clock"></div><div data-place="header"><div class="dv_header_container"><span>Dr. Lena Hoffmann - Nordwind</span></div></div>
   <div class="fields"><div><label>Email</label><span id="subvalue_EMAIL">lena.hoffmann@nordwind.example</span></div>
     <div><label>Account</label><span id="subvalue_ACCOUNTID">Nordwind GmbH</span></div>
     <div><label>Contact Owner</label><span id="subvalue_SMOWNERID">Rosa Marchetti</span></div></div>
   <table class="related"><tbody><tr data-place="mara"><td>Mara Lindqvist</td><td>Head of Sales</td></tr>
     <tr data-place="namesake"><td>Mara Lindqvist</td><td>Halden AS</td></tr>
     <tr data-place="stranger"><td>Jonas Weber</td><td>Intern</td></tr></tbody></table>`,
  { script: restless },
);

const host = 'https://crm.zoho.eu';

export const zoho: CrmPages = {
  crm: 'zoho',
  pages: [
    { kind: 'list', address: `${host}${base}`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}${base}/70`,
      html: record,
      truth: [
        { place: 'header', who: 'lena', by: 'email' },
        { place: 'mara', who: 'mara', by: 'name' },
      ],
    },
  ],
};
