import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../components/sites/catalogue';
import { storedPrefixes } from '../upgrade/stored';
import { root } from './import-graph';

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readJson = (file: string): unknown => JSON.parse(read(file));

/** All UI texts, with `…` for placeholders. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node.replace(/\$\d/g, '…')];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsOf) : [];
}

/** The rows of the first table under a heading. */
const tableUnder = (text: string, heading: string) =>
  (text.split(`## ${heading}\n`)[1] ?? '')
    .split(/\n## /)[0]
    ?.match(/^\| .*$/gm)
    ?.slice(1) ?? [];

describe('documents', () => {
  test.each(documents)('%s has no conflict markers', (document) => {
    expect(read(document)).not.toMatch(/^(<{7}|={7}|>{7})( |$)/m);
  });

  test.each(documents)('%s has no broken links', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    // `{{…}}` is filled in when the privacy policy is built.
    const files = links.filter((link) => !/^\w+:|^\{\{/.test(link));
    expect(files.filter((file) => !existsSync(join(root, dirname(document), file)))).toEqual([]);
  });

  test.each(documents)('%s names existing commands', (document) => {
    const { scripts } = readJson('package.json') as { scripts: Record<string, string> };
    const named = [...read(document).matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  /** A link to a test file shows either the file's name or the name of a test in it. */
  test('every test named in a document exists', () => {
    const plain = (text: string) => text.replaceAll('’', "'");
    const named = documents.flatMap((document) =>
      [...read(document).matchAll(/\[([^\]`]+)\]\(([^)#\s]+\.test\.tsx?)\)/g)].map(
        ([link, words = '', target = '']) => ({
          link,
          words,
          file: join(dirname(document), target),
        }),
      ),
    );
    expect(named.length).toBeGreaterThan(40);
    const missing = named.filter(({ words, file }) => !plain(read(file)).includes(plain(words)));
    expect(missing.map(({ link }) => link)).toEqual([]);
  });

  test('the user guide lists the catalogue’s CRMs in order', () => {
    expect(read('docs/using.md')).toContain(`${catalogue.map(({ name }) => name).join(', ')}.`);
  });

  test('files named in documents and comments exist', () => {
    const files = ['components', 'entrypoints', 'test', 'docs', 'public', '.'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    );
    const sources = files.filter((file) => /\.(tsx?|mjs|md)$/.test(file));
    const named = sources.flatMap((source) =>
      [...read(source).matchAll(/`([\w./-]+\.(?:tsx?|mjs|css|json|md))`/g)].map(([, file = '']) => ({ source, file })),
    );
    expect(named.length).toBeGreaterThan(50);
    /** Files to be created by the reader, and files of the browser. */
    const elsewhere = ['test/crm-pages/crms/YOURS.ts', 'NAME.bench.ts', 'policies.json'];
    const isThere = (file: string) => files.some((known) => `/${known}`.endsWith(`/${file.replace(/^[./]+/, '')}`));
    expect(named.filter(({ file }) => !isThere(file) && !elsewhere.includes(file))).toEqual([]);
  });

  test('the architecture lists every storage key', () => {
    const named = read('docs/architecture.md');
    const prefixes = storedPrefixes();
    expect(prefixes.length).toBeGreaterThan(10);
    expect(prefixes.filter((prefix) => !named.includes(`\`${prefix}`))).toEqual([]);
  });

  test('symptoms quote the UI texts', () => {
    const texts = textsOf(readJson('components/language/locales/en.json'));
    const symptoms = tableUnder(read('docs/using.md'), 'When something is wrong').map((row) => row.split('|')[1] ?? '');
    const quoted = symptoms.flatMap((symptom) => [...symptom.matchAll(/"([^"]+)"/g)].map(([, words = '']) => words));
    expect(quoted.length).toBeGreaterThan(8);
    expect(quoted.filter((words) => !texts.some((text) => text.includes(words.replace(/^… /, ''))))).toEqual([]);
  });
});
