const LETTERS_WITHOUT_PARTS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
};

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Lower case, with compatible forms unified (ﬁ, full-width), without diacritics and invisible characters. Only Latin,
 * Greek, Cyrillic and Arabic marks are removed: vowel signs of Indic scripts and the dakuten of kana make other letters.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıςىة]/g, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? letter)
    .normalize('NFC');
}

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** The usual spellings of a text: as it is and, where it has umlauts, with two letters for each of them. */
export function spellingsOf(text: string): string[] {
  if (ASCII.test(text)) return [text];
  const composed = text.normalize('NFC');
  return /[äöüøå]/i.test(composed) ? [text, composed.replace(/[äöüøå]/gi, inTwoLetters)] : [text];
}

/** Capitals stay capitals. */
function inTwoLetters(letter: string): string {
  const two = UMLAUTS[letter.toLowerCase()] ?? letter;
  return letter === letter.toLowerCase() ? two : two.toUpperCase();
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));
