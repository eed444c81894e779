import { document, link, mailto, text } from '../../crm-pages/page';
import { installChanges } from './changes';

/** Half of these belong to contacts. The others contradict a match or look like clues. */
const WORDS = [
  'Mara Lindqvist',
  'Sven Åkesson',
  'Nina Petrova',
  'Olivia O’Connor',
  'Tomás Ferreira',
  'Jonas Weber',
  'Nordwind GmbH',
  'Fjord AB',
  'Initech LLC',
  'Globex Corp.',
  'Halden AS',
  'mara.lindqvist@nordwind.example',
  'nina.petrova@initech.example',
  'somebody@halden.example',
  'Mara',
  'Lindqvist',
  'Nina',
  'Petrova',
  'Owner',
  'Contact',
  'Company',
  'Assigned to',
  'E-mail:',
  'Head of Sales',
  'Spoke with Sven Åkesson on Monday.',
  'Advisor at Halden',
  'created a note',
  '',
];

const each = (tag: string, ...contents: string[]) => contents.map((content) => `<${tag}>${content}</${tag}>`).join('');
const row = (...contents: string[]) => `<tr>${each('td', ...contents)}</tr>`;
const gridRow = (role: string, ...contents: string[]) =>
  `<div role="row">${contents.map((content) => `<div role="${role}">${content}</div>`).join('')}</div>`;
const card = (id: number, name: string, company: string, owner: string) =>
  `<div class="card"><div>${link(`/contacts/${id}`, name)}</div><div>${text(company)}</div><small>Assigned to <b>${text(owner)}</b></small></div>`;
const field = (label: string, value: string) =>
  `<div class="field"><label>${label}</label><input value="${text(value)}"></div>`;

/** Without white space between elements, so that the n-th element and the n-th text are the same in each copy. */
const BODY = [
  '<h1>People</h1>',
  `<section><table><thead><tr>${each('th', 'Name', 'Company', 'E-mail', 'Owner')}</tr></thead><tbody>`,
  row('Mara Lindqvist', 'Nordwind GmbH', mailto('mara.lindqvist@nordwind.example'), 'Rosa Marchetti'),
  row('Jonas Weber', 'Nordwind GmbH', '', 'Ben Castell'),
  row('Sven Åkesson', 'Fjord AB', '', 'Rosa Marchetti'),
  '</tbody></table></section>',
  `<section><div role="grid">${gridRow('columnheader', 'First', 'Last', 'Company')}`,
  gridRow('gridcell', 'Nina', 'Petrova', 'Initech LLC'),
  gridRow('gridcell', 'Mara', 'Lindqvist', 'Halden AS'),
  '</div></section>',
  `<section class="cards">${card(1, 'Olivia O’Connor', 'Globex Corp.', 'Rosa Marchetti')}`,
  card(2, 'Jonas Weber', 'Initech LLC', 'Nina Petrova'),
  `${card(3, 'Sven Åkesson', 'Fjord AB', 'Ben Castell')}</section>`,
  '<section><dl><dt>Contact</dt><dd>Tomás Ferreira</dd><dt>Company</dt><dd>Acme Inc.</dd><dt>Owner</dt><dd>Rosa Marchetti</dd></dl></section>',
  `<form>${field('First name', 'Nina')}${field('Last name', 'Petrova')}${field('Company', 'Halden AS')}${field('E-mail', '')}</form>`,
  '<section><people-list></people-list></section>',
  `<ul>${each('li', '<p>Spoke with Sven Åkesson at Fjord AB.</p><time>Monday</time>', link('https://www.linkedin.com/in/mara-lindqvist', 'LinkedIn'))}</ul>`,
  '<aside><h2>Preview</h2><div>Nina Petrova</div><div>Initech LLC</div></aside>',
  '<details><summary>More</summary><p>nina.petrova@initech.example</p></details>',
  '<div contenteditable="true">Mara Lindqvist</div>',
  '<div class="field"><label>Lead</label><span>Olivia O’Connor</span></div><div class="empty"></div>',
].join('');
const IN_ROOT = `<ul>${each('li', '<span>Mara Lindqvist</span><span>Nordwind GmbH</span>', '<span>Owner</span><span>Nina Petrova</span>')}</ul>`;

const STYLE = `
  .gone { display: none } .veiled { visibility: hidden } .empty { height: 10px }
  .cards { display: grid; grid-template-columns: repeat(3, 300px); gap: 8px } .card { border: 1px solid; min-height: 90px }
  aside { float: none }`;

/** A page with every kind of structure the overlay reacts to, and `window.model`, which changes it. */
export const modelPage = document('People', '<main></main>', {
  style: STYLE,
  script: `window.model = (${installChanges.toString()})(${JSON.stringify([BODY, IN_ROOT, WORDS])});`,
});

/** Two copies of the page, side by side. */
export const modelPages = document(
  'Twice',
  '<iframe name="kept" src="/people"></iframe><iframe name="fresh" src="/people"></iframe>',
  { style: 'iframe { width: 49%; height: 760px }' },
);
