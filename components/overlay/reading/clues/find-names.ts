import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import { ATTENTION } from './text-parts';
import { type Word, wordsOf } from './words';

/** A known name in a text. */
export interface FoundName {
  key: string;
  start: number;
  end: number;
  /** The name with adjacent words that look like a part of it: initials, titles, further names. */
  runStart: number;
  runEnd: number;
}

/** The maximum number of words in a name. */
const MOST_WORDS = 8;
/** A nickname in brackets or quotation marks within a name. */
const NICKNAME = /(?<=\p{L}\s)(\(\p{L}+\)|["“”„«][^"“”«»]+["“”»])(?=\s\p{L})/gu;
/** The preferred name after initials: "P.J. (Pieter) de Boer". */
const CALLED = /(?<=\p{Lu}\.\s?)\((\p{L}+)\)(?=\s\p{L})/gu;
/** "v/d" for "van der" or "van den". */
const SLASHED = /(?<=\s)(v)\/(d)(?=\.?\s)/gi;
const COMMA = /^\s*,\s*$/;
const PARTICLE = /^(d[aeiou]s?|de[lrnm]|della|v[ao]n|l[ae]|el|al|bin|ibn|t[eo][rn]?)$/;
const GENERATION = /^(jr|sr|i{2,3}|iv)$/;

/** Finds the known names in a text. Names don't overlap. */
export function findNames(raw: string, fingerprints: Fingerprints): FoundName[] {
  const text = raw
    .replace(CALLED, ' $1 ')
    .replace(NICKNAME, (nickname) => ' '.repeat(nickname.length))
    .replace(ATTENTION, (words) => ';'.repeat(words.length))
    .replace(SLASHED, '$1.$2');
  const words = wordsOf(text);
  const found: FoundName[] = [];
  for (let at = 0; at < words.length; at++) {
    const match = matchAt(text, words, at, fingerprints);
    if (!match) continue;
    const [from, to] = runAround(text, words, at, match.last);
    const [first, last] = [words[at], words[match.last]];
    const [runFirst, runLast] = [words[from], words[to]];
    if (!first || !last || !runFirst || !runLast) continue;
    found.push({ key: match.key, start: first.start, end: last.end, runStart: runFirst.start, runEnd: runLast.end });
    at = match.last;
  }
  return found;
}

interface Match {
  key: string;
  /** The index of its last word. */
  last: number;
}

function matchAt(text: string, words: readonly Word[], at: number, fingerprints: Fingerprints): Match | undefined {
  return (
    matchIn('text', text, words, at, fingerprints) ??
    (words.some((word) => word.text !== word.spelledOut)
      ? matchIn('spelledOut', text, words, at, fingerprints)
      : undefined)
  );
}

function matchIn(
  spelling: 'text' | 'spelledOut',
  text: string,
  words: readonly Word[],
  at: number,
  fingerprints: Fingerprints,
): Match | undefined {
  const first = words[at];
  if (!first || first.text.length < 2) return undefined;
  const own = first[spelling];
  const name = own;
  let [key, best]: [string, Match | undefined] = [name, undefined];
  const has = (candidate: string) => fingerprints.has('name', candidate);
  /** The following words that may belong to the name, without initials. */
  const following: number[] = [];
  const isTurned = isComma(words[at + 1]) || isCapitals(text, first);
  for (let next = at + 1; next < words.length && following.length < MOST_WORDS; next++) {
    const word = words[next];
    if (!word || !(isLink(word.gap, words[next - 1]) || (next === at + 1 && isComma(word)))) break;
    if (!word.isInitial) following.push(next);
  }
  if (following.length === 0) return undefined;
  const wordAt = (index: number | undefined) => words[index ?? -1]?.[spelling] ?? '';
  if (!isComma(words[at + 1])) {
    for (const next of following) {
      key += ` ${wordAt(next)}`;
      if (has(key)) best = { key, last: next };
    }
    // With an unknown middle name, or other particles: the contact has "v.d.", the page "van den".
    const second = following.find((next, place) => place > 0 && !PARTICLE.test(words[next]?.text ?? ''));
    if (!best && second !== undefined && has(`${own} ${wordAt(second)}`))
      best = { key: `${own} ${wordAt(second)}`, last: second };
  }
  if (best || !isTurned) return best;
  let given = '';
  for (const next of following) {
    given += `${wordAt(next)} `;
    if (has(given + own)) best = { key: given + own, last: next };
  }
  return best;
}

const isComma = (word: Word | undefined): boolean => word !== undefined && COMMA.test(word.gap);
const isCapitals = (text: string, { start, end }: Word): boolean =>
  /^\p{Lu}[\p{Lu}\p{M}'’]+$/u.test(text.slice(start, end));

/** Whether two words can belong to one name: separated by spaces or a hyphen, or by a dot after a short word. */
function isLink(gap: string, before: Word | undefined): boolean {
  if (/^\s+$/.test(gap) || /^[-‐‑‒–]$/.test(gap)) return true;
  return /^\.\s*$/.test(gap) && before !== undefined && before.end - before.start <= 4;
}

/** The indexes of the first and last adjacent word that look like a part of the name. */
function runAround(text: string, words: readonly Word[], first: number, last: number): [number, number] {
  const isLower = /^\p{Ll}/u.test(text.slice(words[first]?.start));
  const isLikeName = (word: Word | undefined) =>
    word !== undefined && (isLower || /^[\p{Lu}\p{Lo}\p{Lt}]/u.test(text.slice(word.start, word.end)));
  let [from, to] = [first, last];
  const isTurned = isComma(words[first + 1]);
  const isPart = (word: Word | undefined) => isLikeName(word) || (isTurned && PARTICLE.test(word?.text ?? ''));
  while (isPart(words[from - 1]) && isLink(words[from]?.gap ?? '', words[from - 1])) from--;
  for (let next = words[to + 1]; next; next = words[to + 1]) {
    const isGeneration = GENERATION.test(next.text) && COMMA.test(next.gap);
    if (!isGeneration && !isLink(next.gap, words[to])) break;
    if (isLikeName(next) || isGeneration) to++;
    else if (PARTICLE.test(next.text) && isLikeName(words[to + 2])) to += 2;
    else break;
  }
  return [from, to];
}
