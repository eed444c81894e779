/**
 * Text from outside that is safe to show beside other text: on one line, and without characters that change the reading
 * direction, break lines or are there for anything but showing.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** The beginning of a text, of at most `length` UTF-16 units, which cuts no character in two. */
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text;
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  // A character of any length may begin before the limit, so a little more is looked at.
  for (const { index, segment } of graphemes.segment(text.slice(0, length + 64)))
    if (index + segment.length > length) return text.slice(0, index);
  return text.slice(0, length);
}
