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

/** Whether a pattern of the catalogue takes in another pattern. `*.` in front of a host stands for any part, and for none. */
export function covers(pattern: string, other: string): boolean {
  const host = pattern.replace(/^https:\/\//, '');
  if (!host.startsWith('*.')) return other === pattern;
  return (
    other === pattern ||
    other === `https://${host.slice(2)}` ||
    (other.startsWith('https://') && other.endsWith(host.slice(1)) && !other.startsWith('https://*.'))
  );
}
