import type { Language } from './languages';

/**
 * An artificial language that uses, for each key, the text of the language with the widest text or the widest word. A
 * page that fits both needs no check in every real language.
 */
export function widestOf(
  languages: readonly Language[],
  by: 'text' | 'word',
  widthOf: (text: string) => number,
): Language {
  const keys = new Set(languages.flatMap(({ texts }) => [...texts.keys()]));
  const score = (forms: Readonly<Record<string, string>>) =>
    Math.max(...Object.values(forms).flatMap((form) => (by === 'text' ? [form] : form.split(/[\s-]+/)).map(widthOf)));
  const texts = [...keys].map((key) => {
    const all = languages.map((language) => language.texts.get(key)).filter((forms) => forms !== undefined);
    return [key, all.reduce((widest, forms) => (score(forms) > score(widest) ? forms : widest))] as const;
  });
  return { name: `widest-${by}`, texts: new Map(texts) };
}
