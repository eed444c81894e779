/**
 * Hosts that one owner can create at will count as one site: `https://a.crm.example` and `https://b.crm.example` are both
 * `crm.example`. Without a list of public suffixes, unrelated hosts under, for example, `co.uk` count as one too. Use this
 * only to limit access, never to grant it.
 */
export function siteOf(origin: string): string {
  const { hostname } = new URL(origin);
  return /[\d\]]$/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
