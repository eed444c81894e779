/** A part of a text, in UTF-16 units. */
export interface TextPart {
  start: number;
  end: number;
}

export const SEPARATING_WORDS = ['at', 'bei', 'chez', 'en', 'presso'];
/** Words before the name in an address. */
export const ATTENTION =
  /(?<=^|\s)(?:(?:[Aa]ttn|ATTN)\.?|c\/o|[Ff][Aa][Oo]|[Zz]\. ?[Hh]d\.?(?: v\.)?|[àÀ] l[’'](?:attention|att\.) d[eu]|[Aa] la atención de|[Aa]ll[’']attenzione di|t\.a\.v\.)(?=\s)/g;
/** Separators of values in one text: "VP Marketing at Acme", "Acme · Berlin", "Deal 4: Acme". */
const SEPARATOR = new RegExp(
  `${ATTENTION.source}|\\s+(?:@|${SEPARATING_WORDS.join('|')})\\s+|\\s+[-–—/]\\s+|[|·•‧∙›»/\\t;:—<>()\\[\\]{}"“”„«]`,
  'g',
);

/** The values in a text; the whole text if it is a single one. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (const { 0: separator, index } of text.matchAll(SEPARATOR)) {
    parts.push({ start, end: index });
    start = index + separator.length;
  }
  return [...parts, { start, end: text.length }]
    .map((part) => trimmed(text, part))
    .filter((part) => /[\p{L}\p{N}]/u.test(text.slice(part.start, part.end)));
}

function trimmed(text: string, { start, end }: TextPart): TextPart {
  const part = text.slice(start, end);
  return { start: end - part.trimStart().length, end: start + part.trimEnd().length };
}

/** A part, and the rest of it after each comma. */
export function valuesOf(text: string, { start, end }: TextPart): TextPart[] {
  const commas = [...text.slice(start, end).matchAll(/,\s*/g)];
  return [{ start, end }, ...commas.map(({ 0: comma, index }) => ({ start: start + index + comma.length, end }))];
}

/** The pieces of a part between commas. */
export function betweenCommas(text: string, { start, end }: TextPart): TextPart[] {
  const commas = [...text.slice(start, end).matchAll(/[,，、]\s*/g)];
  const starts = [start, ...commas.map(({ 0: comma, index }) => start + index + comma.length)];
  const ends = [...commas.map(({ index }) => start + index), end];
  return starts.flatMap((from, at) => ({ start: from, end: ends[at] ?? end }));
}
