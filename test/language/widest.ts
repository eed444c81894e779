import type { Language } from './languages';

/**
 * A language that does not exist: for each key it has the text of that language whose text is widest, or whose widest
 * word is. A page on which both fit needs no look in every real language.
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
