import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <tr data-place="${place}"><td><a href="/lead/lead_a${id}/?contact=cont_${id}">${text(name)}</a></td><td>${text(company)}</td>
    <td>${mailto(email)}</td><td>${link(linkedin, 'LinkedIn')}</td><td>${id}</td><td><span class="user">${text(owner)}</span></td></tr>`;

const list = document(
  'Contacts - Close',
  `<h1>Contacts</h1><table><tbody class="DataTable_body_x1">${rows.map(row).join('')}</tbody></table>`,
);

const contact = (place: string, name: string, title: string, email?: string) => `
  <li class="contact" data-place="${place}"><div><strong>${text(name)}</strong> <span>${text(title)}</span></div><div>${mailto(email)}</div></li>`;

/** A lead is a company, with its contacts listed on it. */
const record = document(
  'Nordwind GmbH - Close',
  `<main><h1>Nordwind GmbH</h1><div class="owner">Lead Owner: <a href="/settings/users/user_3">Rosa Marchetti</a></div>
    <ul>${contact('mara', 'Mara Lindqvist', 'Head of Sales')}${contact('lena', 'Lena Hoffmann', 'CTO', 'lena.hoffmann@nordwind.example')}
      ${contact('stranger', 'Jonas Weber', 'Intern', 'jonas.weber@nordwind.example')}
      ${contact('other-house', 'Mara Lindqvist', 'Consultant', 'mara@halden.example')}</ul>
    <div class="activity"><p>Email from Nina Petrova: thanks!</p></div></main>`,
);

const host = 'https://app.close.com';

export const close: CrmPages = {
  crm: 'close',
  pages: [
    { kind: 'list', address: `${host}/contacts/`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/lead/lead_aB3/`,
      html: record,
      truth: [
        { place: 'mara', who: 'mara', by: 'name' },
        { place: 'lena', who: 'lena', by: 'email' },
      ],
    },
  ],
};
