import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const recordOf = (id: number) => `/contacts/4711/record/0-1/${id}`;

const cells = ({ id, name, email, company, linkedin, owner }: Row) => `
  <td><input type="checkbox"></td>
  <td data-table-external-id="name-${id}"><div class="cell"><span class="avatar">${text(name[0])}</span>
    <a href="${recordOf(id)}" data-link-use-href="true"><span>${text(name)}</span></a>
    <button class="preview">Preview</button></div></td>
  <td data-onboarding="contact-email-cell" data-table-external-id="email-${id}"><div class="cell">${mailto(email)}</div></td>
  <td data-table-external-id="hubspot_owner_id-${id}"><div class="cell">${text(owner)}</div></td>
  <td data-table-external-id="associations.0-2-${id}"><div class="cell">${text(company)}</div></td>
  <td data-table-external-id="linkedin-${id}"><div class="cell">${link(linkedin, 'Profile')}</div></td>
  <td data-table-external-id="hs_object_id-${id}"><div class="cell">${id}</div></td>`;

const list = document(
  'Contacts',
  `<h1>Contacts</h1><table class="fixed"><tbody>${rows
    .map((row) => `<tr data-test-id="row-${row.id}" data-place="${row.place}">${cells(row)}</tr>`)
    .join('')}</tbody></table>`,
  {
    style:
      '.fixed { table-layout: fixed; width: 1500px } .cell { overflow: hidden; white-space: nowrap; text-overflow: ellipsis } .preview { visibility: hidden } tr:hover .preview { visibility: visible }',
    // A re-render of a row recreates its cells.
    script: `window.renderAgain = () => { for (const row of document.querySelectorAll('tr')) row.innerHTML = row.innerHTML; };`,
  },
);

const field = (property: string, label: string, value: string) =>
  `<div data-profile-property="${property}"><label>${label}<input value="${text(value)}"></label></div>`;

const record = document(
  'Tomás Ferreira',
  `<main>
    <section class="sidebar" data-place="header">
      <span data-test-id="highlight-record-label">Tomás Ferreira</span>
      <div>Head of Partnerships at Acme</div>
      ${field('email', 'Email', 'Tomas.Ferreira@acme.example')}
      ${field('phone', 'Phone number', '')}
      ${field('hubspot_owner_id', 'Contact owner', 'Rosa Marchetti')}
      ${field('company', 'Company name', 'Acme, Inc.')}
    </section>
    <section class="timeline">
      <div class="event"><b>Note</b> by <span>Rosa Marchetti</span><p>Mara Lindqvist asked for prices, call her next week.</p></div>
      <div class="event"><b>Meeting</b> by <span>Ben Castell</span><p>Went well, sending the papers to Sven Åkesson.</p></div>
    </section>
    <aside><h5>Companies (1)</h5>
      <article><a data-selenium-test="company-chicklet-title-link" href="/contacts/4711/record/0-2/9">Acme, Inc.</a></article>
      <h5>Related contacts</h5>
      <article data-place="lena"><a href="${recordOf(71)}">Lena Hoffmann</a> ${mailto('lena.hoffmann@nordwind.example')}</article>
      <article data-place="stranger"><a href="${recordOf(72)}">Jonas Weber</a> ${mailto('jonas.weber@acme.example')}</article>
    </aside></main>`,
);

const host = 'https://app-eu1.hubspot.com';

export const hubspot: CrmPages = {
  crm: 'hubspot',
  pages: [
    {
      kind: 'list',
      address: `${host}/contacts/4711/objects/0-1/views/all/list`,
      html: list,
      truth: truthOf(rows),
      steps: [{ name: 'every row is rendered again', script: 'renderAgain()', truth: truthOf(rows) }],
    },
    {
      kind: 'record',
      address: `${host}${recordOf(56)}`,
      html: record,
      truth: [
        { place: 'header', who: 'tomas', by: 'email' },
        { place: 'lena', who: 'lena', by: 'email' },
      ],
    },
  ],
};
