import type { Language } from './languages';

/** `$1` and the like are placeholders for values, not words. */
const wordsOf = (text: string): string[] => text.split(/[\s-]+/).filter((word) => !word.includes('$'));

/**
 * An artificial language that has, for each key, the widest text of all languages, with the widest word of all in it. A
 * page that fits it needs no check in every real language.
 */
export function widestOf(languages: readonly Language[], widthOf: (text: string) => number): Language {
  const widest = (texts: readonly string[]) =>
    texts.reduce((wide, text) => (widthOf(text) > widthOf(wide) ? text : wide), '');

  function withWord(text: string, word: string): string {
    const own = widest(wordsOf(text));
    return own !== '' && widthOf(own) < widthOf(word) ? text.replace(own, () => word) : text;
  }

  const keys = new Set(languages.flatMap(({ texts }) => [...texts.keys()]));
  const texts = [...keys].map((key) => {
    const all = languages.map(({ texts }) => texts.get(key)).filter((some) => some !== undefined);
    const forms = all.flatMap((some) => Object.values(some));
    const text = widest(forms);
    const word = widest(forms.flatMap(wordsOf));
    const chosen = all.find((some) => Object.values(some).includes(text)) ?? {};
    return [key, Object.fromEntries(Object.entries(chosen).map(([form, own]) => [form, withWord(own, word)]))] as const;
  });
  return { name: 'widest', texts: new Map(texts) };
}
