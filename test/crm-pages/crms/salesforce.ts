import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const idOf = (id: number, prefix = '003') => `${prefix}5e0000${String(id).padStart(6, '0')}AAZ`;
const recordOf = (id: number) => `/lightning/r/Contact/${idOf(id)}/view`;
const userLink = (name: string) => link(`/lightning/r/User/${idOf(7, '005')}/view`, name);

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <tr data-row-key-value="${idOf(id)}" data-place="${place}">
    <th scope="row" data-label="Name"><span class="slds-truncate">${link(recordOf(id), name)}</span></th>
    <td data-label="Konto"><span class="slds-truncate">${company ? link(`/lightning/r/Account/${idOf(id, '001')}/view`, company) : ''}</span></td>
    <td data-label="E-Mail"><lightning-formatted-email><span class="slds-truncate">${mailto(email)}</span></lightning-formatted-email></td>
    <td data-label="LinkedIn"><span class="slds-truncate">${linkedin ? link(linkedin, linkedin) : ''}</span></td>
    <td data-label="Inhaber"><span class="slds-truncate">${userLink(owner)}</span></td>
    <td data-label="Kontonummer"><span class="slds-truncate">${id}</span></td></tr>`;

const style =
  '.slds-truncate { display: block; max-width: 100%; overflow: hidden; white-space: nowrap; text-overflow: ellipsis } table { table-layout: fixed; width: 1300px } .hidden-tab { display: none }';

const list = document(
  'Contacts | Salesforce',
  `<h1>Alle Kontakte</h1><table role="grid"><tbody>${rows.map(row).join('')}</tbody></table>`,
  { style },
);

const field = (name: string, value: string) =>
  `<record-layout-item><span class="label">${name}</span><div data-target-selection-name="sfdc:RecordField.Contact.${name}">${value}</div></record-layout-item>`;

const recordTab = (name: string, email: string, company: string, owner: string) => `
  <h1><div class="entity">Kontakt</div><slot><lightning-formatted-name>${text(name)}</lightning-formatted-name></slot></h1>
  <ul class="highlights"><li><p>Firma</p><p>${link(`/lightning/r/Account/${idOf(9, '001')}/view`, company)}</p></li>
    <li><p>Inhaber</p><p>${userLink(owner)}</p></li></ul>
  <div class="details">${field('Name', `<lightning-formatted-name>${text(name)}</lightning-formatted-name>`)}
    ${field('AccountId', link(`/lightning/r/Account/${idOf(9, '001')}/view`, company))}
    ${field('Email', email ? `<lightning-formatted-email>${mailto(email)}</lightning-formatted-email>` : '')}
    ${field('OwnerId', userLink(owner))}</div>`;

/** Lightning keeps every opened tab in the document and shows only one. */
const record = document(
  'Olivia O’Connor | Contact | Salesforce',
  `<div class="hidden-tab">${recordTab('Mara Lindqvist', 'mara.lindqvist@nordwind.example', 'Nordwind GmbH', 'Rosa Marchetti')}</div>
   <div class="visible-tab" data-place="header">${recordTab('Olivia O’Connor', '', 'Globex Corp.', 'Rosa Marchetti')}</div>
   <related-list></related-list>`,
  {
    style,
    // A native closed root, as base components have.
    script: `const root = document.querySelector('related-list').attachShadow({ mode: 'closed' });
      root.innerHTML = '<h2>Kollegen</h2><ul><li data-place="nina"><a href="${recordOf(81)}">Nina Petrova</a> <a href="mailto:nina.petrova@initech.example">nina.petrova@initech.example</a></li><li data-place="stranger"><a href="${recordOf(82)}">Mara Lindqvist</a> <a href="mailto:ml@globex.example">ml@globex.example</a></li></ul>';
      window.showTab = (shown) => { document.querySelector('.hidden-tab').style.display = shown ? 'block' : 'none'; document.querySelector('.visible-tab').style.display = shown ? 'none' : 'block'; };`,
  },
);

const host = 'https://acme.lightning.force.com';

export const salesforce: CrmPages = {
  crm: 'salesforce',
  pages: [
    { kind: 'list', address: `${host}/lightning/o/Contact/list`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}${recordOf(52)}`,
      html: record,
      truth: [
        { place: 'header', who: 'olivia', by: 'name' },
        { place: 'nina', who: 'nina', by: 'email' },
      ],
      steps: [
        {
          name: 'another tab comes to the front',
          script: `document.querySelector('.hidden-tab').dataset.place = 'tab'; history.pushState({}, '', '${recordOf(51)}'); showTab(true)`,
          truth: [
            { place: 'tab', who: 'mara', by: 'email' },
            { place: 'nina', who: 'nina', by: 'email' },
          ],
        },
      ],
    },
  ],
};
