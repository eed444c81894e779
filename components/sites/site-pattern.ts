/**
 * The match pattern that covers one origin: `https://crm.example/*`. `undefined` for what is no web page.
 * `portsInPatterns`: see `PORTS_IN_PATTERNS`.
 */
export function patternOf(address: string, portsInPatterns: boolean): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, host } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${protocol}//${portsInPatterns ? host : hostname}/*`;
}
