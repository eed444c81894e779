import { type CrmPages, document, link, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

/** No `mailto:`: a click opens EspoCRM's own editor. */
const address = (email: string | undefined) =>
  email ? `<a role="button" data-email-address="${text(email)}" data-action="mailTo">${text(email)}</a>` : '';

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <tr class="list-row" data-id="5f${id}" data-place="${place}"><td class="cell" data-name="name"><a class="link" href="#Contact/view/5f${id}">${text(name)}</a></td>
    <td class="cell" data-name="account">${link(company && `#Account/view/6a${id}`, company ?? '')}</td><td class="cell" data-name="emailAddress">${address(email)}</td>
    <td class="cell" data-name="linkedIn">${link(linkedin, linkedin ?? '')}</td><td class="cell" data-name="number">${id}</td><td class="cell" data-name="assignedUser">${link('#User/view/3', owner)}</td></tr>`;

const list = document(
  'Contacts',
  `<h3>Contacts</h3><table class="table"><tbody>${rows.map(row).join('')}</tbody></table>`,
);

const cell = (name: string, content: string) =>
  `<div class="cell" data-name="${name}"><label>${name}</label><div class="field" data-name="${name}">${content}</div></div>`;

const record = document(
  'Nina Petrova',
  `<main data-place="header"><div class="page-header"><h3><a href="#Contact">Contacts</a> › <span class="title">Nina Petrova</span></h3></div>
    ${cell('name', 'Ms. Nina Petrova')}${cell('emailAddress', address('nina.petrova@initech.example'))}
    ${cell('account', link('#Account/view/6a1', 'Initech'))}${cell('assignedUser', link('#User/view/3', 'Rosa Marchetti'))}</main>
   <ul class="list-group"><li class="list-row" data-id="7" data-place="dana"><span>Dana Cole</span> ${address('info@umbrella.example')}</li>
     <li class="list-row" data-id="8" data-place="office"><span>Reception</span> ${address('info@umbrella.example')}</li></ul>
   <div class="stream-post"><a href="#User/view/4">Ben Castell</a> posted: ask Sven Åkesson first</div>`,
);

const host = 'https://crm.nordwind.example';

export const espocrm: CrmPages = {
  crm: 'espocrm',
  pages: [
    { kind: 'list', address: `${host}/espo/#Contact`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/espo/record#Contact/view/5f60`,
      html: record,
      truth: [
        { place: 'header', who: 'nina', by: 'email' },
        { place: 'dana', who: 'dana', by: 'name' },
      ],
    },
  ],
};
