/** The shortest part of a key that is redacted: shorter matches occur by chance. */
const SHORTEST_PIECE = 10;
const REDACTED = '…';

/**
 * Creates a function that removes a key from external text: if a proxy echoes the request, the key must not be stored
 * or shown. It finds the whole key and parts of it, in any case, split by any other characters, escaped for JSON, URLs,
 * HTML or mails, in hexadecimal digits, and in Base64.
 */
export function createRedaction(key: string): (text: string) => string {
  const letters = lettersOf(key).text;
  const length = Math.min(SHORTEST_PIECE, letters.length);
  const pieces = new Set(
    Array.from({ length: letters.length - length + 1 }, (_, at) => letters.slice(at, at + length)),
  );

  function redactPlain(text: string): string {
    const { text: found, places } = lettersOf(text);
    let redacted = '';
    let from = 0;
    for (let at = 0; at + length <= found.length; at++) {
      if (!pieces.has(found.slice(at, at + length))) continue;
      const start = places[at] ?? 0;
      let end = at + length;
      while (end < found.length && pieces.has(found.slice(end + 1 - length, end + 1))) end++;
      redacted += text.slice(from, start) + REDACTED;
      from = (places[end - 1] ?? 0) + 1;
      at = end - 1;
    }
    return redacted + text.slice(from);
  }

  return (text) => {
    if (length === 0 || text.length < length) return text;
    const plain = redactPlain(text);
    const isDisguised = disguises(plain).some((meant) => redactPlain(meant) !== meant);
    return isDisguised ? REDACTED : plain;
  };
}

/** The letters and digits of a text in lower case, and the position of each. */
function lettersOf(text: string): { text: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Converts full-width letters and digits to ASCII.
    const letter = String.fromCharCode(code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code);
    if (!/[a-z0-9]/i.test(letter)) continue;
    letters += letter.toLowerCase();
    places.push(at);
  }
  return { text: letters, places };
}

const escapes = /\\+u\{?([0-9a-f]{2,6})\}?|(?:\\+x|0x|[%=])([0-9a-f]{2})|&#x([0-9a-f]+);?|&#(\d+);?/gi;

/** The text after unescaping it up to twice, and what its longer words mean in Base64 and in hexadecimal digits. */
function disguises(text: string): string[] {
  const once = unescaped(text);
  const twice = unescaped(once);
  // Something else may come right before the encoded part.
  const inBase64 = wordsIn(text, /[\w+/-]{12,}/g).flatMap((word) =>
    [0, 1, 2, 3].map((at) => fromBase64(word.slice(at))),
  );
  const inHex = wordsIn(text, /[0-9a-f]{20,}/gi).flatMap((word) => [fromHex(word), fromHex(word.slice(1))]);
  return [...(once === text ? [] : [once, twice]), ...inBase64, ...inHex];
}

const wordsIn = (text: string, word: RegExp): string[] => [...text.matchAll(word)].map(([found]) => found);

const unescaped = (text: string): string =>
  text.replace(escapes, (_, unicode, byte, htmlHex, decimal: string | undefined) => {
    const code = decimal === undefined ? Number.parseInt(unicode ?? byte ?? htmlHex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

const fromHex = (word: string): string => word.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)));

function fromBase64(token: string): string {
  const standard = token.replace(/-/g, '+').replace(/_/g, '/');
  try {
    return atob(standard.slice(0, standard.length - (standard.length % 4)));
  } catch {
    return '';
  }
}

/** A copy with every string in it redacted. */
export function redactAll<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => redactAll(one, redact)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redactAll(one as unknown, redact)])) as T;
}
