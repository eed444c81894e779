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
 * Converts to lower case, unifies compatible forms (ﬁ, full-width), and removes diacritics and invisible characters.
 * Only Latin, Greek, Cyrillic and Arabic marks are removed: Indic vowel signs and the dakuten of kana change the letter.
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

/** The common spellings of a text: as it is and, if it has umlauts, with two letters for each. */
export function spellingsOf(text: string): string[] {
  if (ASCII.test(text)) return [text];
  const composed = text.normalize('NFC');
  return /[äöüøå]/i.test(composed) ? [text, composed.replace(/[äöüøå]/gi, inTwoLetters)] : [text];
}

/** Keeps the case. */
function inTwoLetters(letter: string): string {
  const two = UMLAUTS[letter.toLowerCase()] ?? letter;
  return letter === letter.toLowerCase() ? two : two.toUpperCase();
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));
