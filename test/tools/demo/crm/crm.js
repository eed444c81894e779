import { element } from './element.js';

/**
 * Tidebook, a small CRM: a list of people that can be searched, a list of companies, and a page for each person.
 * It navigates without reloading, re-renders what changes, and knows nothing about any extension.
 *
 * @typedef {import('../crm-people').CrmPerson} Person
 */

/** @type {Person[]} */
const people = await (await fetch('/people.json')).json();
const view = /** @type {HTMLElement} */ (document.querySelector('#view'));

/** @param {Person} person */
const addressOf = (person) => `/people/${person.id}`;

/**
 * @param {Person} person
 * @param {string} [size]
 */
function avatar(person, size = '') {
  const words = person.name.split(/\s+/);
  const initials = words.length > 1 ? `${words[0]?.[0]}${words.at(-1)?.[0]}` : person.name.slice(0, 1);
  const hue = [...person.name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 360;
  return element('span', { class: `avatar ${size}`, style: `--hue: ${hue}`, 'aria-hidden': 'true' }, initials);
}

/** @param {Person} person */
function personCell(person) {
  const link = element('a', { href: addressOf(person) }, person.name);
  return element('td', {}, element('span', { class: 'person' }, avatar(person), link));
}

/** @param {Person} person */
const stageLabel = (person) => element('span', { class: `stage ${person.stage.toLowerCase()}` }, person.stage);

/** @param {Person} person */
const emailLink = (person) => element('a', { href: `mailto:${person.email}` }, person.email);

/** @param {Person} person */
function personRow(person) {
  return element(
    'tr',
    {},
    personCell(person),
    element('td', {}, person.company),
    element('td', { class: 'email' }, emailLink(person)),
    element('td', {}, stageLabel(person)),
    element('td', { class: 'soft' }, person.lastContact),
  );
}

/** @param {string} label */
const heading = (label) => element('th', { scope: 'col' }, label);

function peoplePage() {
  const search = /** @type {HTMLInputElement} */ (
    element('input', { type: 'search', placeholder: 'Search people and companies', 'aria-label': 'Search' })
  );
  const count = element('span', { class: 'count' });
  const body = element('tbody');
  const show = () => {
    const wanted = search.value.toLowerCase();
    const found = people.filter(({ name, company }) => `${name} ${company}`.toLowerCase().includes(wanted));
    count.textContent = `${found.length} people`;
    body.replaceChildren(...found.map(personRow));
  };
  search.addEventListener('input', show);
  show();
  const labels = ['Name', 'Company', 'E-mail', 'Stage', 'Last contact'].map(heading);
  return [
    element('header', { class: 'bar' }, element('h1', {}, 'People'), count, search),
    element('div', { class: 'card' }, element('table', {}, element('thead', {}, element('tr', {}, ...labels)), body)),
  ];
}

function companiesPage() {
  const names = [...new Set(people.map((person) => person.company))].sort((a, b) => a.localeCompare(b));
  const rows = names.map((name) => {
    const staff = people.filter((person) => person.company === name);
    const links = staff.flatMap((person) => [', ', element('a', { href: addressOf(person) }, person.name)]).slice(1);
    return element('tr', {}, element('td', {}, name), element('td', {}, ...links));
  });
  return [
    element('header', { class: 'bar' }, element('h1', {}, 'Companies')),
    element(
      'div',
      { class: 'card' },
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, heading('Company'), heading('People'))),
        element('tbody', {}, ...rows),
      ),
    ),
  ];
}

/** @param {Person} person */
function personPage(person) {
  const colleagues = people.filter((other) => other.company === person.company && other !== person);
  /** @type {[string, Node | string][]} */
  const fields = [
    ['Company', person.company],
    ['Title', person.title],
    ['E-mail', emailLink(person)],
    ['Stage', stageLabel(person)],
    ['Owner', person.owner],
  ];
  if (person.linkedin) fields.push(['LinkedIn', element('a', { href: person.linkedin }, 'Profile')]);
  return [
    element('a', { href: '/people' }, '← People'),
    element(
      'header',
      { class: 'head' },
      avatar(person, 'large'),
      element('div', {}, element('h1', {}, person.name), element('p', {}, `${person.title}, ${person.company}`)),
    ),
    element(
      'div',
      { class: 'record' },
      element(
        'section',
        { class: 'card' },
        element('h2', {}, 'Details'),
        element('dl', {}, ...fields.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])),
      ),
      element('div', { class: 'stack' }, notesCard(person), ...(colleagues.length > 0 ? [staffCard(colleagues)] : [])),
    ),
  ];
}

/** @param {Person} person */
function notesCard({ notes }) {
  const items = notes.map(({ at, text }) => element('li', {}, element('time', {}, at), text));
  return element('section', { class: 'card' }, element('h2', {}, 'Notes'), element('ul', { class: 'notes' }, ...items));
}

/** @param {Person[]} colleagues */
function staffCard(colleagues) {
  const items = colleagues.map((person) =>
    element('li', {}, element('a', { href: addressOf(person) }, person.name), element('small', {}, person.title)),
  );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Same company'),
    element('ul', { class: 'colleagues' }, ...items),
  );
}

function show() {
  const [, section, id] = location.pathname.split('/');
  const person = section === 'people' ? people.find((candidate) => candidate.id === id) : undefined;
  document.title = `${person?.name ?? (section === 'companies' ? 'Companies' : 'People')} · Tidebook`;
  for (const link of document.querySelectorAll('[data-section]')) {
    link.setAttribute('aria-current', link.getAttribute('data-section') === section ? 'page' : 'false');
  }
  view.replaceChildren(...(person ? personPage(person) : section === 'companies' ? companiesPage() : peoplePage()));
}

addEventListener('popstate', show);
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  scrollTo(0, 0);
  show();
});
show();
