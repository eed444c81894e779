import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <tr data-place="${place}"><td><input type="checkbox"></td>
    <td><a href="/person/${id}">${text(name)}</a></td><td>${link(company && `/organization/${id}`, company ?? '')}</td>
    <td>${mailto(email)}</td><td>${link(linkedin, linkedin ?? '')}</td><td>${id}</td><td>${text(owner)}</td></tr>`;

/** Removes everything that React did not render, shortly after it appears. */
const dropping = `
  const own = new Set(document.querySelectorAll('*'));
  let drops = 0;
  new MutationObserver(() => {
    if (drops >= 2) return;
    for (const element of document.querySelectorAll('main *')) if (!own.has(element)) { element.remove(); drops++; break; }
  }).observe(document.querySelector('main'), { childList: true, subtree: true });`;

const list = document('Persons', `<main><table><tbody>${rows.map(row).join('')}</tbody></table></main>`, {
  script: dropping,
});

const record = document(
  'Sven Åkesson – Acme – Pipedrive',
  `<main><div data-place="header"><div data-testid="header-title">Sven Åkesson</div>
     <div class="field"><span>Organization</span><a href="/organization/12">Fjord AB</a></div>
     <div class="field"><span>Owner</span><a href="/users/details/3">Rosa Marchetti</a></div></div>
   <section><h3>Deals</h3><div class="deal"><a href="/deal/4">Acme Inc. renewal</a></div>
     <h3>Persons of this organization</h3>
     <ul><li data-place="stranger"><a href="/person/90">Lena Hoffmann</a></li>
         <li data-place="mara"><a href="/person/91">Mara Lindqvist</a><div>${mailto('mara.lindqvist@nordwind.example')}</div></li></ul>
     <div class="note"><p>Tomás Ferreira knows him from Acme.</p></div></section></main>`,
  { script: dropping },
);

const host = 'https://acme.pipedrive.com';

export const pipedrive: CrmPages = {
  crm: 'pipedrive',
  pages: [
    { kind: 'list', address: `${host}/persons/list/user/everyone`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/person/61`,
      html: record,
      truth: [
        { place: 'header', who: 'sven', by: 'name' },
        { place: 'mara', who: 'mara', by: 'email' },
      ],
    },
  ],
};
