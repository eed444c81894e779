import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Text = string | { [name: string]: Text };
export interface Language {
  /** Named like Chrome's locale folder, such as `zh_CN`. */
  name: string;
  /** By key, such as `popup.track`. A text with plurals has one form for each of `0`, `1` and `n` that it needs. */
  texts: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

// Not `new URL`: in tests with a DOM, Vite would treat it as a file to serve.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../components/language/locales');
const isPlural = (text: object) => 'n' in text;

function formsByKey(text: Text, path: string): [string, Record<string, string>][] {
  if (typeof text === 'string') return [[path, { n: text }]];
  if (isPlural(text)) return [[path, text as Record<string, string>]];
  return Object.entries(text).flatMap(([name, part]) => formsByKey(part, path === '' ? name : `${path}.${name}`));
}

export function readLanguage(name: string): Language {
  return {
    name,
    texts: new Map(formsByKey(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Text, '')),
  };
}

/** Renders a text as a page in that language does, using the "many" form of plurals. */
export type Say = (key: string, ...values: string[]) => string;

export const sayIn = (name: string): Say => sayFrom(readLanguage(name));

export function sayFrom({ texts }: Language): Say {
  return (key, ...values) => {
    const text = texts.get(key)?.n;
    if (text === undefined) throw new Error(`No text has the key ${key}`);
    return text.replace(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? '');
  };
}

export const languageNames: readonly string[] = readdirSync(folder).map((file) => file.replace('.json', ''));
