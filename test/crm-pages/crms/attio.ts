import { type CrmPages, document, mailto } from '../page';
import { recycling, scrolling, shownFrom } from '../recycling';
import { truthOf } from '../rows';

const uuid = (id: number | string) => `0f8fad5b-d9cb-469f-a165-${String(id).padStart(12, '0')}`;
const VISIBLE = 9;

/** Only the texts and URLs of a row's elements change, never the elements. */
const list = document(
  'People',
  `<div role="grid">${'<div role="row" data-recycled><div role="gridcell"><a></a></div><div role="gridcell"><span></span></div><div role="gridcell"><a class="mail"></a></div><div role="gridcell"><a class="in"></a></div><div role="gridcell"><span class="owner"></span></div></div>'.repeat(VISIBLE)}</div>`,
  {
    style: '[role="gridcell"] { overflow: hidden; white-space: nowrap }',
    script: recycling(
      VISIBLE,
      `(row, { id, name, company = '', email = '', linkedin = '', owner }) => {
        const [cell] = row.children;
        cell.firstChild.textContent = name;
        cell.firstChild.href = '/acme/person/0f8fad5b-d9cb-469f-a165-' + String(id).padStart(12, '0');
        row.children[1].firstChild.textContent = company;
        const mail = row.querySelector('.mail'); mail.textContent = email;
        if (email) mail.href = 'mailto:' + email; else mail.removeAttribute('href');
        const linked = row.querySelector('.in'); linked.textContent = linkedin ? 'LinkedIn' : '';
        if (linkedin) linked.href = linkedin; else linked.removeAttribute('href');
        row.querySelector('.owner').textContent = owner;
      }`,
    ),
  },
);

const record = (name: string, company: string, email: string) =>
  `<header data-place="header"><h1>${name}</h1></header>
   <div class="attributes"><div class="attribute"><div>Company</div><a href="/acme/company/${uuid(9)}">${company}</a></div>
     <div class="attribute"><div>Email</div>${mailto(email || undefined)}</div><div class="attribute"><div>Owner</div><div class="user">Rosa Marchetti</div></div></div>`;

const page = document(
  'Olivia O’Connor',
  `<main>${record('Olivia O’Connor', 'Globex Corporation', '')}</main>
   <section class="feed"><div class="comment"><span>Ben Castell</span><p>Nina Petrova asked about this.</p></div></section>`,
  {
    // A soft navigation: the URL changes first, the page a moment later.
    script: `window.go = (path, html) => { history.pushState({}, '', path); setTimeout(() => { document.querySelector('main').innerHTML = html; }, 120); };`,
  },
);
const goTo = (id: number, html: string) => `go('/acme/person/${uuid(id)}', ${JSON.stringify(html)})`;

const host = 'https://app.attio.com';

export const attio: CrmPages = {
  crm: 'attio',
  pages: [
    {
      kind: 'list',
      address: `${host}/acme/people/view`,
      html: list,
      truth: truthOf(shownFrom(0, VISIBLE)),
      steps: scrolling(VISIBLE),
    },
    {
      kind: 'record',
      address: `${host}/acme/person/${uuid(52)}`,
      html: page,
      truth: [{ place: 'header', who: 'olivia', by: 'name' }],
      steps: [
        {
          name: 'on to a namesake',
          script: goTo(53, record('Mara Lindqvist', 'Halden AS', 'mara@halden.example')),
          truth: [],
        },
        {
          name: 'on to a contact',
          script: goTo(70, record('Lena Hoffmann', 'Nordwind', 'lena.hoffmann@nordwind.example')),
          truth: [{ place: 'header', who: 'lena', by: 'email' }],
        },
      ],
    },
  ],
};
