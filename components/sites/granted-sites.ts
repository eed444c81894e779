import { type Crm, catalogue } from './catalogue';
import { covers } from './site-pattern';

/** The sites that are allowed, as a person knows them. All of it are match patterns. */
export interface GrantedSites {
  /** Each CRM of the catalogue that has hosts of its own, with what is allowed of them. */
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

/** Whether a file may ask for it: one origin, or what the catalogue itself asks for; never "all sites". */
export const isSitePattern = (text: string): boolean =>
  catalogue.some(({ patterns }) => patterns.includes(text)) || /^https?:\/\/[\w-][\w.-]*(:\d{1,5})?\/\*$/.test(text);

/** As a person says it: without what goes without saying. */
export const nameOfSite = (pattern: string): string => pattern.replace(/^https:\/\/|\/\*$/g, '');
