import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readImportGraph, root } from '../house/import-graph';
import { type Language, languageNames, readLanguage } from './languages';

const english = readLanguage('en');
const placesOf = (text: string) => [...new Set(text.match(/\$\d/g))].sort();
const allPlaces = (forms: Readonly<Record<string, string>>) => placesOf(Object.values(forms).join(' '));

/** The keys that the sources name, also as Chrome writes them (`overlay_call`); a part in `${}` is any word. */
function askedFor(): RegExp[] {
  const files = [...readImportGraph(['components', 'entrypoints']).keys()];
  const source = [...files, 'wxt.config.ts'].map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const keys = source
    .replace(/__MSG_(\w+)__/g, '$1')
    .matchAll(/['`]((?:\$\{[^}]*\}|\w)+(?:[._](?:\$\{[^}]*\}|\w)+)+?)['`]/g);
  return [...keys].flatMap(([, key = '']) => {
    // What has no word of its own at the start would ask for everything.
    if (key.startsWith('$')) return [];
    const pattern = key
      .replace(/\$\{[^}]*\}/g, '*')
      .replaceAll(/[._]/g, '\\.')
      .replaceAll('*', '[^.]+');
    return [new RegExp(`^${pattern}$`)];
  });
}

test('the sources ask for every text', () => {
  const asked = askedFor();
  expect([...english.texts.keys()].filter((key) => !asked.some((pattern) => pattern.test(key)))).toEqual([]);
});

describe.each(languageNames)('%s', (name) => {
  const language: Language = readLanguage(name);

  test('has each text once, and none more', () => {
    expect([...language.texts.keys()].sort()).toEqual([...english.texts.keys()].sort());
  });

  test('says which language it is', () => {
    expect(language.texts.get('extension.language')).toEqual({ n: name.replace('_', '-') });
  });

  test('puts the same values into each text', () => {
    const wrong = [...language.texts].filter(
      ([key, forms]) => String(allPlaces(forms)) !== String(allPlaces(english.texts.get(key) ?? {})),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('has the plural forms that its numbers need', () => {
    const numbers = new Intl.PluralRules(name.replace('_', '-'));
    // Zero stands by itself only where it is not said like many.
    const needed = numbers.select(1) === 'other' ? ['n'] : numbers.select(0) === 'one' ? ['0', '1', 'n'] : ['1', 'n'];
    const plural = [...english.texts].filter(([, forms]) => '1' in forms).map(([key]) => key);
    expect(plural.filter((key) => String(Object.keys(language.texts.get(key) ?? {})) !== String(needed))).toEqual([]);
  });

  test('says in its own words what is more than a name', () => {
    const same = [...language.texts].filter(
      ([key, { n = '' }]) => name !== 'en' && n === english.texts.get(key)?.n && /\p{L}+ \p{L}+/u.test(n),
    );
    expect(same.map(([key]) => key).filter((key) => key !== 'extension.name')).toEqual([]);
  });

  test('is tidy: no spaces around, none doubled, no straight quotation marks', () => {
    const untidy = [...language.texts].filter(([, forms]) =>
      Object.values(forms).some((text) => text === '' || text !== text.trim() || / {2}|["]|\.\.\./.test(text)),
    );
    expect(untidy.map(([key]) => key)).toEqual([]);
  });

  test('fits where browsers and stores cut', () => {
    const lengthOf = (key: string) => (language.texts.get(key)?.n ?? '').length;
    expect(lengthOf('extension.name')).toBeLessThanOrEqual(45);
    expect(lengthOf('extension.description')).toBeLessThanOrEqual(132);
  });
});
