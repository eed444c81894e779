import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Build tools that put code of their own into the bundles. */
const BUNDLED_PARTS = ['wxt', '@wxt-dev/i18n', '@wxt-dev/browser'];

/**
 * The names of all packages whose code is shipped.
 * @param {string} root the project's folder
 */
export const bundledPackages = (root) => [...Object.keys(readPackage(root).dependencies), ...BUNDLED_PARTS].sort();

/**
 * The licences of the extension and of every package shipped with it, as one text.
 * @param {string} root the project's folder
 * @returns {string}
 */
export function licenceTexts(root) {
  const { name } = readPackage(root);
  const own = section(name, readFileSync(join(root, 'LICENSE'), 'utf8'));
  return `${[own, ...bundledPackages(root).map((one) => licenceOf(join(root, 'node_modules', one), root))].join('\n\n')}\n`;
}

/**
 * @param {string} folder
 * @param {string} root
 */
function licenceOf(folder, root) {
  const { name, version, license } = readPackage(folder);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one) && !/apache/i.test(one));
  if (!file && license !== 'MIT') throw new Error(`${name} doesn't include its licence text (${license})`);
  // Some packages name the MIT licence without including its text, which is the same as ours.
  const text = file
    ? readFileSync(join(folder, file), 'utf8')
    : readFileSync(join(root, 'LICENSE'), 'utf8').replace(/^Copyright.*$/m, `Copyright (c) the authors of ${name}`);
  return section(`${name} ${version} (${license})`, text);
}

/**
 * @param {string} title
 * @param {string} text
 */
const section = (title, text) => `${title}\n${'='.repeat(title.length)}\n\n${text.replaceAll('\r\n', '\n').trim()}`;

/**
 * @param {string} folder
 * @returns {{ name: string; version: string; license: string; dependencies: Record<string, string> }}
 */
function readPackage(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`No package in ${folder}: run npm ci`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
