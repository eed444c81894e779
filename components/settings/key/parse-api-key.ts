import { readableText } from '../../language/pasted-text';

const SHORTEST = 8;
const LONGEST = 512;
/** What stands before a key where it was copied from: a header, a line of a settings file, a variable. */
const label = /^(?:export\s+)?["']?(?:x-)?(?:[a-z]+[_ -])*(?:authorization|api[_ -]?key|key|token)["']?\s*[:=]\s*/i;
const quotes = /^["'\x60\p{Pi}\p{Pf}\p{Ps}<]+|["'\x60\p{Pi}\p{Pf}\p{Pe}>,;]+$/gu;
/** A key as Lensmor writes them; only looked for in a text that is no key itself. */
const lensmorKey = /\b(?:sk|uak)_[\w-]{8,}/g;

/**
 * The API key in a pasted text, without the quotes, header names, line breaks and invisible characters around and in it.
 * `undefined` when there is none: what cannot be sent in a header, or is obviously something else.
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

/** Nothing is said about prefixes, which Lensmor has changed before. */
const isKey = (text: string): boolean =>
  new RegExp(`^[\\x21-\\x7e]{${SHORTEST},${LONGEST}}$`).test(text) &&
  // An ID, an address, an e-mail address, JSON, and a key of which somebody else shows the end only.
  !/^\d+$|:\/\/|^[^@]+@[^@]+\.[^@]+$|[{}"\s]|\*{3}|\.{3}/.test(text);
