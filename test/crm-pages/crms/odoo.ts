import { type CrmPages, document, link, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

/** Odoo's lists have no links: a click on the row opens the record. Names are prefixed with their company. */
const row = ({ place, name, email, company, linkedin, owner, id }: Row) => `
  <tr class="o_data_row" data-id="datapoint_${id}" data-place="${place}"><td class="o_data_cell" name="complete_name">${text(company && !name.includes(',') ? `${company.replace(/,/g, '')}, ${name}` : name)}</td>
    <td class="o_data_cell" name="email">${text(email)}</td><td class="o_data_cell" name="user_id"><div class="o_field_many2one_avatar_user"><span>${text(owner)}</span></div></td>
    <td class="o_data_cell" name="company_name">${text(company)}</td><td class="o_data_cell" name="website">${link(linkedin, linkedin ?? '')}</td><td>${id}</td></tr>`;

const list = document(
  'Contacts - Odoo',
  `<div class="o_last_breadcrumb_item active">Contacts</div><table class="o_list_table"><tbody>${rows.map(row).join('')}</tbody></table>`,
  {
    style:
      '.o_list_table { table-layout: fixed; width: 1280px } .o_data_cell { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; max-width: 0 }',
  },
);

const field = (name: string, value: string) =>
  `<div class="o_field_widget" name="${name}"><input class="o_input" value="${text(value)}"></div>`;

/** Forms are always editable, so every value is in a field. */
const form = (name: string, company: string, email: string) => `
  <div data-place="form"><div class="o_control_panel"><div class="o_last_breadcrumb_item active"><span>${text(name)}</span></div></div>
  <div class="o_form_view"><h1>${field('name', name)}</h1>${field('parent_id', company)}${field('email', email)}${field('phone', '')}
    <label>Salesperson</label>${field('user_id', 'Rosa Marchetti')}
    <div class="o_kanban_renderer"><article class="o_kanban_record" data-place="contact"><strong>Mara Lindqvist</strong><div>mara.lindqvist@nordwind.example</div></article>
      <article class="o_kanban_record" data-place="stranger"><strong>Jonas Weber</strong><div>Intern</div></article></div>
    <div class="o-mail-Message"><b>Ben Castell</b><p>Tomás Ferreira said yes.</p></div></div></div>`;

const record = document(
  'Lena Hoffmann - Odoo',
  `<div class="o_action">${form('Lena Hoffmann', 'Nordwind GmbH', 'lena.hoffmann@nordwind.example')}</div>`,
  {
    script: `window.next = (path, html) => { document.querySelector('.o_action').innerHTML = html; history.pushState({}, '', path); };`,
  },
);

const host = 'https://acme.odoo.com';

export const odoo: CrmPages = {
  crm: 'odoo',
  pages: [
    { kind: 'list', address: `${host}/odoo/contacts`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/odoo/contacts/70`,
      html: record,
      truth: [
        { place: 'form', who: 'lena', by: 'email' },
        { place: 'contact', who: 'mara', by: 'email' },
      ],
      steps: [
        {
          name: 'on to the next record',
          script: `next('/odoo/contacts/61', ${JSON.stringify(form('Sven Åkesson', 'Fjord AB', ''))})`,
          truth: [
            { place: 'form', who: 'sven', by: 'name' },
            { place: 'contact', who: 'mara', by: 'email' },
          ],
        },
      ],
    },
  ],
};
