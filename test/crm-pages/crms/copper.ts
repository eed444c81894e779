import { type CrmPages, document, link, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const path = '/companies/3/app';

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <tr class="et-tr" data-place="${place}"><td><a class="fullProfileLink" href="#/browse/list/people/default?fullProfile=people-${id}"><span class="AvatarPill_text">${text(name)}</span></a></td>
    <td>${text(company)}</td><td><span>${text(email)}</span></td><td>${link(linkedin, linkedin ?? '')}</td><td>${id}</td><td><span class="AvatarPill_text">${text(owner)}</span></td></tr>`;
const table = `<table><tbody class="ListViewTableBody">${rows.map(row).join('')}</tbody></table>`;

const panel = (name: string, company: string, email: string) => `
  <aside role="complementary" data-place="panel"><h2><input placeholder="Add Name" value="${text(name)}"></h2>
    <label>Company<input placeholder="Add Company" value="${text(company)}"></label>
    <label>Email<input placeholder="Add Email" value="${text(email)}"></label>
    <label>Phone<input placeholder="Add Phone" value=""></label>
    <label>Owner<span class="AvatarPill_text">Rosa Marchetti</span></label></aside>`;

const withPanel = (inside: string) =>
  document('Copper', `<main>${table}</main>${inside}`, {
    script: `window.type_ = (placeholder, value) => { const field = document.querySelector('[placeholder="' + placeholder + '"]'); field.value = value; field.dispatchEvent(new InputEvent('input', { bubbles: true })); };`,
  });

const host = 'https://app.copper.com';

export const copper: CrmPages = {
  crm: 'copper',
  pages: [
    { kind: 'list', address: `${host}${path}#/browse/list/people/default`, html: withPanel(''), truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}${path}/people#/browse/list/people/default?fullProfile=people-70`,
      html: withPanel(panel('Lena Hoffmann', 'Nordwind', 'lena.hoffmann@nordwind.example')),
      truth: [...truthOf(rows), { place: 'panel', who: 'lena', by: 'email' }],
      steps: [
        {
          name: 'the email is removed by an edit',
          script: `type_('Add Email', 'lena@halden.example'); type_('Add Company', 'Halden AS')`,
          truth: truthOf(rows),
        },
        {
          name: 'and restored',
          script: `type_('Add Email', 'lena.hoffmann@nordwind.example'); type_('Add Company', 'Nordwind')`,
          truth: [...truthOf(rows), { place: 'panel', who: 'lena', by: 'email' }],
        },
      ],
    },
  ],
};
