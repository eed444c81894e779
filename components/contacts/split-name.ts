import { fold } from './matching/spelling/fold';

/** A name in the parts that address books and CRMs store. */
export interface NameParts {
  /** "Dr." */
  prefix: string;
  first: string;
  last: string;
  /** "Jr.", "PhD" */
  suffix: string;
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const PREFIXES = wordSet('dr prof professor mr mrs ms miss mx sir dame herr frau ing mag rev hon');
const SUFFIXES = wordSet(
  'jr sr ii iii iv phd dphil md dds dmd dvm jd llm esq mba emba msc bsc ma ba bs ms meng beng mphil cpa cfa cissp pmp pe rn obe mbe shrm-cp shrm-scp',
);
/** Particles that start a family name, and words that join two. */
const PARTICLES = wordSet(
  'af al am auf bin ben da dal dalla das de degli dei del della delle den der des di do dos du el ibn la las le les lo los st ter ten van vande vander vom von zu zum zur',
);
const JOINTS = wordSet('y e i');
/** Given names common in Spain, Portugal and Latin America, where two family names follow the given name. */
const IBERIAN = wordSet(
  `garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego herrera marquez leon vidal flores pena cabrera campos vega fuentes carrasco diez reyes caballero nieto aguilar pascual santana herrero montero lorenzo hidalgo gimenez ibanez ferrer duran santiago benitez mora vargas arias carmona crespo roman pastor soto saez velasco moya soler parra esteban bravo gallardo rojas silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha raposo neves coelho cunha pires`,
);
/** Frequent one-character Chinese family names, and two-character ones. */
const CHINESE = new Set(
  '王李张张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鐘姜崔谭譚陆陸范汪廖石金贾賈韦韋夏付方邹鄒熊白孟秦邱侯江尹薛阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯',
);
const CHINESE_DOUBLE = wordSet('欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 公孙 公孫 慕容 令狐 夏侯');
/** Japanese family names whose first character is also a Chinese family name. */
const JAPANESE = wordSet(
  '高橋 高木 高田 高野 高山 高島 高井 田中 田村 田口 田辺 石井 石川 石田 石原 石橋 金子 金田 金井 白石 白井 江口 林田 武田 武井 馬場 丁子 沈田 秦野 夏目 范田 江藤 江川 黄瀬',
);
const KOREAN_DOUBLE = wordSet('남궁 황보 제갈 선우 독고 사공');

const HAN = /^\p{Script=Han}+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const CJK = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々・]+$/u;

/** A word in the form of the lists above. */
const plain = (word: string): string => fold(word).replace(/[.,]/g, '');
const isSuffix = (word: string): boolean => SUFFIXES.has(plain(word));

/**
 * Splits a name into given and family name as well as possible. Uncertain parts go into the family name, because
 * importers require one and nothing may be lost.
 */
export function splitName(fullName: string): NameParts {
  // Pronouns and nicknames in brackets aren't part of the name: "Jane Doe (she/her)".
  const name = fullName
    .replace(/\s*[([（][^)\]）]*[)\]）]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [head = '', ...rest] = (name || fullName.trim()).split(/\s*[,，]\s*/).filter(Boolean);
  const suffixes = rest.filter((part) => part.split(' ').every(isSuffix));
  const others = rest.filter((part) => !suffixes.includes(part));
  const [given, ...more] = others;
  const parts = given === undefined ? splitWords(head) : splitReversed(head, [given, ...more].join(' '));
  return { ...parts, suffix: [parts.suffix, ...suffixes].filter(Boolean).join(', ') };
}

/** "Doe, Jane" */
function splitReversed(last: string, given: string): NameParts {
  const { words, prefix, suffix } = trimTitles(given.split(' '));
  const family = trimTitles(last.split(' '));
  return {
    prefix: [family.prefix, prefix].filter(Boolean).join(' '),
    first: words.join(' '),
    last: family.words.join(' '),
    suffix: [family.suffix, suffix].filter(Boolean).join(', '),
  };
}

function splitWords(name: string): NameParts {
  const { words, prefix, suffix } = trimTitles(name.split(' '));
  const isAsian = words.every((word) => CJK.test(word));
  const at = isAsian ? 0 : familyAt(words);
  if (isAsian) return { prefix, suffix, ...splitAsian(words) };
  return { prefix, suffix, first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') };
}

/** Removes titles at the start and degrees at the end, but never the whole name. */
function trimTitles(all: readonly string[]): { words: string[]; prefix: string; suffix: string } {
  const words = [...all];
  const prefix: string[] = [];
  const suffix: string[] = [];
  while (words.length > 2 && PREFIXES.has(plain(words[0] ?? ''))) prefix.push(words.shift() ?? '');
  while (words.length > 2 && isSuffix(words.at(-1) ?? '')) suffix.unshift(words.pop() ?? '');
  return { words, prefix: prefix.join(' '), suffix: suffix.join(', ') };
}

/** The index where the family name starts. */
function familyAt(words: readonly string[]): number {
  if (words.length < 3) return words.length - 1;
  // From the second word on: the first is always a given name.
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && PARTICLES.has(plain(word)));
  const joint = words.findIndex((word, at) => at > 1 && at < words.length - 1 && JOINTS.has(plain(word)));
  const starts = [
    ...(joint > 0 ? [joint - 1] : []),
    ...(particle > 0 ? [startOfTwo(words, particle)] : []),
    ...(IBERIAN.has(plain(words.at(-2) ?? '')) ? [words.length - 2] : []),
    words.length - 1,
  ];
  return Math.max(1, Math.min(...starts));
}

/** In "Ana García de la Cruz", the word before the particle may be a family name too. */
const startOfTwo = (words: readonly string[], particle: number): number =>
  particle > 1 && IBERIAN.has(plain(words[particle - 1] ?? '')) ? particle - 1 : particle;

/** The family name comes first. A name without a space is split only if the family name is unambiguous. */
function splitAsian(words: readonly string[]): Pick<NameParts, 'first' | 'last'> {
  const [word = '', ...rest] = words;
  if (rest.length > 0) return { last: word, first: rest.join(' ') };
  const length = familyLength(word);
  return length === 0 ? { last: word, first: '' } : { last: word.slice(0, length), first: word.slice(length) };
}

function familyLength(word: string): number {
  const two = word.slice(0, 2);
  if (HANGUL.test(word))
    return word.length < 2 || word.length > 4 ? 0 : KOREAN_DOUBLE.has(two) && word.length > 2 ? 2 : 1;
  if (!HAN.test(word) || word.length < 2) return 0;
  if (CHINESE_DOUBLE.has(two) && word.length > 2) return 2;
  if (JAPANESE.has(two)) return word.length > 2 ? 2 : 0;
  return word.length <= 3 && CHINESE.has(word[0] ?? '') ? 1 : 0;
}
