import { EAST_ASIAN, eastAsianNameKey } from './east-asian';
import { fold, spellingsOf, wordSet } from './fold';

/** The parts of a full name. All words are folded; see `fold`. */
export interface NameWords {
  /** In speaking order, without titles and suffixes. A single letter is an initial. */
  words: readonly NameWord[];
  /** "jr", "sr", "ii" and so on, which distinguish family members with the same name. */
  generation?: string;
}

interface NameWord {
  text: string;
  /** Whether a hyphen joins it to the previous word: "Anne-Marie" is one name, "Anne Marie" may be two. */
  isBound: boolean;
}

const TITLES = wordSet(
  [
    'dr prof professor mr mrs ms mx miss sir herr herrn frau mme mlle monsieur madame señor senor senora senorita sra srta',
    'dott dottssa ssa dipl dra profa dna dhr mevr mevrouw fru frk shri smt kumari engr mgr judr mudr phdr rndr mvdr',
    'mgr lic licda licdo arq abg dkfm sayin bayan pan pani ibu bpk bapak hajj hajja sheikh г-н г-жа д-р господин госпожа пан пані',
    'signor signora signorina sigra dssa univ-prof priv-doz ddr mmag encik puan datuk κα κος מר גב גברת דר',
    'السيد السيدة الدكتور الدكتوره المهندس المهندسه',
  ].join(' '),
);
/** Titles only with a dot, because without it they are names or words. Most of them follow another title. */
const TITLES_WITH_DOT = wordSet(
  'ing med rer nat phil jur iur oec pol hc h.c habil mult dent vet theol techn kfm kffr inf math phys wirt sr eng rev hon mag drs ir avv arch capt col gen lt sgt hr fr bc doc av avd ab cand di atty er ca sn sig pr hj inz inż hab doç yrd d dª c p м.н д κ',
);
/** The first words of tasks and greetings: "Call Jane Doe". */
const OPENINGS = wordSet(
  'call email phone meet meeting ask contact visit remind invite thank demo lunch coffee hi hello dear anruf anrufen rufe termin treffen liebe lieber hallo appeler rappeler bonjour llamar hola estimado estimada chiamare ciao ligar bellen',
);
const SUFFIXES = wordSet(
  'phd dphil mba emba md cpa esq esquire cfa cfp pmp cissp msc bsc llm llb dds dvm mph cma cia shrm rn jd frcs csc drsc frics mrics acca fcca fca cism csm ceng miet sphr phr cfe obe mbe cbe kbe dba pharmd dphil bcom mcom bba facs cscp chfc',
);
/** Suffixes only after a comma or with dots, because they are also family names. */
const SUFFIXES_SET_OFF = wordSet('ma ba ms bs pe do se pa cp scp cisa aia edd psyd mfa mpa med meng beng');
const GENERATIONS = wordSet('jr sr ii iii iv v filho junior neto');
/** Also family names. */
const AMBIGUOUS = wordSet('v filho junior neto');
const GENERATION_SPELLINGS: Record<string, string> = { junior: 'jr', filho: 'jr' };
/** "v.d." is "van der" or "van den": the initial matches both. */
const SHORT_PARTICLES: Record<string, string> = { vd: 'van d', vdb: 'van d berg', vh: 'van t', ud: 'und' };
const LETTER_PARTICLES: Record<string, string> = { 'v.': 'van', 'd.': 'd', 'z.': 'zu' };

/**
 * Parses a text that is a full name and nothing else; `undefined` for any other text and for a single name. A family
 * name may come first in capitals: "DELMAS Claire" is Claire Delmas.
 */
export function nameWordsOf(text: string): NameWords | undefined {
  if (text.length > 100 || text.length < 2 || /[\d@:;<>=+*#_|\\&?!]/.test(text)) return undefined;
  const name = withoutAdditions(text.trim());
  if (EAST_ASIAN.test(name)) {
    const key = eastAsianNameKey(fold(name));
    return key === undefined ? undefined : { words: [{ text: key, isBound: false }] };
  }
  const parsed = inSpeakingOrder(name);
  if (!parsed) return undefined;
  const words = familyLast(capitalsLast(parsed.words)).flatMap(splitAtHyphens);
  const found = { words, ...(parsed.generation ? { generation: parsed.generation } : {}) };
  return isFullName(words) ? found : undefined;
}

/** Removes additions to a name: pronouns, nicknames, labels of links. */
const withoutAdditions = (name: string): string =>
  name
    .replace(/\s*\(\s*\p{L}{1,6}\s*\/\s*\p{L}{1,6}(\s*\/\s*\p{L}{1,6})?\s*\)\s*$/u, '')
    .replace(/\s*\((ext(ern(al)?)?\.?|contractor|guest|gast|n[ée]e [^)]*|geb\. [^)]*)\)\s*$/i, '')
    .replace(/\s*[([]?\s*(preview|(link )?opens in (a )?new (window|tab))\s*[)\]]?\s*$/i, '')
    .replace(/(?<!\p{L})(?:\p{Lu}\.\s?)+\((\p{L}+)\)(?=\s\p{L})/gu, '$1')
    .replace(/\s\(\p{L}+\)(?=\s\p{L})|\s["“”„«][^"“”«»]+["“”»](?=\s\p{L})/gu, '')
    .replace(/^d\.?ª\.?\s+/i, '')
    .replace(/(?<![\p{L}.])M\.?ª\.?(?=\s)/giu, 'Maria')
    .replace(/\sv\/d\.?(?=\s)/gi, ' v.d.')
    .replace(/(^|\s)Ó\s+(?=\p{Lu})/gu, '$1O')
    .replace(/['’‘ʼ`´ʻ׳״]/g, '')
    .replace(/\p{So}|\ufe0f/gu, '')
    .trim();

interface Ordered {
  /** As written, with dots and hyphens. */
  words: string[];
  generation?: string;
}

function inSpeakingOrder(name: string): Ordered | undefined {
  let generation: string | undefined;
  const parts = name
    .split(/\s*,\s*/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^\.+/, '').split(/\s+/));
  const kept = parts.filter((words, at) => at === 0 || !words.every((word) => isSetOff(word, parts[0] ?? [])));
  const dropped = parts.filter((part) => !kept.includes(part));
  for (const word of dropped.flat()) generation ??= generationOf(word);
  if (kept.length > 2) return undefined;
  for (const words of kept) {
    while (isTitle(words[0] ?? '', words)) words.shift();
    for (let last = words.at(-1); last !== undefined && words.length > 1; last = words.at(-1)) {
      const own = generationOf(last);
      if (own ? words.length < 3 && AMBIGUOUS.has(bare(last)) : !isSuffix(last)) break;
      generation ??= own;
      words.pop();
    }
  }
  const words = kept.reverse().flat().flatMap(apart);
  while (isTitle(words[0] ?? '', words)) words.shift();
  return { words, ...(generation ? { generation } : {}) };
}

/** "Dr.med." is two words, "Jane A.B." three; "J.D." at the start is one first name. */
function apart(word: string, at: number): string[] {
  const short = SHORT_PARTICLES[bare(word)];
  if (short && (word.includes('.') || (at > 0 && /^\p{Ll}+$/u.test(word)))) return short.split(' ');
  if (at > 0 && /^[vdz]\.$/.test(word)) return [LETTER_PARTICLES[word] ?? word];
  if (isDottedLetters(word)) return at === 0 ? [bare(word)] : word.split('.').filter((letter) => letter !== '');
  return word.replace(/\.(?=\p{L}{2})/gu, '. ').split(' ');
}

const bare = (word: string): string => fold(word).replace(/\./g, '');
const isDottedLetters = (word: string): boolean => /^(\p{L}\.){2,}\p{L}?$/u.test(word);
const isTitle = (word: string, among: readonly string[]): boolean =>
  TITLES.has(bare(word)) ||
  (OPENINGS.has(bare(word)) && among.length > 2) ||
  (word.endsWith('.') && TITLES_WITH_DOT.has(fold(word).slice(0, -1)) && among.length > 2) ||
  /^(dr|dipl|d)\.?-/i.test(word) ||
  (/\.\p{L}/u.test(word) &&
    word.split(/\.(?=\p{L})/u).every((part) => TITLES.has(bare(part)) || TITLES_WITH_DOT.has(bare(part)))) ||
  (word === 'DI' && among.length > 2);
const isSuffix = (word: string): boolean =>
  SUFFIXES.has(bare(word)) || (/\p{L}\./u.test(word) && SUFFIXES_SET_OFF.has(bare(word)));
const generationOf = (word: string): string | undefined => {
  const own = bare(word);
  return GENERATIONS.has(own) ? (GENERATION_SPELLINGS[own] ?? own) : undefined;
};
/** After a comma: a suffix or a generation, but "Marlowe, J.D." is a first name. */
function isSetOff(word: string, first: readonly string[]): boolean {
  if (first.length === 1 && isDottedLetters(word)) return false;
  return word.split('-').every((part) => isSuffix(part) || SUFFIXES_SET_OFF.has(bare(part)) || !!generationOf(part));
}

/** Moves words in capitals at the start, the family name, to the end, if the other words aren't in capitals. */
function capitalsLast(words: readonly string[]): readonly string[] {
  const isCapitals = (word: string) => /^(?=.*\p{Lu}{2})[\p{Lu}\p{M}.-]+$/u.test(word);
  const end = words.findIndex((word) => !isCapitals(word));
  const rest = words.slice(end);
  if (end <= 0 || rest.some(isCapitals) || !rest.some((word) => /\p{Ll}/u.test(word))) return words;
  return [...rest, ...words.slice(0, end)];
}

const PATRONYMIC = /(?:вич|вна|ична)$/iu;

/** "Петренко Ольга Іванівна" has the family name first, because a patronymic follows the given name. */
function familyLast(words: readonly string[]): readonly string[] {
  const [family = '', given = '', patronymic = ''] = words;
  const isFamilyFirst = words.length === 3 && PATRONYMIC.test(patronymic) && !PATRONYMIC.test(given);
  return isFamilyFirst ? [given, patronymic, family] : words;
}

const splitAtHyphens = (word: string): NameWord[] =>
  word
    .split(/[-‐‑‒–]+/)
    .map((part) => fold(part).replace(/\./g, ''))
    .filter((text) => text !== '')
    .map((text, at) => ({ text, isBound: at > 0 }));

/** Requires a first and a last name: "J. Doe" and "Jane D." may be anybody. */
function isFullName(words: readonly NameWord[]): boolean {
  if (words.length > 10 || words.some(({ text }) => !/^[\p{L}\p{M}]+$/u.test(text))) return false;
  const names = words.filter(({ text }) => !isInitial(text));
  return names.length > 1 && words.at(-1) === names.at(-1);
}

export const isInitial = (word: string): boolean => /^\p{L}\p{M}*$/u.test(word);

/**
 * The keys of a full name in each of its common spellings; none if the text isn't a full name. Keys omit initials, and
 * a second key also omits middle names: `fitsName` compares those.
 */
export function nameKeys(text: string): string[] {
  const keys = spellingsOf(text).flatMap((spelling) => {
    const words = nameWordsOf(spelling)?.words.filter(({ text: word }, _, all) => all.length === 1 || !isInitial(word));
    if (!words) return [];
    const [first, last] = [words[0]?.text, words.at(-1)?.text];
    const whole = words.map(({ text: word }) => word).join(' ');
    if (words.length < 3) return [whole];
    // "M. José Ortega" is María José.
    const afterMaria = first === 'maria' ? [whole.slice(whole.indexOf(' ') + 1)] : [];
    return [whole, `${first} ${last}`, ...afterMaria];
  });
  return [...new Set(keys)];
}
