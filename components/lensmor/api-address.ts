import { readableText } from '../language/pasted-text';

/**
 * This machine: its traffic never reaches the network, so http is as safe as https. Only these two names can be listed
 * in the manifest's content security policy.
 */
const loopbackHosts = ['localhost', '127.0.0.1'];

/**
 * Normalises the address of an API to its origin and path, without a trailing slash. Returns `undefined` unless it is
 * https, or http on this machine, names one host, and has no user name, query, fragment or port 0.
 */
export function parseApiAddress(text: string): string | undefined {
  const trimmed = readableText(text).trim();
  // A parsed URL doesn't show an empty query or fragment.
  if (!URL.canParse(trimmed) || /[?#\s]/.test(trimmed)) return undefined;
  const { protocol, hostname, port, username, password, origin, pathname } = new URL(trimmed);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.includes(hostname));
  if (!isSafe || username || password || port === '0' || hostname.includes('*')) return undefined;
  return origin + pathname.replace(/\/+$/, '');
}
