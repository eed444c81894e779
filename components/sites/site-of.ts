/**
 * The hosts that one owner can make up at will count as one: `https://a.crm.example` and `https://b.crm.example` are
 * both `crm.example`. Without a list of public suffixes this also joins strangers under one such as `co.uk`, so it is
 * good for holding somebody back, never for letting somebody in.
 */
export function siteOf(origin: string): string {
  const { hostname } = new URL(origin);
  return /[\d\]]$/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
