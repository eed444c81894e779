import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const uuid = (id: number) => `0f8fad5b-d9cb-469f-a165-${String(id).padStart(12, '0')}`;
const chip = (href: string, label: string) =>
  `<a class="chip" href="${href}"><div class="label">${text(label)}</div></a>`;

/** Only plain elements: no table, no roles. */
const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <div class="r1x" data-place="${place}"><div class="c1x">${chip(`/object/person/${uuid(id)}`, name)}</div><div class="c1x">${mailto(email)}</div>
    <div class="c1x">${company ? chip(`/object/company/${uuid(id)}`, company) : ''}</div><div class="c1x">${link(linkedin, linkedin?.split('/in/')[1] ?? '')}</div>
    <div class="c1x">${id}</div><div class="c1x"><div class="label">${text(owner)}</div></div></div>`;

const style =
  '.r1x { display: flex; height: 32px } .c1x { width: 210px; overflow: hidden; white-space: nowrap; padding: 4px 8px; box-sizing: border-box } .c1x:hover { outline: 1px solid #88f } .chip { display: inline-flex; max-width: 100% } .label { overflow: hidden; text-overflow: ellipsis }';

const list = document('People', `<div class="t1x">${rows.map(row).join('')}</div>`, { style });

const record = document(
  'Mara Lindqvist',
  `<div class="side" data-place="header"><div class="title"><h1>Mara Lindqvist</h1></div><div class="sub">Added 3 days ago</div>
     <div class="f"><div>Emails</div><div>${mailto('mara.lindqvist@nordwind.example')}</div></div>
     <div class="f"><div>Company</div><div>${chip(`/object/company/${uuid(9)}`, 'Nordwind')}</div></div>
     <div class="f"><div>LinkedIn</div><div>${link('https://linkedin.com/in/mara-lindqvist', 'mara-lindqvist')}</div></div>
     <div class="f"><div>Account owner</div><div class="label">Rosa Marchetti</div></div></div>
   <div class="timeline"><div class="event"><span>Ben Castell</span> <span>created a note</span> <span>Lunch with Tomás Ferreira</span></div></div>`,
  { style },
);

const host = 'https://acme.twenty.com';

export const twenty: CrmPages = {
  crm: 'twenty',
  pages: [
    { kind: 'list', address: `${host}/objects/people`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/object/person/${uuid(51)}`,
      html: record,
      truth: [{ place: 'header', who: 'mara', by: 'email' }],
    },
  ],
};
