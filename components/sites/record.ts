import type { RecordType } from './catalogue';

/** How to recognise one record type of a CRM in a URL; `address` is the source of a regular expression. */
export interface RecordRule {
  crm: string;
  type: RecordType;
  address: string;
}

export interface RecordAddress {
  /** Identifies the record, whichever URL shows it; at most 500 characters. */
  reference: string;
  /** Absent if the URL doesn't show it. */
  type?: RecordType;
}

/** Words in URLs of sites that aren't in the catalogue, and the record type they indicate. */
const GENERAL_TYPES: readonly { type: RecordType; word: RegExp }[] = [
  { type: 'user', word: /^(users?|owners?|members?|employees?|teams?|agents?|profiles?|staff)$/i },
  { type: 'person', word: /^(contacts?|person|persons|people|leads?|prospects?|candidates?|customers?|clients?)$/i },
  { type: 'company', word: /^(compan(y|ies)|accounts?|organi[sz]ations?|orgs?|partners?|business(es)?)$/i },
  { type: 'deal', word: /^(deals?|opportunit(y|ies)|projects?|tickets?|cases?)$/i },
];

/** Anything after this doesn't identify a record. */
const LONGEST_ADDRESS = 4000;
/** IDs are within this length. The catalogue's regular expressions backtrack, which is slow on long texts. */
const LONGEST_READ = 1000;

/**
 * Creates a function that finds the record in a complete URL (`location.href`, `a.href`). `rules` come from `SiteGuide`.
 * If no rule matches, the URL itself is the reference, without the parts that only say how the record is displayed.
 */
export function createRecordReader(rules: readonly RecordRule[]): (address: string) => RecordAddress {
  const readers = rules.map(({ crm, type, address }) => ({ crm, type, pattern: new RegExp(address) }));
  return (address) => {
    const whole = address.slice(0, LONGEST_ADDRESS);
    if (!URL.canParse(whole)) return { reference: '' };
    const url = new URL(whole);
    const text = (url.host + url.pathname + url.search + url.hash).slice(0, LONGEST_READ);
    for (const { crm, type, pattern } of readers) {
      const { id, tenant = url.host } = pattern.exec(text)?.groups ?? {};
      if (id) return { reference: [crm, tenant, type, id].filter(Boolean).join(':').slice(0, 500), type };
    }
    return readGeneral(url);
  };
}

/** The display name of the site a record is on. See also `recordOn`. */
export function siteOfReference(reference: string, crms: readonly { id: string; name: string }[]): string {
  const [origin = ''] = reference.split(' ');
  if (URL.canParse(origin) && origin.includes('//')) return new URL(origin).host;
  const [id = '', tenant = ''] = reference.split(':');
  const crm = crms.find((known) => known.id === id);
  if (!crm) return reference.split(/[/?#]/)[0] ?? '';
  return tenant.includes('.') ? `${crm.name} · ${tenant}` : crm.name;
}

/** Query parameters that identify the record rather than how it is displayed. */
const IDENTIFYING = /^(id|uuid|guid|key|record|module|action|model|object|entity|etn|type)$|[_-]id$|[a-z]I[dD]$/i;

function readGeneral(url: URL): RecordAddress {
  const query = [...url.searchParams]
    .filter(([name]) => IDENTIFYING.test(name))
    .map(([name, value]) => `${name}=${value}`);
  // A hash with a slash is a route; otherwise it is a position on the page.
  const [route = ''] = url.hash.includes('/') ? url.hash.split('?') : [];
  const path = url.pathname.replace(/\/+$/, '');
  const reference =
    url.host + path + (query.length > 0 ? `?${query.sort().join('&')}` : '') + route.replace(/\/+$/, '');
  const type = typeOf([...path.split('/'), ...route.split('/')]);
  return { reference: reference.slice(0, 500), ...(type ? { type } : {}) };
}

/** From the word before the last part that could be an ID, or the one before that, as in `contacts/view/12`. */
function typeOf(parts: readonly string[]): RecordType | undefined {
  const at = parts.findLastIndex((part) => /\d/.test(part));
  const words = parts.slice(Math.max(0, at - 2), Math.max(0, at)).reverse();
  for (const word of words) {
    const found = GENERAL_TYPES.find((general) => general.word.test(word));
    if (found) return found.type;
  }
  return undefined;
}
