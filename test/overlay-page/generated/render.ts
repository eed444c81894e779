import type { Dialect, Entry, GeneratedPage } from './generate';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text = ''): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

type Field = readonly [label: string, html: string];

const fieldsOf = ({ name, company, email, linkedin, owner, competitor, note }: Entry): Field[] => [
  ['Name', escaped(name)],
  ['Company', escaped(company)],
  ['E-mail', email ? `<a href="mailto:${email}">${email}</a>` : ''],
  ['Profile', linkedin ? `<a href="${linkedin}">LinkedIn</a>` : ''],
  ['Competitor', escaped(competitor)],
  ['Owner', escaped(owner)],
  ['Note', escaped(note)],
];

/** The value of a form field: a link's address rather than its text. */
const shownValue = (html: string): string => /href="(?:mailto:)?([^"]*)"/.exec(html)?.[1] ?? html;

const table = (entries: readonly Entry[], cell: (html: string) => string): string => {
  const heads = fieldsOf(entries[0] as Entry).map(([label]) => `<th>${label}</th>`);
  const rows = entries.map(
    (entry, at) =>
      `<tr data-place="p${at}">${fieldsOf(entry)
        .map(([, html]) => `<td>${cell(html)}</td>`)
        .join('')}</tr>`,
  );
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const grid = (entries: readonly Entry[]): string => {
  const heads = fieldsOf(entries[0] as Entry).map(([label]) => `<div role="columnheader" class="c">${label}</div>`);
  const rows = entries.map(
    (entry, at) =>
      `<div role="row" data-place="p${at}">${fieldsOf(entry)
        .map(([, html]) => `<div role="gridcell" class="c">${html}</div>`)
        .join('')}</div>`,
  );
  return `<div role="grid"><div role="row">${heads.join('')}</div>${rows.join('')}</div>`;
};

const labelled = (entry: Entry, kind: 'dl' | 'div' | 'input'): string => {
  const [[, name], ...fields] = fieldsOf(entry) as [Field, ...Field[]];
  const shown = fields.filter(([, html]) => html !== '');
  if (kind === 'dl')
    return `<h3>${name}</h3><dl>${shown.map(([label, html]) => `<dt>${label}</dt><dd>${html}</dd>`).join('')}</dl>`;
  if (kind === 'div')
    return `<h3>${name}</h3>${shown.map(([label, html]) => `<div class="f"><label>${label}</label><div>${html}</div></div>`).join('')}`;
  const values: Field[] = [['Name', name], ...shown.map(([label, html]): Field => [label, shownValue(html)])];
  return values
    .map(([label, value]) => `<div class="f"><label>${label}</label><input value="${value}"></div>`)
    .join('');
};

const render: Record<Dialect, (entries: readonly Entry[]) => string> = {
  table: (entries) => table(entries, (html) => html),
  'table without classes in spans': (entries) => table(entries, (html) => `<span><span>${html}</span></span>`),
  'ARIA grid': grid,
  'div rows': (entries) =>
    entries
      .map((entry, at) => {
        const [name, company, email, profile] = fieldsOf(entry).map(([, html]) => `<span class="c">${html}</span>`);
        return `<div class="r" data-place="p${at}">${name}${company}${email}${profile}<span class="c">Owner: ${escaped(entry.owner)}</span>${entry.competitor ? `<span class="c">Competitor: ${escaped(entry.competitor)}</span>` : ''}${entry.note ? `<span class="c">${escaped(entry.note)}</span>` : ''}</div>`;
      })
      .join(''),
  'definition list': (entries) =>
    entries.map((entry, at) => `<article data-place="p${at}">${labelled(entry, 'dl')}</article>`).join(''),
  cards: (entries) =>
    `<div class="g">${entries.map((entry, at) => `<div class="card" data-place="p${at}">${labelled(entry, 'div')}</div>`).join('')}</div>`,
  board: (entries) =>
    `<div class="lane"><h4>New</h4>${entries
      .map(
        (entry, at) =>
          `<div class="ticket" data-place="p${at}"><b>Deal ${at + 1}: ${escaped(entry.company)}</b><div><span>${escaped(entry.name)}</span></div>${entry.email ? `<p><a href="mailto:${entry.email}">${entry.email}</a></p>` : ''}${entry.linkedin ? `<p><a href="${entry.linkedin}">LinkedIn</a></p>` : ''}${entry.competitor ? `<div class="f"><label>Competitor</label><div>${escaped(entry.competitor)}</div></div>` : ''}<small>Owner: ${escaped(entry.owner)}</small>${entry.note ? `<p>${escaped(entry.note)}</p>` : ''}</div>`,
      )
      .join('')}</div>`,
  'web components': (entries) => `<x-host></x-host><script>
    const root = document.querySelector('x-host').attachShadow({ mode: 'open' });
    root.innerHTML = ${JSON.stringify(table(entries, (html) => html)).replace(/</g, '\\u003c')};
  </script>`,
  fields: (entries) =>
    entries
      .map((entry, at) => `<section role="listitem" data-place="p${at}">${labelled(entry, 'input')}</section>`)
      .join(''),
};

const STYLE = `body { font: 14px/20px sans-serif } td, th { padding: 4px 10px; min-width: 120px } [role="row"], .r { display: flex }
  .c { width: 220px; padding: 4px } .g { display: grid; grid-template-columns: repeat(3, 340px); gap: 8px } .card, .ticket, section, article { border: 1px solid #ccd; padding: 8px; margin: 6px; min-height: 90px; width: 600px }
  .card { width: auto } input { width: 320px } label { display: block; color: #667 }`;

export const htmlOf = ({ dialect, entries }: GeneratedPage): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contacts</title><style>${STYLE}</style></head><body><main>${render[dialect](entries)}</main></body></html>`;
