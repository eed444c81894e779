import { type CrmPages, document, link, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const guid = (id: number) => `0f8fad5b-d9cb-469f-a165-${String(id).padStart(12, '0')}`;
const recordOf = (id: number, type = 'contact') =>
  `/main.aspx?appid=${guid(1)}&pagetype=entityrecord&etn=${type}&id=${guid(id)}`;

const cell = (column: string, content: string) =>
  `<div role="gridcell" col-id="${column}"><div class="clip">${content}</div></div>`;
const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <div role="row" row-index="${id}" data-place="${place}">
    ${cell('fullname', link(recordOf(id), name))}
    ${cell('parentcustomerid', link(company && recordOf(id, 'account'), company ?? ''))}
    ${cell('emailaddress1', text(email))}
    ${cell('websiteurl', link(linkedin, linkedin ?? ''))}
    ${cell('ownerid', link(recordOf(3, 'systemuser'), owner))}
    ${cell('accountnumber', String(id))}</div>`;

const list = document(
  'Contacts My Active Contacts - Dynamics 365',
  `<h1>My Active Contacts</h1><div role="treegrid"><div role="rowgroup">${rows.map(row).join('')}</div></div>`,
  { style: '.clip { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }' },
);

const field = (name: string, label: string, value: string) =>
  `<div><label>${label}</label><input data-id="${name}.fieldControl-text-box-text" value="${text(value)}"></div>`;

/** Forms may be in same-origin frames. */
const form = document(
  '',
  `<main data-place="header"><h1 data-id="header_title">Mara Lindqvist</h1>
    <div data-id="header_ownerid.fieldControl">${link(recordOf(3, 'systemuser'), 'Rosa Marchetti')}</div>
    ${field('emailaddress1', 'Email', 'mara.lindqvist@nordwind.example')}
    <div data-id="parentcustomerid.fieldControl-LookupResultsDropdown_selected_tag">${link(recordOf(9, 'account'), 'Nordwind GmbH')}</div></main>
   <div role="grid"><div role="row" data-place="lena"><div role="gridcell">Lena Hoffmann</div><div role="gridcell">CTO</div></div>
     <div role="row" data-place="stranger"><div role="gridcell">Jonas Weber</div><div role="gridcell">CFO</div></div></div>
   <div class="timeline"><p>Auto-post: Sven Åkesson changed the status.</p></div>`,
);

const host = 'https://acme.crm4.dynamics.com';
const frame = `${host}/form/contact.html`;

export const dynamics: CrmPages = {
  crm: 'dynamics',
  pages: [
    { kind: 'list', address: `${host}/main.aspx?pagetype=entitylist&etn=contact`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}${recordOf(51)}`,
      html: document('Contact: Mara Lindqvist', `<iframe src="${frame}" width="1200" height="700"></iframe>`),
      also: { [frame]: form },
      truth: [
        { place: 'header', who: 'mara', by: 'email' },
        { place: 'lena', who: 'lena', by: 'name' },
      ],
    },
  ],
};
