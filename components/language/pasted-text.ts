/**
 * Pasted text without invisible characters, with plain spaces, and with ASCII digits, letters and punctuation in place
 * of full-width ones from East Asian keyboards. Line breaks are kept.
 */
export const readableText = (text: string): string =>
  text
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]|\u2800/g, ' ')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);

/** Every script's ten digits are consecutive code points. */
function asciiDigit(digit: string): string {
  const compatible = digit.normalize('NFKC');
  if (/^[0-9]$/.test(compatible)) return compatible;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
