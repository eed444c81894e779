/** A page in the style of some CRM, with the expected chips and their `data-place`: "Jane Doe @head". */
export interface DialectPage {
  name: string;
  html: string;
  want: string[];
  /** Scripts that change the page, each with the expected chips afterwards. */
  steps?: readonly (readonly [script: string, want: string[]])[];
  /** Documents in its frames, by URL. */
  also?: Record<string, string>;
}

const STYLE =
  '* { box-sizing: border-box } body { margin: 0; font: 14px/20px system-ui, sans-serif; color: #223 } main { padding: 16px } table { border-collapse: collapse } td, th { padding: 5px 10px; border-bottom: 1px solid #dde; text-align: left } a { color: #06c; text-decoration: none } label, .lbl { color: #667; font-size: 12px } .row { display: flex } .col { width: 240px } h1 { font-size: 20px } aside { width: 340px } ';
/** Styles for `field`. */
export const FIELDS =
  '.fld { display: flex; gap: 10px; padding: 4px } .k { width: 160px; color: #778 } .card { border: 1px solid #dde; padding: 8px; margin: 8px; width: 420px }';

export const doc = (title: string, body: string, css = '', lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}${css}</style></head><body>${body}</body></html>`;

const placed = (place: string): string => (place === '' ? '' : ` data-place="${place}"`);
/** A label beside its value, and one above it. */
export const field = (label: string, value: string, place = ''): string =>
  `<div class="fld"${placed(place)}><span class="k">${label}</span><span class="v">${value}</span></div>`;
export const stacked = (label: string, value: string, place = ''): string =>
  `<div class="fld"${placed(place)}><div class="k">${label}</div><div class="v">${value}</div></div>`;

const cells = (tag: string, row: string): string =>
  row
    .split('|')
    .map((cell) => `<${tag}>${cell}</${tag}>`)
    .join('');
/** Rows of a table; `|` separates the cells. */
export const th = (row: string): string => `<thead><tr>${cells('th', row)}</tr></thead>`;
export const tr = (row: string, place = ''): string => `<tr${placed(place)}>${cells('td', row)}</tr>`;
