/**
 * The match pattern for one origin: `https://crm.example/*`. `undefined` if the address isn't a web page.
 * `portsInPatterns`: see `PORTS_IN_PATTERNS`.
 */
export function patternOf(address: string, portsInPatterns: boolean): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, host } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${protocol}//${portsInPatterns ? host : hostname}/*`;
}

/** Whether a catalogue pattern includes another pattern. A leading `*.` matches any subdomain and the host itself. */
export function covers(pattern: string, other: string): boolean {
  const host = pattern.replace(/^https:\/\//, '');
  if (!host.startsWith('*.')) return other === pattern;
  return (
    other === pattern ||
    other === `https://${host.slice(2)}` ||
    (other.startsWith('https://') && other.endsWith(host.slice(1)) && !other.startsWith('https://*.'))
  );
}
