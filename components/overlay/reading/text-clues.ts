import type { Clue, ClueKind } from '../../contacts/matching/clues';
import type { Fingerprints } from '../../contacts/matching/fingerprint';
import { companyKey, emailKey, linkedinKey, nameKeys } from '../../contacts/matching/match-keys';

/** What a text says of somebody known. */
interface TextClue extends Clue {
  /** The whole text, or a part that is set off, is the value; else it was found among other words. */
  isWhole: boolean;
  /** An address of nobody known: it says that a name beside it is somebody else's. */
  isStranger: boolean;
}

/** Longer texts are prose in which a name is somebody's mention, not a person on the page. */
const LONGEST_PROSE = 80;
export const LONGEST_VALUE = 120;
export const SEPARATING_WORDS = ['at', 'bei', 'chez', 'en', 'presso'];
/** What stands between values that share one text: "VP Marketing at Acme", "Acme · Berlin". */
const SEPARATORS = new RegExp(
  `\\s+(?:@|${SEPARATING_WORDS.join('|')})\\s+|\\s+[-–—/]\\s+|\\s*[|·•‧∙›»/\\n\\t;]\\s*|\\s*[—]\\s*`,
);
/** An address and nothing else: it is no company's name either. */
const ONE_EMAIL = /^[\w.+-]{1,64}@(?:[\w-]+\.)+[\w-]+$/;
/** Either side of an `@`. Looked for from there, at most this far: a search of the whole text takes minutes on hostile ones. */
const BEFORE_AT = /[^\s<>"'()[\],;:@]+$/;
const AFTER_AT = /^[^\s<>"'()[\],;:@]+/;
const LONGEST_BEFORE_AT = 64;
const LONGEST_AFTER_AT = 255;
const MOST_EMAILS = 100;
const MOST_REMEMBERED = 2000;

export type ReadText = (text: string) => readonly TextClue[];

/** Reads texts against the fingerprints; pages repeat themselves, so what was read is remembered for a while. */
export function createTextReader(fingerprints: Fingerprints): ReadText {
  const remembered = new Map<string, readonly TextClue[]>();

  function read(text: string): readonly TextClue[] {
    const clues: TextClue[] = [];
    const add = (kind: ClueKind, key: string | undefined, isWhole: boolean) => {
      if (key === undefined) return false;
      const isStranger = !fingerprints.has(kind, key);
      if (isStranger && kind !== 'email' && kind !== 'linkedin') return false;
      if (!clues.some((clue) => clue.kind === kind && clue.key === key)) clues.push({ kind, key, isWhole, isStranger });
      return !isStranger;
    };
    const addNames = (part: string, isWhole: boolean) => nameKeys(part).some((key) => add('name', key, isWhole));

    if (text.includes('@')) for (const address of emailsIn(text)) add('email', emailKey(address), true);
    if (text.includes('linkedin.')) add('linkedin', linkedinKey(text), true);
    if (text.length > LONGEST_VALUE || !/\p{L}/u.test(text)) return clues;
    let isName = addNames(text, true);
    add('company', companyKey(text), true);
    const parts = text.split(SEPARATORS).filter((part) => part.length > 1);
    if (parts.length > 1) {
      for (const part of parts) {
        addNames(part, true);
        add('company', companyKey(part), true);
      }
    }
    const [before = '', after = '', ...more] = text.split(/\s*,\s*/);
    // "Acme, Jane Doe" is how some CRMs write a person of a company; in "Doe, Jane" neither part is a company.
    if (add('company', companyKey(before), true) && more.length === 0) isName = addNames(after, true) || isName;
    for (const part of [after, ...more]) add('company', companyKey(part), true);
    if (!isName && text.length <= LONGEST_PROSE) for (const name of namesInProse(text)) addNames(name, false);
    return clues;
  }

  return (text) => {
    // A page that is full of addresses repeats none of them.
    if (text.includes('@') && ONE_EMAIL.test(text)) {
      const key = text.toLowerCase();
      return [{ kind: 'email', key, isWhole: true, isStranger: !fingerprints.has('email', key) }];
    }
    const known = remembered.get(text);
    if (known) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const clues = read(text);
    remembered.set(text, clues);
    return clues;
  };
}

/** Words in a row that begin like names do, as many as there are: in "Mary Jane Doe" there is no Jane Doe. */
const namesInProse = (text: string): string[] =>
  [...text.matchAll(/(?<!\p{L})\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*){1,3}(?!\s+\p{Lu})/gu)].map(
    ([run]) => run,
  );

function emailsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < MOST_EMAILS; at = text.indexOf('@', at + 1)) {
    const [before] = BEFORE_AT.exec(text.slice(Math.max(0, at - LONGEST_BEFORE_AT), at)) ?? [];
    const [after] = AFTER_AT.exec(text.slice(at + 1, at + 1 + LONGEST_AFTER_AT)) ?? [];
    // A sentence may end with an address.
    if (before && after) found.push(`${before}@${after.replace(/[.!?…]{1,3}$/, '')}`);
  }
  return found;
}
