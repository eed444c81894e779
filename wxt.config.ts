import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import publisher from './docs/store/publisher.json' with { type: 'json' };
import { licenceTexts } from './test/tools/package/licence-texts.mjs';

/** Extension pages and the worker connect only to the configured API; see docs/privacy-and-permissions.md. */
const extensionPagesPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Firefox identifies the extension by this ID. Published under another ID, it is another extension, without the tasks
 * and key of the first. A UUID, because that belongs to no domain; see docs/publishing.md.
 */
const GECKO_ID = '{6732744e-df80-48fd-879f-b2a8ec833f5f}';

/** One setting renames the extension everywhere, in case Lensmor doesn't permit the use of its name. */
const rename = (text: string): string => text.replaceAll('Phones for Lensmor', publisher.extensionName);

const PAGES = new Set<string>(['popup', 'options', 'unlisted-page']);

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * Puts what every page needs at its start into one file. By default, each part that something else shares as well is a
 * file of its own, and each file that the popup waits for takes a millisecond.
 */
function inOneChunk(pages: readonly string[]) {
  let shared: ReadonlySet<string> | undefined;
  function reachable(page: string, modules: Modules): Set<string> {
    const found = new Set([page]);
    for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
    return found;
  }
  const name = (id: string, modules: Modules): string | null => {
    if (!shared) {
      const [first, ...others] = pages.map((page) => reachable(page, modules));
      shared = new Set([...(first ?? [])].filter((one) => others.every((page) => page.has(one))));
    }
    return shared.has(id) ? 'shared' : null;
  };
  return { codeSplitting: { groups: [{ name, debugName: 'shared' }] } };
}

/**
 * Browsers keep a script in memory with two bytes per character if it contains a single one beyond Latin-1, and decode it
 * more slowly. All such characters are in strings, templates and regular expressions, where escapes mean the same;
 * `String.raw` is used for parts of expressions only.
 */
const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = escapeNonAscii(file.code);
  },
};

const escapeNonAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  i18n: { localesDir: 'components/language/locales' },
  hooks: {
    // `imports: false` only omits the types: WXT would still import its storage library wherever a name looks like it.
    'config:resolved': ({ config }) => {
      Object.assign(config.imports, { presets: [], imports: [], dirs: [] });
    },
    // WXT would take the title of popup.html.
    'build:manifestGenerated': (_, { action }) => {
      if (action) action.default_title = '__MSG_extension_name__';
    },
    // The licences of the shipped packages require that their texts are included.
    'build:publicAssets': ({ config }, files) => {
      files.push({ relativeDest: 'LICENSES.txt', contents: licenceTexts(config.root) });
      const metadata = 'components/contacts/phones/phone-metadata.txt';
      files.push({ relativeDest: 'phone-metadata.txt', contents: readFileSync(join(config.root, metadata), 'utf8') });
      for (const file of files)
        if (file.relativeDest.startsWith('_locales/') && 'contents' in file)
          file.contents = JSON.stringify(JSON.parse(rename(file.contents)));
    },
    'vite:build:extendConfig': (entrypoints, { resolve, build }) => {
      // The polyfill gives the worker the same promise-based API in every version. Pages call only functions that return
      // promises everywhere, and its 10 kB would delay opening them.
      const isWorker = entrypoints.some(({ type }) => type === 'background');
      if (!isWorker && resolve?.alias) Object.assign(resolve.alias, { 'wxt/browser': '@wxt-dev/browser' });
      const pages = entrypoints.filter(({ type }) => PAGES.has(type)).map(({ inputPath }) => inputPath);
      if (pages.length > 0) Object.assign(build?.rollupOptions?.output ?? {}, inOneChunk(pages));
    },
  },
  // Developers choose their own browser and profile. The server would exit if it couldn't open one.
  webExt: { disabled: true },
  // The minimum versions in the manifest: don't transpile for browsers that can't install the extension.
  vite: () => ({
    build: { target: ['chrome140', 'firefox140'], modulePreload: { polyfill: false } },
    plugins: [{ name: 'rename', transformIndexHtml: rename }, inAscii],
  }),
  autoIcons: { baseIconPath: 'components/ui/icon.svg' },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'notifications',
      'scripting',
      'storage',
      // Chrome's 10 MB hold about 20,000 people. Firefox has no such limit, and would warn of the permission.
      ...(browser === 'firefox' ? [] : ['unlimitedStorage']),
    ],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_extension_openPopup__' },
    },
    host_permissions: ['https://platform.lensmor.com/*'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // In development, `npx wxt` injects updates and styles in ways this policy forbids.
    ...(command === 'build' ? { content_security_policy: { extension_pages: extensionPagesPolicy } } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              // The key and the IDs of people leave the browser; see docs/store/data-use.md.
              data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '140', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});
