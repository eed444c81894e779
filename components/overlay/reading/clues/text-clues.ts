import type { Clue, ClueKind } from '../../../contacts/matching/clues';
import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import { emailKey, linkedinKey } from '../../../contacts/matching/spelling/addresses';
import { EAST_ASIAN, eastAsianNameKey, UNSPACED_FORM } from '../../../contacts/matching/spelling/east-asian';
import { fold } from '../../../contacts/matching/spelling/fold';
import { findCompany } from './find-companies';
import { findNames } from './find-names';
import { betweenCommas, partsOf, type TextPart, valuesOf } from './text-parts';
import { wordsOf } from './words';

/** A clue in a text, and its position. */
interface TextClue extends Clue {
  /** The mention's position, in UTF-16 units. */
  start: number;
  end: number;
  /** Whether it is the whole text or a delimited part of it, and not surrounded by other words. */
  isWhole: boolean;
  /** Whether it is an unknown person's address, which means that a name beside it is somebody else's too. */
  isStranger: boolean;
}

/** In longer texts, a name among other words is just a mention. */
const LONGEST_PROSE = 80;
export const LONGEST_VALUE = 120;
/** An email address and nothing else. */
const ONE_EMAIL = /^[\w.+-]{1,64}@(?:[\w-]+\.)+[\w-]+$/;
/** The parts around an `@`, within a limited distance: searching a whole hostile text would take minutes. */
const BEFORE_AT = /[^\s<>"'()[\],;:@]+$/;
const AFTER_AT = /^[^\s<>"'()[\],;:@]+/;
const LONGEST_BEFORE_AT = 64;
const LONGEST_AFTER_AT = 255;
const MOST_EMAILS = 100;
const MOST_REMEMBERED = 2000;
/** "Lensmor ID: 40100101", in any language. */
const MARKED_ID = /lensmor[^\d\n]{0,40}?(\d{1,32})(?!\d)/i;
const BARE_ID = /^\s*(\d{3,32})\s*$/;

export type ReadText = (text: string) => readonly TextClue[];

/** Finds the clues in texts. Results are cached for a while, because pages repeat texts. */
export function createTextReader(fingerprints: Fingerprints): ReadText {
  const cache = new Map<string, readonly TextClue[]>();

  function read(text: string): readonly TextClue[] {
    const clues: TextClue[] = [];
    function add(kind: ClueKind, key: string | undefined, { start, end }: TextPart, more?: Partial<TextClue>): void {
      if (key === undefined) return;
      const isStranger = !fingerprints.has(kind, key);
      if (isStranger && kind !== 'email' && kind !== 'linkedin') return;
      if (clues.some((clue) => clue.kind === kind && clue.key === key && clue.start === start && clue.end === end))
        return;
      clues.push({ kind, key, start, end, isWhole: true, isStranger, ...more });
    }

    function addNames(parts: readonly TextPart[], isFree: (part: TextPart) => boolean): void {
      for (const { key, start, end, runStart, runEnd } of findNames(text, fingerprints).filter(isFree)) {
        const isWhole = parts.some((part) => isValueOf(part, runStart, runEnd, text) || isAfterCompany(part, runStart));
        if (isWhole || text.length <= LONGEST_PROSE)
          add('name', key, { start, end }, { isWhole, text: text.slice(runStart, runEnd) });
      }
      if (!EAST_ASIAN.test(text)) return;
      for (const part of parts.flatMap((whole) => betweenCommas(text, whole))) {
        const shown = text.slice(part.start, part.end);
        add('name', eastAsianNameKey(fold(shown)), part, { text: shown });
      }
    }

    /** Some CRMs write "Acme, Jane Doe". */
    const isAfterCompany = (part: TextPart, start: number) =>
      /,\s*$/.test(text.slice(part.start, start)) &&
      findCompany(wordsOf(text.slice(part.start, start)), fingerprints) !== undefined;

    function addCompanies(value: TextPart, mostShortWords?: number): void {
      const shown = text.slice(value.start, value.end);
      const found = findCompany(wordsOf(shown), fingerprints, mostShortWords);
      if (found) add('company', found.key, value, { text: shown });
      const unspaced = fold(shown).replace(UNSPACED_FORM, '');
      if (!found && EAST_ASIAN.test(shown))
        add('company', unspaced.replace(/[^\p{L}\p{M}\d]/gu, ''), value, { text: shown });
    }

    if (text.includes('@')) for (const { address, ...at } of emailsIn(text)) add('email', emailKey(address), at);
    if (text.includes('linkedin.'))
      for (const at of profilesIn(text)) add('linkedin', linkedinKey(text.slice(at.start, at.end)), at);
    const marked = MARKED_ID.exec(text);
    if (marked?.[1]) add('person', marked[1], { start: marked.index, end: marked.index + marked[0].length });
    const bare = BARE_ID.exec(text);
    // A bare number is an ID only if its label says so.
    if (bare?.[1]) add('person', bare[1], { start: 0, end: text.length }, { isWhole: false });
    if (text.length > LONGEST_VALUE || !/\p{L}/u.test(text)) return clues;
    const isFree = (part: TextPart) => !clues.some(({ start, end }) => part.start < end && start < part.end);
    const parts = partsOf(text).filter(isFree);
    addNames(parts, isFree);
    for (const value of parts.flatMap((part) => valuesOf(text, part))) addCompanies(value);
    if (EAST_ASIAN.test(text))
      for (const value of parts.flatMap((part) => betweenCommas(text, part))) addCompanies(value);
    // "Acme A/S", "Acme (P) Ltd."
    if (parts.length > 1 && clues.some(({ kind }) => kind === 'company'))
      addCompanies({ start: 0, end: text.length }, 0);
    return clues;
  }

  return (text) => {
    // Not cached: pages with many addresses don't repeat them.
    if (text.includes('@') && ONE_EMAIL.test(text)) {
      const key = text.toLowerCase();
      return [
        { kind: 'email', key, start: 0, end: text.length, isWhole: true, isStranger: !fingerprints.has('email', key) },
      ];
    }
    const known = cache.get(text);
    if (known) return known;
    if (cache.size >= MOST_REMEMBERED) cache.clear();
    const clues = read(text);
    cache.set(text, clues);
    return clues;
  };
}

/** Whether a name is the whole value, or the part of it before a comma that no sentence follows. */
function isValueOf(part: TextPart, start: number, end: number, text: string): boolean {
  if (start < part.start || start >= part.end) return false;
  const [before, after] = [text.slice(part.start, start), text.slice(end, part.end)];
  if (/[\p{L}\p{N}]/u.test(before)) return false;
  if (!/[\p{L}\p{N}]/u.test(after.replace(/^preview$/i, ''))) return true;
  return (
    /^\s*,/.test(after) && after.split(/\s+/).length <= 7 && !/[.!?…]\s*$|,\s*\p{Ll}+\s+\p{Ll}+\s+\p{Ll}/u.test(after)
  );
}

interface Address extends TextPart {
  address: string;
}

function emailsIn(text: string): Address[] {
  const found: Address[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < MOST_EMAILS; at = text.indexOf('@', at + 1)) {
    const [before] = BEFORE_AT.exec(text.slice(Math.max(0, at - LONGEST_BEFORE_AT), at)) ?? [];
    const [rest] = AFTER_AT.exec(text.slice(at + 1, at + 1 + LONGEST_AFTER_AT)) ?? [];
    if (!before || !rest) continue;
    // An address may be at the end of a sentence.
    const after = rest.replace(/[.!?…]{1,3}$/, '');
    found.push({ address: `${before}@${after}`, start: at - before.length, end: at + 1 + after.length });
  }
  return found;
}

const profilesIn = (text: string): TextPart[] =>
  [...text.matchAll(/(?<!\p{L}['’])[^\s<>"'()[\],;]{0,60}linkedin\.[^\s<>"'()[\],;]+/giu)].map(
    ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }),
  );
