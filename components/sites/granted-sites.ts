import { type Crm, catalogue } from './catalogue';
import { covers } from './site-pattern';

/** The allowed sites, grouped for display. All strings are match patterns. */
export interface GrantedSites {
  /** Each CRM in the catalogue with its own hosts, and which of their patterns are allowed. */
  crms: readonly { crm: Crm; granted: readonly string[] }[];
  others: readonly string[];
}

export function sortGrantedSites(granted: readonly string[]): GrantedSites {
  const crms = catalogue
    .filter(({ patterns }) => patterns.length > 0)
    .map((crm) => ({ crm, granted: granted.filter((site) => crm.patterns.some((pattern) => covers(pattern, site))) }));
  const known = new Set(crms.flatMap((crm) => crm.granted));
  return { crms, others: granted.filter((site) => !known.has(site)) };
}

/** Whether a settings file may request this pattern: one origin, or a pattern from the catalogue; never all sites. */
export const isSitePattern = (text: string): boolean =>
  catalogue.some(({ patterns }) => patterns.includes(text)) || /^https?:\/\/[\w-][\w.-]*(:\d{1,5})?\/\*$/.test(text);

/** The display name: without `https://` and `/*`. */
export const nameOfSite = (pattern: string): string => pattern.replace(/^https:\/\/|\/\*$/g, '');
