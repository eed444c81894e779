import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readImportGraph, root } from '../house/import-graph';
import { type Language, languageNames, readLanguage } from './languages';

const english = readLanguage('en');
const placesOf = (text: string) => [...new Set(text.match(/\$\d/g))].sort();
const allPlaces = (forms: Readonly<Record<string, string>>) => placesOf(Object.values(forms).join(' '));

/** The keys used in the sources, including Chrome's form (`overlay_call`). A `${}` part matches any word. */
function askedFor(): RegExp[] {
  const files = [...readImportGraph(['components', 'entrypoints']).keys()];
  const source = [...files, 'wxt.config.ts'].map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const keys = source
    .replace(/__MSG_(\w+)__/g, '$1')
    .matchAll(/['`]((?:\$\{[^}]*\}|\w)+(?:[._](?:\$\{[^}]*\}|\w)+)+?)['`]/g);
  return [...keys].flatMap(([, key = '']) => {
    // A template without a fixed first part would match every key.
    if (key.startsWith('$')) return [];
    const pattern = key
      .replace(/\$\{[^}]*\}/g, '*')
      .replaceAll(/[._]/g, '\\.')
      .replaceAll('*', '[^.]+');
    return [new RegExp(`^${pattern}$`)];
  });
}

test('every text is used in the sources', () => {
  const asked = askedFor();
  expect([...english.texts.keys()].filter((key) => !asked.some((pattern) => pattern.test(key)))).toEqual([]);
});

describe.each(languageNames)('%s', (name) => {
  const language: Language = readLanguage(name);

  test('has exactly the same keys as English', () => {
    expect([...language.texts.keys()].sort()).toEqual([...english.texts.keys()].sort());
  });

  test('contains its own language code', () => {
    expect(language.texts.get('extension.language')).toEqual({ n: name.replace('_', '-') });
  });

  test('has the same placeholders in each text', () => {
    const wrong = [...language.texts].filter(
      ([key, forms]) => String(allPlaces(forms)) !== String(allPlaces(english.texts.get(key) ?? {})),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('has all plural forms the language needs', () => {
    const numbers = new Intl.PluralRules(name.replace('_', '-'));
    // Zero needs its own form only if it differs from "many".
    const needed = numbers.select(1) === 'other' ? ['n'] : numbers.select(0) === 'one' ? ['0', '1', 'n'] : ['1', 'n'];
    const plural = [...english.texts].filter(([, forms]) => '1' in forms).map(([key]) => key);
    expect(plural.filter((key) => String(Object.keys(language.texts.get(key) ?? {})) !== String(needed))).toEqual([]);
  });

  test('translates everything except names', () => {
    const same = [...language.texts].filter(
      ([key, { n = '' }]) => name !== 'en' && n === english.texts.get(key)?.n && /\p{L}+ \p{L}+/u.test(n),
    );
    expect(same.map(([key]) => key).filter((key) => key !== 'extension.name')).toEqual([]);
  });

  test('has no leading, trailing or double spaces and no straight quotation marks', () => {
    const untidy = [...language.texts].filter(([, forms]) =>
      Object.values(forms).some((text) => text === '' || text !== text.trim() || / {2}|["]|\.\.\./.test(text)),
    );
    expect(untidy.map(([key]) => key)).toEqual([]);
  });

  test('stays within the length limits of browsers and stores', () => {
    const lengthOf = (key: string) => (language.texts.get(key)?.n ?? '').length;
    expect(lengthOf('extension.name')).toBeLessThanOrEqual(45);
    expect(lengthOf('extension.description')).toBeLessThanOrEqual(132);
  });
});
