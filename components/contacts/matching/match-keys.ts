/**
 * The keys under which a page and a contact meet: equal keys are the same address, person or company name, whatever
 * the spelling. Every function answers the same for its own answer. Runs for each text of a page, so it says no fast.
 */

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
};

/** No address is longer; longer texts are somebody's attempt to keep us busy. */
const LONGEST_ADDRESS = 2000;

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Lower case, compatible forms as one (ﬁ, full-width), no diacritics, nothing invisible. Only the Latin, Greek and
 * Cyrillic kind of diacritic falls: vowel signs of Indic scripts and the dakuten of kana make other letters.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? letter)
    .normalize('NFC');
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The person's mark in the API: digits and nothing else. */
export function personKey(id: string): string | undefined {
  const text = id.trim();
  return /^\d{1,32}$/.test(text) ? text : undefined;
}

const EMAIL = /^[^\s@<>()[\]",;:\\]{1,64}@[^\s@<>()[\]",;:\\/?.]+(\.[^\s@<>()[\]",;:\\/?.]+)+$/;

/** From an address or a `mailto:` link with a single address. */
export function emailKey(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS || !(text.includes('@') || text.includes('%40'))) return undefined;
  const address = decode(text.trim().replace(/^mailto:|\?.*$/gi, '')).toLowerCase();
  return address.length < 255 && EMAIL.test(address) ? address : undefined;
}

/** From any address of a person's public profile; companies, schools and searches there are nobody. */
export function linkedinKey(address: string): string | undefined {
  if (address.length > LONGEST_ADDRESS || !/linkedin\./i.test(address)) return undefined;
  const [, kind, name = '', rest = ''] =
    /^\s*(?:https?:)?(?:\/\/)?(?:[\w-]+\.)*linkedin\.(?:com|cn)\/(?:[\w-]+\/)??(in|pub)\/([^/?#\s]+)([^?#\s]*)/i.exec(
      address,
    ) ?? [];
  // Decoded twice: an address that was itself a parameter comes encoded twice.
  const slug = decode(decode(name)).normalize('NFC').toLowerCase();
  if (!kind || slug === '' || slug.length > 200 || /[\s/?#%]/.test(slug)) return undefined;
  return kind.toLowerCase() === 'pub' ? slug + pubNumber(rest) : slug;
}

/** `/pub/jane-doe/1a/2b/3c4` moved to `/in/jane-doe-3c402b1a`: the parts in turned order, the later two in three digits. */
function pubNumber(rest: string): string {
  const [, first, second, third] = /^\/([\da-f]{1,3})\/([\da-f]{1,3})\/([\da-f]{1,3})(?:\/|$)/i.exec(rest) ?? [];
  if (!first || !second || !third) return '';
  return `-${third.padStart(3, '0')}${second.padStart(3, '0')}${first}`.toLowerCase();
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const TITLES = wordSet(
  'dr prof professor mr mrs ms mx miss sir herr frau mme mlle monsieur madame señor senor senora sra srta dott dottssa ssa dipl',
);
/** Titles only with a dot, since they are names or words without it; most of them follow another title. */
const TITLES_WITH_DOT = wordSet(
  'ing med rer nat phil jur iur oec pol hc h.c habil mult dent vet theol techn kfm kffr inf math phys wirt sr eng rev hon mag drs ir avv arch capt col gen lt sgt hr fr',
);
/** Not `sr`: who writes it wants to be told from the son. */
const SUFFIXES = wordSet(
  'jr ii iii iv phd dphil mba emba md cpa esq esquire cfa cfp pmp cissp msc bsc llm llb dds dvm mph cma cia shrm rn jd frcs',
);
/** Suffixes only after a comma, since they are also family names. */
const SUFFIXES_AFTER_COMMA = wordSet('ma ba ms bs pe do se pa cp scp cisa aia edd psyd mfa mpa med meng beng');

/**
 * From a text that is a person's full name and nothing else; none from any other text, and none from a single word.
 * More than one key where a name has more than one usual spelling (Müller, Mueller).
 */
export function nameKeys(text: string): string[] {
  if (text.length > 100 || text.length < 2 || /[\d@:;<>=+*#_|\\&?!]/.test(text)) return [];
  const raw = text.trim();
  if (ASCII.test(raw)) {
    const key = /[\s,]/.test(raw) ? nameKey(raw.toLowerCase()) : undefined;
    return key ? [key] : [];
  }
  const spellings = /[äöüøå]/i.test(raw.normalize('NFC')) ? [raw, withoutUmlauts(raw)] : [raw];
  return [...new Set(spellings.flatMap((spelling) => nameKey(fold(spelling)) ?? []))];
}

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const withoutUmlauts = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => UMLAUTS[letter] ?? letter);

function nameKey(folded: string): string | undefined {
  // Most texts of a page that could be a name are two plain words.
  const [, given = '', family = ''] = /^([a-z]{2,}) ([a-z]{2,})$/.exec(folded) ?? [];
  if (given && family !== 'preview') return isTitle(given) || isSuffix(family) ? undefined : folded;
  const name = withoutAdditions(folded);
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(name)) return unspacedNameKey(name);
  const words = nameWords(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const kept = words.filter((word, at) => at === 0 || at === words.length - 1 || !isInitial(word));
  const plain = kept.map((word) => word.replace(/\./g, ''));
  if (plain.length > 8 || plain.some((word) => !/^[\p{L}\p{M}]+$/u.test(word))) return undefined;
  // An initial is no name: "J. Doe" and "Jane D." may be anybody's.
  if (isInitial(last) || (isInitial(first) && !/\p{L}\.\p{L}/u.test(first) && plain.length < 3)) return undefined;
  return plain.length < 2 ? undefined : plain.join(' ');
}

/** Takes away what pages and people put around a name: pronouns, nicknames in the middle, the names of links. */
const withoutAdditions = (name: string): string =>
  name
    .replace(/\s*\(\s*\p{L}{1,6}\s*\/\s*\p{L}{1,6}(\s*\/\s*\p{L}{1,6})?\s*\)\s*$/u, '')
    .replace(/\s*[([]?\s*(preview|(link )?opens in (a )?new (window|tab))\s*[)\]]?\s*$/, '')
    .replace(/\s\(\p{L}+\)(?=\s\p{L})|\s["“”„«][^"“”«»]+["“”»](?=\s\p{L})/gu, '')
    .replace(/['’‘ʼ`´ʻ]/g, '')
    .replace(/\p{So}|\ufe0f/gu, '')
    .trim();

/** The words of a name in speaking order, without titles and suffixes; a word keeps its dots. */
function nameWords(name: string): string[] {
  const [first = '', ...others] = name.split(/\s*,\s*/);
  const parts = [first, ...others.filter((part) => part !== '' && !part.split(/[\s-]+/).every(isSuffixAfterComma))];
  if (parts.length > 2) return [];
  const words = parts
    .reverse()
    .join(' ')
    .replace(/^\.+/, '')
    .replace(/\.(?=\p{L}{2})/gu, '. ')
    .split(/[\s\-‐‑‒–]+\.*/)
    .filter((word) => word !== '');
  while (words[0] !== undefined && isTitle(words[0])) words.shift();
  while (isSuffix(words.at(-1) ?? '')) words.pop();
  return words;
}

const bare = (word: string): string => word.replace(/\./g, '');
const isTitle = (word: string): boolean =>
  TITLES.has(bare(word)) || (word.endsWith('.') && TITLES_WITH_DOT.has(word.slice(0, -1)));
const isSuffix = (word: string): boolean => SUFFIXES.has(bare(word));
const isSuffixAfterComma = (word: string): boolean => isSuffix(word) || SUFFIXES_AFTER_COMMA.has(bare(word));
const isInitial = (word: string): boolean => /^(\p{L}\.+)*\p{L}\.*$/u.test(word);

/** Names that are written with or without spaces alike. */
function unspacedNameKey(name: string): string | undefined {
  const key = name.replace(/[\s・･·]/g, '').replace(/(様|さん|氏|先生|女士|님)$/, '');
  return /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]{2,20}$/u.test(key) ? key : undefined;
}

const LEGAL_FORMS = wordSet(
  [
    'inc incorporated corp corporation co company ltd limited llc llp lp plc pc pllc pbc pty pvt private bhd sdn',
    'gmbh mbh ggmbh ug ag kg kgaa ohg gbr ev eg se sa sas sasu sarl eurl snc sca spa srl srls sapa bv nv cv vof',
    'ab as asa aps oy oyj ou hf ehf kk gk sl slu sab rl ltda eireli sp zoo oo sro spol doo dd ad ood eood kft zrt nyrt bt',
    'uab sia pt tbk pte fze fzco fzc dmcc wll saoc jsc pjsc ojsc cjsc ooo oao zao ооо оао зао ао пао тов ltée ltee',
  ].join(' '),
);
const LEGAL_FORMS_IN_FRONT = wordSet('sa sas sarl eurl ab oy uab sia pt ooo oao zao ооо оао зао ао пао тов');
const UNSPACED_LEGAL_FORM =
  /^(株式会社|有限会社|合同会社|\(株\)|\(有\)|주식회사|유한회사|\(주\))\s*|\s*(株式会社|有限会社|合同会社|\(株\)|\(有\)|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사|\(주\))$/g;

/** From a text that is a company's name and nothing else. Equal after case, spacing, diacritics and legal form. */
export function companyKey(text: string): string | undefined {
  if (text.length > 120 || text.length < 2) return undefined;
  const key = withoutLegalForms(companyWords(fold(text.trim()).replace(UNSPACED_LEGAL_FORM, ''))).join('');
  return key.length > 1 && /\p{L}/u.test(key) ? key : undefined;
}

/** Whether a text is the name of a company for certain, known or not. */
export function hasLegalForm(text: string): boolean {
  if (text.length > 120 || text.length < 4) return false;
  const folded = fold(text.trim());
  if (folded.replace(UNSPACED_LEGAL_FORM, '') !== folded) return true;
  const words = companyWords(folded);
  return words.length > 1 && isLegalEnd(words, words.length - 1);
}

/** Most names of companies, and most other texts, are plain words already. */
const PLAIN_WORDS = /^[a-z\d]+(?: [a-z\d]+)*$/;

const companyWords = (folded: string): string[] =>
  PLAIN_WORDS.test(folded) && !folded.includes(' de ') ? folded.split(' ') : wordsOfCompany(folded);

const wordsOfCompany = (folded: string): string[] =>
  folded
    .replace(/[&+]/g, ' and ')
    // Letters with dots, spaced or not, are one word: "S.A.", "S. A.", "Sp. z o.o.".
    .replace(/(?<![\p{L}\d])\p{L}(\.\s?\p{L}(?![\p{L}\d]))+/gu, (dotted) => dotted.replace(/[.\s]/g, ''))
    .replace(/['’‘ʼ`´ʻ/]/g, '')
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/ s de rl\b| de cv\b/g, '')
    .split(' ');

/** Folded words that may be no part of the company's name that they stand in, other than at its end. */
export const wordsLeftOut: readonly string[] = [...LEGAL_FORMS_IN_FRONT, 'cv', 'rl'];

/** At least one word stays: SAS is a company too. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  let [start, end] = [0, words.length];
  while (end > 1 && isLegalEnd(words, end - 1)) end--;
  while (end - start > 1 && LEGAL_FORMS_IN_FRONT.has(words[start] ?? '')) start++;
  return words.slice(start, end);
}

/** "and" goes with what stood behind it: "& Co.". "z" belongs to "Sp. z o.o.". */
function isLegalEnd(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (word === 'and' || word === 'z') return at < words.length - 1;
  return LEGAL_FORMS.has(word);
}
