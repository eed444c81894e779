import type { RecordType } from './catalogue';

/** How one kind of record of a CRM is read from an address; `address` is the source of a regular expression. */
export interface RecordRule {
  crm: string;
  type: RecordType;
  address: string;
}

export interface RecordAddress {
  /** The same for the same record, however its address was reached; at most 500 characters. */
  reference: string;
  /** Absent when the address does not tell. */
  type?: RecordType;
}

/** Whose addresses these words stand in, on sites that the catalogue does not know. */
const GENERAL_TYPES: readonly { type: RecordType; word: RegExp }[] = [
  { type: 'user', word: /^(users?|owners?|members?|employees?|teams?|agents?|profiles?|staff)$/i },
  { type: 'person', word: /^(contacts?|person|persons|people|leads?|prospects?|candidates?|customers?|clients?)$/i },
  { type: 'company', word: /^(compan(y|ies)|accounts?|organi[sz]ations?|orgs?|partners?|business(es)?)$/i },
  { type: 'deal', word: /^(deals?|opportunit(y|ies)|projects?|tickets?|cases?)$/i },
];

/** What comes after says of no record which it is. */
const LONGEST_ADDRESS = 4000;
/** Where a record's ID stands. The rules of the catalogue look back and forth, which takes long on long texts. */
const LONGEST_READ = 1000;

/**
 * Makes the function that says which record an address shows. It takes whole addresses, as `location.href` and `a.href`
 * give them. `rules` as in `SiteGuide`; without them, or where none fits, the address itself is the reference, without
 * what only says how the record is shown.
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

/** What a reference is shown as: the site that the record is on. See also `recordOn`. */
export function siteOfReference(reference: string, crms: readonly { id: string; name: string }[]): string {
  const [origin = ''] = reference.split(' ');
  if (URL.canParse(origin) && origin.includes('//')) return new URL(origin).host;
  const [id = '', tenant = ''] = reference.split(':');
  const crm = crms.find((known) => known.id === id);
  if (!crm) return reference.split(/[/?#]/)[0] ?? '';
  return tenant.includes('.') ? `${crm.name} · ${tenant}` : crm.name;
}

/** What in a query says which record it is, and not how it is shown. */
const TELLING = /^(id|uuid|guid|key|record|module|action|model|object|entity|etn|type)$|[_-]id$|[a-z]I[dD]$/i;

function readGeneral(url: URL): RecordAddress {
  const query = [...url.searchParams].filter(([name]) => TELLING.test(name)).map(([name, value]) => `${name}=${value}`);
  // A hash with a slash is a route; without, a place on the page.
  const [route = ''] = url.hash.includes('/') ? url.hash.split('?') : [];
  const path = url.pathname.replace(/\/+$/, '');
  const reference =
    url.host + path + (query.length > 0 ? `?${query.sort().join('&')}` : '') + route.replace(/\/+$/, '');
  const type = typeOf([...path.split('/'), ...route.split('/')]);
  return { reference: reference.slice(0, 500), ...(type ? { type } : {}) };
}

/** By the word before the last part that can be an ID; between them may stand what is done with it, such as `view`. */
function typeOf(parts: readonly string[]): RecordType | undefined {
  const at = parts.findLastIndex((part) => /\d/.test(part));
  const words = parts.slice(Math.max(0, at - 2), Math.max(0, at)).reverse();
  for (const word of words) {
    const found = GENERAL_TYPES.find((general) => general.word.test(word));
    if (found) return found.type;
  }
  return undefined;
}
