/**
 * This machine itself: traffic to it leaves no wire, so http is as good as https there. Its other names cannot be said
 * in the manifest's content security policy.
 */
const loopbackHosts = ['localhost', '127.0.0.1'];

/**
 * The address of an API as requests need it: origin, and path if there is one, without a slash at the end.
 * `undefined` unless it is https, or http on this machine, and carries no user name, query or fragment.
 */
export function parseApiAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return undefined;
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(trimmed);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.includes(hostname));
  if (!isSafe || username || password || search || hash) return undefined;
  return origin + pathname.replace(/\/+$/, '');
}
