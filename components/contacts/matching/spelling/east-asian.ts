const IDEOGRAPHS = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}';
export const EAST_ASIAN: RegExp = new RegExp(`[${IDEOGRAPHS}]`, 'u');
const NAME = new RegExp(`^[${IDEOGRAPHS}ー々]{2,20}$`, 'u');

/** The key of a folded Chinese, Japanese or Korean name, without spaces, because they are optional. */
export function eastAsianNameKey(folded: string): string | undefined {
  const key = folded.replace(/[\s・･·]/g, '').replace(/(様|さん|氏|先生|女士|님)$/, '');
  return NAME.test(key) ? key : undefined;
}

/** Legal forms written without a space, in folded text. */
export const UNSPACED_FORM =
  /^(株式会社|有限会社|合同会社|合名会社|合資会社|\(株\)|\(有\)|\(同\)|주식회사|유한회사|\(주\)|\(유\))\s*|\s*(株式会社|有限会社|合同会社|合名会社|合資会社|\(株\)|\(有\)|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사|\(주\)|\(유\))$/g;
