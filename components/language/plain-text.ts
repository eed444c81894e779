/**
 * External text that is safe to show beside other text: on one line, without control, formatting and bidirectional
 * characters.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Truncates a text to at most `length` UTF-16 units without splitting a grapheme. */
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text;
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  // The last grapheme may cross the limit, so a little more than `length` is segmented.
  for (const { index, segment } of graphemes.segment(text.slice(0, length + 64)))
    if (index + segment.length > length) return text.slice(0, index);
  return text.slice(0, length);
}
