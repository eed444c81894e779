import { readableText } from '../language/pasted-text';

/**
 * This machine itself: traffic to it stays off the network, so http is as safe as https. Its other names cannot be
 * listed in the manifest's content security policy.
 */
const loopbackHosts = ['localhost', '127.0.0.1'];

/**
 * The address of an API as requests need it: origin and, if there is one, path, without a trailing slash. `undefined`
 * unless it is https, or http on this machine, names one host, and has no user name, query, fragment or port 0.
 */
export function parseApiAddress(text: string): string | undefined {
  const trimmed = readableText(text).trim();
  // A `?` or `#` without anything behind it leaves no trace in a parsed URL.
  if (!URL.canParse(trimmed) || /[?#\s]/.test(trimmed)) return undefined;
  const { protocol, hostname, port, username, password, origin, pathname } = new URL(trimmed);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.includes(hostname));
  if (!isSafe || username || password || port === '0' || hostname.includes('*')) return undefined;
  return origin + pathname.replace(/\/+$/, '');
}
