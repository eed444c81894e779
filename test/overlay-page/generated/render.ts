import type { Dialect, Entry, GeneratedPage, Rewrite } from './generate';

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

const write = ({ email }: Entry, words = email): string => (email ? `<a href="mailto:${email}">${words}</a>` : '');
const profile = ({ linkedin }: Entry): string => (linkedin ? `<a href="${linkedin}">LinkedIn</a>` : '');
/** A text about somebody's company. */
const inBrackets = ({ company }: Entry): string => (company ? ` (${escaped(company)})` : '');
const labelledIf = (label: string, value: string | undefined): string =>
  value ? `<div class="f"><label>${label}</label><div>${escaped(value)}</div></div>` : '';

/** Names in one pane, the rest in another. */
const panes = (entries: readonly Entry[]): string => {
  const pane = (of: (fields: Field[]) => readonly Field[]) => {
    const heads = of(fieldsOf(entries[0] as Entry)).map(
      ([label]) => `<div class="c" role="columnheader">${label}</div>`,
    );
    const rows = entries.map((entry, at) => {
      const cells = of(fieldsOf(entry)).map(([, html]) => `<div class="c" role="gridcell">${html}</div>`);
      return `<div class="low" role="row" row-id="${at}" data-place="p${at}">${cells.join('')}</div>`;
    });
    return `<div><div role="row">${heads.join('')}</div><div>${rows.join('')}</div></div>`;
  };
  return `<div role="grid" class="r">${pane((fields) => fields.slice(0, 1))}${pane((fields) => fields.slice(1))}</div>`;
};

const company = (entries: readonly Entry[]): string => {
  const [{ company: own } = { company: '' }] = entries;
  const rows = entries.map(
    (entry, at) =>
      `<li data-place="p${at}"><b>${escaped(entry.name)}</b> <small>Buyer</small> ${entry.company === own ? '' : `<span>${escaped(entry.company)}</span>`} ${write(entry)} ${profile(entry)}${labelledIf('Competitor', entry.competitor)}${labelledIf('Owner', entry.owner)}${entry.note && entry.company !== own ? `<p>${escaped(entry.note)}</p>` : ''}</li>`,
  );
  return `<h1>${escaped(own) || 'People'}</h1><h2>Contacts (${rows.length})</h2><ul>${rows.join('')}</ul>`;
};

const mail = (entries: readonly Entry[]): string =>
  `<h1>Prices</h1>${entries
    .map(
      (entry, at) =>
        `<article data-place="p${at}"><header><b>${escaped(entry.name)}</b>${inBrackets(entry)} <span>${entry.email ? `&lt;${entry.email}&gt;` : ''}</span><div>To: ${escaped(entry.owner)}</div></header><p>Please find the offer attached.</p>${entry.note ? `<p>${escaped(entry.note)}</p>` : ''}${profile(entry)}${labelledIf('Competitor', entry.competitor)}</article>`,
    )
    .join('')}`;

const timeline = (entries: readonly Entry[]): string =>
  `<h1>Activity</h1>${entries
    .map(
      (entry, at) =>
        `<div class="ticket" data-place="p${at}"><div>Call with <b>${escaped(entry.name)}</b>${inBrackets(entry)}</div><div>${write(entry, 'Write')} ${profile(entry)}</div><time>2 days ago</time><small>by ${escaped(entry.owner)}</small>${labelledIf('Competitor', entry.competitor)}${entry.note ? `<p>${escaped(entry.note)}</p>` : ''}</div>`,
    )
    .join('')}`;

const dashboard = (entries: readonly Entry[]): string =>
  `<h1>Good morning</h1><div class="g"><section><h2>Recent contacts</h2>${entries
    .map(
      (entry, at) =>
        `<div class="item" data-place="p${at}"><i>${escaped(entry.name.slice(0, 1))}</i><div><div>${escaped(entry.name)}</div><div>${escaped(entry.company)}</div></div><div>${write(entry, 'Write')}${profile(entry)}</div>${labelledIf('Competitor', entry.competitor)}${entry.note ? `<p>${escaped(entry.note)}</p>` : ''}</div>`,
    )
    .join(
      '',
    )}</section><section><h2>Top sellers</h2><table><tr><th>Rep</th><th>Won</th></tr>${entries.map((entry, at) => `<tr><td>${escaped(entry.owner)}</td><td>${at}</td></tr>`).join('')}</table></section></div>`;

const deal = ([entry]: readonly Entry[]): string =>
  entry
    ? `<div data-place="p0"><h1>Order of 2027</h1>${labelledIf('Account', entry.company)}${labelledIf('Primary contact', entry.name)}${entry.email ? `<div class="f"><label>E-mail</label><div>${write(entry)}</div></div>` : ''}${entry.linkedin ? `<div class="f"><label>Profile</label><div>${profile(entry)}</div></div>` : ''}${labelledIf('Billing contact', 'Petra Quandt')}${labelledIf('Competitor', entry.competitor)}${labelledIf('Owner', entry.owner)}${labelledIf('Note', entry.note)}</div>`
    : '';

const record = ([entry]: readonly Entry[]): string =>
  entry
    ? `<nav>Contacts / ${escaped(entry.name)}</nav><div data-place="p0"><h1>${escaped(entry.name)}</h1><section><h4>Details</h4>${labelledIf('Company', entry.company)}${labelledIf('Job', 'Buyer')}${entry.email ? `<div class="f"><label>E-mail</label><div>${write(entry)}</div></div>` : ''}${entry.linkedin ? `<div class="f"><label>Profile</label><div>${profile(entry)}</div></div>` : ''}</section><section><h4>More</h4>${labelledIf('Competitor', entry.competitor)}${labelledIf('Owner', entry.owner)}${labelledIf('Note', entry.note)}</section></div>`
    : '';

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
  'web components': (entries) => table(entries, (html) => html),
  fields: (entries) =>
    entries
      .map((entry, at) => `<section role="listitem" data-place="p${at}">${labelled(entry, 'input')}</section>`)
      .join(''),
  'frozen panes': panes,
  company,
  mail,
  timeline,
  dashboard,
  deal,
  record,
};

const TEXT = />([^<>]+)</g;
const WORD = /&\w+;|[\p{L}\p{M}’'.@-]{4,}/gu;
const inWords = (html: string, change: (word: string) => string): string =>
  html.replace(
    TEXT,
    (_, text: string) => `>${text.replace(WORD, (word) => (word.startsWith('&') ? word : change(word)))}<`,
  );
const broken = (word: string, by: string): string => `${word.slice(0, 2)}${by}${word.slice(2)}`;

const rewritten: Record<Rewrite, (html: string) => string> = {
  none: (html) => html,
  'spans around words': (html) =>
    html.replace(TEXT, (_, text: string) => `>${text.replace(/[^\s&;]{2,}(?![^\s]*;)/g, '<span>$&</span>')}<`),
  'halves in elements': (html) => inWords(html, (word) => `<em>${word.slice(0, 2)}</em>${word.slice(2)}`),
  'split text nodes': (html) => html,
  'possible line breaks': (html) => inWords(html, (word) => broken(word, '<wbr>')),
  'zero-width spaces': (html) => inWords(html, (word) => broken(word, '\u200b')),
  'soft hyphens': (html) => inWords(html, (word) => broken(word, '&shy;')),
  'another tag': (html) => html.replace(/<(\/?)(?:span|small|b)(?=[ >])/g, '<$1x-text'),
  'a shadow root': (html) => html,
};

/** Splits each text of the page into two nodes, which is invisible. */
const SPLIT = `
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const all = [];
  while (texts.nextNode()) all.push(texts.currentNode);
  for (const text of all) if (text.length > 4) text.splitText(text.length >> 1);`;

const STYLE = `body { font: 14px/20px sans-serif } td, th { padding: 4px 10px; min-width: 120px } [role="row"], .r { display: flex }
  .c { width: 220px; padding: 4px } .g { display: grid; grid-template-columns: repeat(3, 340px); gap: 8px } .card, .ticket, section, article { border: 1px solid #ccd; padding: 8px; margin: 6px; min-height: 90px; width: 600px }
  .card { width: auto } .low { height: 30px } .item { padding: 6px } input { width: 320px } label { display: block; color: #667 }`;

export function htmlOf({ dialect, rewrite, entries }: GeneratedPage): string {
  const html = rewritten[rewrite](render[dialect](entries));
  const isInShadow = dialect === 'web components' || rewrite === 'a shadow root';
  const shadow = `root.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(`<style>${STYLE}</style>${html}`).replace(/</g, '\\u003c')}; root = root.shadowRoot;`;
  const script = `let root = document.querySelector('main'); ${isInShadow ? shadow : ''} ${rewrite === 'split text nodes' ? SPLIT : ''}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contacts</title><style>${STYLE}</style></head><body><main>${isInShadow ? '' : html}</main><script>${script}</script></body></html>`;
}
