import { readableText } from '../../language/pasted-text';

const SHORTEST = 8;
const LONGEST = 512;
/** What may precede a copied key: a header, a key in a settings file, a variable name. */
const label = /^(?:export\s+)?["']?(?:x-)?(?:[a-z]+[_ -])*(?:authorization|api[_ -]?key|key|token)["']?\s*[:=]\s*/i;
const quotes = /^["'\x60\p{Pi}\p{Pf}\p{Ps}<]+|["'\x60\p{Pi}\p{Pf}\p{Pe}>,;]+$/gu;
/** A key in Lensmor's format. Searched for only in text that isn't a key as a whole. */
const lensmorKey = /\b(?:sk|uak)_[\w-]{8,}/g;

/**
 * The API key in a pasted text, without quotes, header names, line breaks and invisible characters. `undefined` if
 * there is none: the text can't be sent in a header, or is obviously something else.
 */
export function parseApiKey(text: string): string | undefined {
  const readable = readableText(text).trim();
  const bare = trimQuotes(trimQuotes(trimQuotes(readable).replace(label, '')).replace(/^bearer[\s:]+/i, ''));
  const joined = bare.replace(/ *\n */g, '');
  if (isKey(joined)) return joined;
  const found = new Set(readable.match(lensmorKey));
  return found.size === 1 ? [...found].find(isKey) : undefined;
}

const trimQuotes = (text: string): string => text.trim().replace(quotes, '').trim();

/** Prefixes aren't checked, because Lensmor has changed them before. */
const isKey = (text: string): boolean =>
  new RegExp(`^[\\x21-\\x7e]{${SHORTEST},${LONGEST}}$`).test(text) &&
  // Rejects IDs, URLs, email addresses, JSON, and masked keys that show only their last characters.
  !/^\d+$|:\/\/|^[^@]+@[^@]+\.[^@]+$|[{}"\s]|\*{3}|\.{3}/.test(text);
