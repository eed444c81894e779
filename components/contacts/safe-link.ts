/** An address that came from outside, if it may become a link: https, and without a user name that imitates a host. */
export function safeHttpsUrl(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
