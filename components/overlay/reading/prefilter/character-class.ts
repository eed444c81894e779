import { fold } from '../../../contacts/matching/spelling/fold';
import * as Character from './character-role';

const SIGNS: readonly (readonly [signs: string, kind: number])[] = [
  ["'’‘ʼ`ʻ", Character.silent],
  ['-‐‑‒–', Character.hyphen],
  ['.', Character.dot],
  [',', Character.comma],
  ['|;·•‧›—/', Character.separator],
  ['&+', Character.and],
  [':<>=*#_\\?!', Character.nameless],
  ['()[]"“”„', Character.enclosing],
  ['«»@´¨¯¸ª', Character.hard],
];

/** Characters from here on are all hard. */
const END_OF_CHARACTERS = 0x2100;
const known = new Int32Array(END_OF_CHARACTERS);

/** The class of a UTF-16 unit, combined with the folded unit for letters and digits. */
export const characterOf = (unit: number): number =>
  unit < END_OF_CHARACTERS ? known[unit] || learn(unit) : Character.hard;
export const kindOf = (character: number): number => character & 15;
export const foldedUnit = (character: number): number => character >>> 4;

function learn(unit: number): number {
  const letter = String.fromCharCode(unit);
  const form = fold(letter);
  const character = (form.charCodeAt(0) << 4) | find(letter, form);
  known[unit] = character;
  return character;
}

function find(letter: string, form: string): number {
  const sign = SIGNS.find(([signs]) => signs.includes(letter));
  if (sign) return sign[1];
  if (/\s/.test(letter)) return Character.space;
  if (/\d/.test(letter)) return Character.digit;
  if (/\p{L}/u.test(letter)) {
    // Umlauts have two spellings, some letters fold to two, and other scripts have other rules.
    const isPlain = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]$/u.test(form) && !/[äöüøå]/i.test(letter);
    if (!isPlain) return Character.hard;
    return /\p{Lu}/u.test(letter) ? Character.capital : Character.letter;
  }
  if (form === '' || /[\p{L}\p{M}\p{N}\s]/u.test(form)) return Character.hard;
  return /\p{So}/u.test(letter) ? Character.enclosing : Character.other;
}
