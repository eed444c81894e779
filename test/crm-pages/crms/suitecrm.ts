import { type CrmPages, document, link, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <tr data-place="${place}"><td class="column-name"><a href="#/contacts/record/5f-${id}">${text(name)}</a></td>
    <td class="column-account_name">${link(company && `#/accounts/record/6a-${id}`, company ?? '')}</td><td class="column-email1"><div>${text(email)}</div></td>
    <td class="column-linkedin">${link(linkedin, linkedin ?? '')}</td><td>${id}</td><td class="column-assigned_user_name">${text(owner)}</td></tr>`;

const list = document(
  'Contacts',
  `<h2>CONTACTS</h2><table class="list-view-table"><tbody>${rows.map(row).join('')}</tbody></table>`,
);

/** Version 8 wrapped around a page of version 7, as most modules still are. */
const legacy = document(
  '',
  `<div data-place="header"><h2>Tomás Ferreira</h2></div>
   <table class="detail"><tbody><tr><td scope="col">Email:</td><td field="email1">tomas.ferreira@acme.example</td></tr>
     <tr><td scope="col">Account:</td><td field="account_name">${link('index.php?module=Accounts&action=DetailView&record=6a-1', 'Acme, Inc.')}</td></tr>
     <tr><td scope="col">Assigned to:</td><td field="assigned_user_name">${link('index.php?module=Employees&action=DetailView&record=3', 'Rosa Marchetti')}</td></tr>
     <tr><td scope="col">Description:</td><td field="description">Introduced by Mara Lindqvist last year</td></tr></tbody></table>
   <table class="subpanel"><tbody><tr data-place="paul"><td>${link('index.php?module=Contacts&action=DetailView&record=5f-65', 'Paul Dubois')}</td><td>Lumière SAS</td></tr>
     <tr data-place="stranger"><td>${link('index.php?module=Contacts&action=DetailView&record=5f-66', 'Chris Taylor')}</td><td>Hooli</td></tr></tbody></table>`,
);

const host = 'https://suite.acme.example';
const frame = `${host}/legacy/index.php?module=Contacts&action=DetailView&record=5f-56`;

export const suitecrm: CrmPages = {
  crm: 'suitecrm',
  pages: [
    { kind: 'list', address: `${host}/#/contacts`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/record#/contacts/record/5f-56`,
      html: document('SuiteCRM', `<iframe src="${text(frame)}" width="1200" height="700"></iframe>`),
      also: { [frame]: legacy },
      truth: [
        { place: 'header', who: 'tomas', by: 'email' },
        { place: 'paul', who: 'paul', by: 'name' },
      ],
    },
  ],
};
