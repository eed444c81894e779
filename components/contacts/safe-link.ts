/** An external URL if it is safe to link to: https, and without a user name that imitates a host. */
export function safeHttpsUrl(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
