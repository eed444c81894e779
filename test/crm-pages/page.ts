import type { ClueKind } from '../../components/contacts/matching/clues';
import type { Who } from './people';

/**
 * Expects exactly one chip for this person in the part of the page with this `data-place`, matched by at least this
 * clue.
 */
export interface Truth {
  place: string;
  who: Who;
  by: ClueKind;
}

/** One change to a page, and the expected chips after it. Nobody else may have a chip. */
export interface Step {
  name: string;
  /** Runs in the page. */
  script: string;
  truth: readonly Truth[];
}

export interface TestPage {
  kind: 'list' | 'record';
  address: string;
  html: string;
  /** Frames and other resources the page loads, by URL. */
  also?: Record<string, string>;
  truth: readonly Truth[];
  steps?: readonly Step[];
}

export interface CrmPages {
  /** `id` in the catalogue. */
  crm: string;
  pages: readonly TestPage[];
}

/** Creates static pages of one site. */
export const pagesOf =
  (origin: string) =>
  (kind: TestPage['kind'], path: string, html: string, truth: readonly Truth[]): TestPage => ({
    kind,
    address: origin + path,
    html,
    truth,
  });

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const text = (value = ''): string => value.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

const BASE_STYLE = `
  body { font: 14px/20px system-ui, sans-serif; margin: 0; color: #223; }
  table { border-collapse: collapse; } td, th { padding: 4px 10px; border-bottom: 1px solid #dde; text-align: left; }
  [role="row"] { display: flex; } [role="gridcell"] { width: 210px; padding: 4px 10px; box-sizing: border-box; }
  aside { float: right; width: 320px; } label { display: block; color: #667; } input { width: 230px; }
`;

/** A complete document. `style` and `script` are the page's own. */
export const document = (title: string, body: string, { style = '', script = '' } = {}): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${text(title)}</title>` +
  `<style>${BASE_STYLE}${style}</style></head><body>${body}<script>${script}</script></body></html>`;

/** A link to an address, or nothing without an address. */
export const link = (href: string | undefined, label: string, attributes = ''): string =>
  href ? `<a href="${text(href)}" ${attributes}>${text(label)}</a>` : '';
export const mailto = (email: string | undefined, attributes = ''): string =>
  email ? link(`mailto:${email}`, email, attributes) : '';
