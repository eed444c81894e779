import { catalogue } from './catalogue';
import { covers } from './site-pattern';

/**
 * The form in which a site may use a record reference (`sites/record.ts`). References to records of other sites, for
 * example behind a link, get the asking site's origin as a prefix, so that no site can ask for or reject matches on
 * another site's records. `origin` is, for example, `https://crm.example`. Idempotent.
 */
export function recordOn(origin: string, reference: string): string {
  if (reference === '' || isOwn(origin, reference) || reference.startsWith(`${origin} `)) return reference;
  return `${origin} ${reference}`.slice(0, 500);
}

function isOwn(origin: string, reference: string): boolean {
  const { host } = new URL(origin);
  if (reference === host || ['/', '?', '#'].some((next) => reference.startsWith(host + next))) return true;
  const crm = catalogue.find(({ id }) => reference.startsWith(`${id}:`));
  if (!crm) return false;
  if (reference.startsWith(`${crm.id}:${host}:`)) return true;
  // The tenant isn't a host, so all of the CRM's own hosts share it.
  const [, tenant = ''] = reference.split(':');
  return !tenant.includes('.') && crm.patterns.some((pattern) => covers(pattern, `${origin}/*`));
}
