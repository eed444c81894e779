import { fold, spellingsOf } from '../../../contacts/matching/spelling/fold';

/** A word of a text, and where it stands. */
export interface Word {
  /** Folded; in a further spelling too where it has umlauts. */
  text: string;
  spelledOut: string;
  start: number;
  end: number;
  /** A letter, or letters with dots: names may do without it. */
  isInitial: boolean;
  /** What stands between the word before and this one. */
  gap: string;
}

const WORD =
  /M\.ª|Ó\s+\p{Lu}[\p{L}\p{M}]+|(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{M}])|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}'’‘ʼ`´ʻ]*[\p{L}\p{M}\p{N}])?/gu;
/** What pages glue to a name for screen readers: "Jane DoePreview". */
const GLUED = /(?<=\p{Ll})Preview$/u;

/** As Spanish writes it short. */
const MARIA = /^Mª$/;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const { 0: raw, index: start } of text.matchAll(WORD)) {
    const shown = raw.replace(GLUED, '');
    const bare = shown.replace(/['’‘ʼ`´ʻ.\s]/g, '').replace(MARIA, 'Maria');
    const [plain = bare, spelledOut = plain] = spellingsOf(bare);
    words.push({
      text: fold(plain),
      spelledOut: fold(spelledOut),
      start,
      end: start + shown.length,
      isInitial: /^(\p{L}|(\p{L}\.)+\p{L}?)$/u.test(shown),
      gap: text.slice(last, start).replace(/\p{Cf}/gu, ''),
    });
    last = start + shown.length;
  }
  return words;
}
