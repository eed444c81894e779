import { fold, spellingsOf } from '../../../contacts/matching/spelling/fold';

/** A word of a text and its position. */
export interface Word {
  /** Folded. `spelledOut` is a second spelling for words with umlauts. */
  text: string;
  spelledOut: string;
  start: number;
  end: number;
  /** Whether it is a letter, or letters with dots, which names may omit. */
  isInitial: boolean;
  /** The characters between the previous word and this one. */
  gap: string;
}

const WORD =
  /M\.ª|Ó\s+\p{Lu}[\p{L}\p{M}]+|(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{M}])|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}'’‘ʼ`´ʻ]*[\p{L}\p{M}\p{N}])?/gu;
/** A word for screen readers that pages append to a name without a space: "Jane DoePreview". */
const GLUED = /(?<=\p{Ll})Preview$/u;

/** The Spanish abbreviation of María. */
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
