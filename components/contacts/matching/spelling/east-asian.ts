const IDEOGRAPHS = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}';
export const EAST_ASIAN: RegExp = new RegExp(`[${IDEOGRAPHS}]`, 'u');
const NAME = new RegExp(`^[${IDEOGRAPHS}ー々]{2,20}$`, 'u');

/** Forms of address and jobs that follow a name, spaced or not; longer ones first. */
const AFTER_NAME = new RegExp(
  `(?:${[
    '様|さま|さん|氏|殿|先生|社長|専務|常務|部長|次長|課長|係長|主任|取締役|代表',
    '女士|小姐|老师|董事长|副?总?经理|副?總?經理|总监|總監|主管|总裁|總裁|博士|教授',
    '님|씨|사원|주임|대리|과장|차장|부장|팀장|실장|본부장|이사|상무|전무|부사장|사장|대표|회장|교수|박사',
  ].join('|')})+$`,
);

/** The key of a folded Chinese, Japanese or Korean name, without spaces, because they are optional. */
export function eastAsianNameKey(folded: string): string | undefined {
  const key = folded
    .replace(/[\s・･·]/g, '')
    .normalize('NFC')
    .replace(AFTER_NAME, '');
  return NAME.test(key) ? key : undefined;
}

/** Legal forms written without a space, in folded text. */
export const UNSPACED_FORM =
  /^(株式会社|有限会社|合同会社|合名会社|合資会社|\(株\)|\(有\)|\(同\)|주식회사|유한회사|\(주\)|\(유\))\s*|\s*(株式会社|有限会社|合同会社|合名会社|合資会社|\(株\)|\(有\)|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사|\(주\)|\(유\))$/g;
