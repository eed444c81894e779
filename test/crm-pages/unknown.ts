import { type CrmPages, document, link, mailto, pagesOf, text } from './page';
import { type Row, rows, truthOf } from './rows';

const ORIGIN = 'https://crm.unknown.example';

/** Cards in a grid, as built by UI kits. */
const card = ({ id, place, name, email, company, linkedin, owner }: Row) => `
  <div class="card" data-place="${place}"><div class="card-body"><h5 class="card-title"><a href="/people/${id}">${text(name)}</a></h5>
    <p>${text(company)}</p><p>${mailto(email)}</p><p>${link(linkedin, 'LinkedIn')}</p><small>Assigned to ${text(owner)}</small></div></div>`;
const cards = document('People', `<div class="grid">${rows.map(card).join('')}</div>`, {
  style:
    '.grid { display: grid; grid-template-columns: repeat(5, 300px); gap: 8px } .card { border: 1px solid #ccd; padding: 8px; min-height: 90px } p, h5 { margin: 0 }',
});

/** A board: columns of cards that show only names and companies. */
const ticket = (place: string, deal: string, name: string, company: string) => `
  <div class="ticket" data-place="${place}"><div class="deal">${text(deal)}</div><div class="person">${text(name)}</div><div class="company">${text(company)}</div></div>`;
const board = document(
  'Pipeline',
  `<div class="board"><div class="lane"><h4>New</h4>${ticket('olivia', 'renewal 2027', 'Olivia O’Connor', 'Globex Corp.')}${ticket('namesake', 'first order', 'Mara Lindqvist', 'Halden AS')}${ticket('twins', 'trial', 'Chris Taylor', 'Hooli')}</div>
   <div class="lane"><h4>Won</h4>${ticket('sven', 'expansion', 'Sven Åkesson', 'Fjord')}${ticket('colleague', 'support', 'Jonas Weber', 'Nordwind GmbH')}</div></div>`,
  {
    style:
      '.board { display: flex; gap: 12px } .lane { width: 300px } .ticket { border: 1px solid #ccd; margin: 6px 0; padding: 6px }',
  },
);

/** A definition list for a record, an event log, and a list of colleagues. */
const definition = (term: string, value: string) => `<dt>${term}</dt><dd>${value}</dd>`;
const record = document(
  'Nina Petrova | Initech',
  `<main data-place="header"><h2>Nina Petrova</h2><dl>${definition('Firma', 'Initech LLC')}${definition('Telefon', '')}${definition('Zuständig', 'Rosa Marchetti')}</dl></main>
   <section><h3>Verlauf</h3><div class="entry"><span class="who">Rosa Marchetti</span> <time datetime="2026-11-20">gestern</time><p>Angebot an Mara Lindqvist geschickt.</p></div>
     <div class="entry"><span class="who">Ben Castell</span> <time datetime="2026-11-19">Montag</time><p>Sven Åkesson kennt sie auch</p></div></section>`,
);

/** A form with the name in two fields. */
const input = (name: string, label: string, value: string) =>
  `<div class="form-group"><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${text(value)}"></div>`;
const form = document(
  'Edit contact',
  `<form data-place="form">${input('first_name', 'Vorname', 'Sven')}${input('last_name', 'Nachname', 'Åkesson')}${input('company', 'Firma', 'Fjord AB')}
     ${input('owner', 'Verantwortlich', 'Rosa Marchetti')}<textarea name="notes">Mara Lindqvist, Nordwind GmbH</textarea></form>`,
);

/** A company page with its people as plain blocks. */
const block = (place: string, name: string, title: string, email?: string) =>
  `<div class="person" data-place="${place}"><div class="n">${text(name)}</div><div class="t">${text(title)}</div>${email ? `<div class="m">${text(email)}</div>` : ''}</div>`;
const company = document(
  'Nordwind GmbH',
  `<h1>Nordwind GmbH</h1><div class="people">${block('mara', 'Mara Lindqvist', 'Head of Sales')}${block('lena', 'Hoffmann, Lena', 'CTO')}
     ${block('colleague', 'Jonas Weber', 'Intern')}${block('elsewhere', 'Mara Lindqvist', 'Advisor', 'mara@halden.example')}</div>
   <div class="activity"><div class="event"><b>Ben Castell</b><p>wrote to Lena Hoffmann about prices</p></div><div class="event"><b>Rosa Marchetti</b><p>called</p></div></div>`,
  { style: '.person { display: block; padding: 8px } .event { padding: 8px }' },
);

/** Web components: every row and cell has its own root, some of them closed. */
const components = document('People', '<people-table></people-table>', {
  script: `
    const rows = ${JSON.stringify(rows).replace(/</g, '\\u003c')};
    const cell = (content) => { const host = document.createElement('people-cell'); host.attachShadow({ mode: 'closed' }).innerHTML = '<style>:host { display: inline-block; width: 220px }</style>' + content; return host; };
    const table = document.querySelector('people-table').attachShadow({ mode: 'open' });
    for (const { id, place, name, email, company, linkedin, owner } of rows) {
      const row = document.createElement('div');
      row.setAttribute('role', 'row');
      row.dataset.place = place;
      row.append(cell('<a href="/people/' + id + '">' + name + '</a>'), cell(company ?? ''), cell(email ? '<a href="mailto:' + email + '">' + email + '</a>' : ''), cell(linkedin ? '<a href="' + linkedin + '">LinkedIn</a>' : ''), cell(owner));
      table.append(row);
    }`,
});

/** A panel slides over the list and shows a different person than before. */
const preview = (name: string, about: string, email: string) =>
  `<div role="dialog" aria-label="Preview" data-place="panel"><h2>${text(name)}</h2><div>${text(about)}</div><div>${mailto(email)}</div></div>`;
const drawer = document(
  'People',
  `<table><tbody>${rows
    .slice(0, 3)
    .map(
      (row) =>
        `<tr data-place="${row.place}"><td>${text(row.name)}</td><td>${text(row.company)}</td><td>${mailto(row.email)}</td></tr>`,
    )
    .join('')}</tbody></table><div id="drawer"></div>`,
  {
    style: '#drawer { position: fixed; right: 0; top: 300px; width: 400px; background: #fff }',
    script: `window.preview = (html) => { document.querySelector('#drawer').innerHTML = html; };`,
  },
);

/** A section that is collapsed until someone opens it. */
const folded = document(
  'Account',
  `<h1>Initech LLC</h1><section class="folded"><ul><li data-place="nina">Nina Petrova</li><li data-place="stranger">Harold Finch</li></ul></section>`,
  { style: '.folded ul { display: none }' },
);

/** A title with more than the name, an owner with an address, a second heading that names an author, email senders. */
const inbox = document(
  'Contact',
  `<main data-place="header"><h1>Contact: Olivia O’Connor</h1><p>Globex Corp.</p>
     <div class="record-owner">Rosa Marchetti ${mailto('rosa.m@acme.example')}</div></main>
   <section><h3>Sven Åkesson</h3><p>said on Monday that Fjord will buy</p></section>
   <ul><li data-place="sender">Mara Lindqvist &lt;mara.lindqvist@nordwind.example&gt; wrote <span>${mailto('mara.lindqvist@nordwind.example')}</span></li>
     <li data-place="other">Hugo Mara Lindqvist from Nordwind wrote</li></ul>`,
);

const page = pagesOf(ORIGIN);

/** Sites that aren't in the catalogue. */
export const unknown: CrmPages = {
  crm: 'no entry',
  pages: [
    page('list', '/people', cards, truthOf(rows)),
    page('list', '/board', board, truthOf(rows.filter(({ place }) => ['olivia', 'sven'].includes(place)))),
    page('record', '/people/60', record, [{ place: 'header', who: 'nina', by: 'name' }]),
    page('record', '/people/61/edit', form, [{ place: 'form', who: 'sven', by: 'name' }]),
    page('record', '/companies/9', company, [
      { place: 'mara', who: 'mara', by: 'name' },
      { place: 'lena', who: 'lena', by: 'name' },
    ]),
    page('list', '/components', components, truthOf(rows)),
    page('record', '/people/52', inbox, [
      { place: 'header', who: 'olivia', by: 'name' },
      { place: 'sender', who: 'mara', by: 'email' },
    ]),
    {
      ...page('record', '/companies/10', folded, []),
      steps: [
        {
          name: 'a section is opened',
          script: `document.querySelector('.folded').className = ''`,
          truth: [{ place: 'nina', who: 'nina', by: 'name' }],
        },
        { name: 'and closed again', script: `document.querySelector('section').className = 'folded'`, truth: [] },
      ],
    },
    {
      ...page('list', '/drawer', drawer, truthOf(rows.slice(0, 3))),
      steps: [
        {
          name: 'a preview opens',
          script: `preview(${JSON.stringify(preview('Lena Hoffmann', 'CTO at Nordwind', 'lena.hoffmann@nordwind.example'))})`,
          truth: [...truthOf(rows.slice(0, 3)), { place: 'panel', who: 'lena', by: 'email' }],
        },
        {
          name: 'the preview shows someone else',
          script: `preview(${JSON.stringify(preview('Jonas Weber', 'Intern at Nordwind', 'jonas.weber@nordwind.example'))})`,
          truth: truthOf(rows.slice(0, 3)),
        },
      ],
    },
  ],
};
