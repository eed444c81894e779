import { catalogue } from './catalogue';
import { covers } from './site-pattern';

/**
 * A reference to a record (`sites/record.ts`) as one site may use it. What belongs to another site, such as the record
 * behind a link, is kept apart by the site's own name: no site can ask who another one's records are, nor say who they
 * are not. `origin` such as `https://crm.example`. The same again for what came out of this.
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
  // A tenant that is no host: the CRM's own hosts are one house.
  const [, tenant = ''] = reference.split(':');
  return !tenant.includes('.') && crm.patterns.some((pattern) => covers(pattern, `${origin}/*`));
}
