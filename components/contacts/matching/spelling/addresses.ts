/** Longer texts are hostile. */
const LONGEST_ADDRESS = 2000;

/** The API's personnel ID: digits only. */
export function personKey(id: string): string | undefined {
  const text = id.trim();
  return /^\d{1,32}$/.test(text) ? text : undefined;
}

const EMAIL = /^[^\s@<>()[\]",;:\\]{1,64}@[^\s@<>()[\]",;:\\/?.]+(\.[^\s@<>()[\]",;:\\/?.]+)+$/;

/** Accepts an address, with or without a name before it, or a `mailto:` link with a single address. */
export function emailKey(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS || !(text.includes('@') || text.includes('%40'))) return undefined;
  const written = addressOfLink(text.trim());
  const [, within = written] = /^[^<>@]*<([^<>]+)>$/.exec(written) ?? [];
  const address = within
    .replace(/\p{Cf}/gu, '')
    .trim()
    .normalize('NFC')
    .toLowerCase();
  return address.length < 255 && EMAIL.test(address) ? withAsciiDomain(address) : undefined;
}

function addressOfLink(text: string): string {
  if (!/^mailto:/i.test(text)) return decode(text);
  const [path = '', query = ''] = text.replace(/^mailto:(\/\/)?/i, '').split('?');
  return decode(path).trim() || (new URLSearchParams(query).get('to') ?? '');
}

/** Converts an international domain to Punycode, its other spelling. */
function withAsciiDomain(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  if (/^[\x21-\x7e]*$/.test(domain)) return address;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${local}@${new URL(url).hostname}` : address;
}

const LINKEDIN =
  /(?<![^\s(<[{"'“„«])(?:https?:)?(?:\/\/)?(?:[\w-]+\.)*linkedin\.(?:com|cn)\/+(?:[\w-]+\/+)??(in|pub)\/+([^/?#&\s,;<>()[\]{}"”»]+)([^?#\s]*)/i;

/** Accepts any URL of a person's public profile, but not of companies, schools or searches. */
export function linkedinKey(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS || !/linkedin\./i.test(text)) return undefined;
  const [, kind, name = '', rest = ''] = LINKEDIN.exec(text.replace(/\p{Cf}/gu, '')) ?? [];
  // Decode twice: a URL that was itself a parameter is encoded twice.
  const slug = decode(decode(name))
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.:!…'’]+$/, '');
  if (!kind || slug === '' || slug.length > 200 || /[\s/?#%]/.test(slug)) return undefined;
  return kind.toLowerCase() === 'pub' ? slug + pubNumber(rest) : slug;
}

/** `/pub/jane-doe/1a/2b/3c4` became `/in/jane-doe-3c402b1a`: parts in reverse order, the last two with three digits. */
function pubNumber(rest: string): string {
  const [, first, second, third] = /^\/([\da-f]{1,3})\/([\da-f]{1,3})\/([\da-f]{1,3})(?:\/|$)/i.exec(rest) ?? [];
  if (!first || !second || !third) return '';
  return `-${third.padStart(3, '0')}${second.padStart(3, '0')}${first}`.toLowerCase();
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
