import { defineConfig } from 'wxt';
import publisher from './docs/store/publisher.json' with { type: 'json' };
import { licenceTexts } from './test/tools/package/licence-texts.mjs';

/** Extension pages and the worker talk to the configured API and to nothing else; see "Privacy and permissions" in the README. */
const extensionPagesPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src https: http://127.0.0.1:* http://localhost:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Firefox knows an extension by this: whoever publishes under another one publishes another extension, which finds no
 * tasks and no key of the first. A UUID, since that belongs to no domain; see docs/publishing.md.
 */
const GECKO_ID = '{6732744e-df80-48fd-879f-b2a8ec833f5f}';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  i18n: { localesDir: 'components/language/locales' },
  hooks: {
    // The licences of what is shipped ask that their texts go with it.
    'build:publicAssets': ({ config }, files) => {
      files.push({ relativeDest: 'LICENSES.txt', contents: licenceTexts(config.root) });
      // One setting renames the extension everywhere, should Lensmor not let its name be used.
      for (const file of files)
        if (file.relativeDest.startsWith('_locales/') && 'contents' in file)
          file.contents = file.contents.replaceAll('Phones for Lensmor', publisher.extensionName);
    },
    'vite:build:extendConfig': (entrypoints, { resolve }) => {
      // What browsers of today still lack is a listener for messages that answers with a promise, and only the worker
      // has one. Pages would carry the polyfill's 10 kB for nothing, and open later.
      const isWorker = entrypoints.some(({ type }) => type === 'background');
      if (!isWorker && resolve?.alias) Object.assign(resolve.alias, { 'wxt/browser': '@wxt-dev/browser' });
    },
  },
  // Which browser with which profile is the developer's choice, and where none can be opened the server would end.
  webExt: { disabled: true },
  // What the manifest asks for anyway: nothing is rewritten for browsers that cannot install it.
  vite: () => ({ build: { target: ['chrome140', 'firefox140'] } }),
  autoIcons: { baseIconPath: 'components/ui/icon.svg' },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'alarms', 'contextMenus', 'notifications', 'scripting', 'storage'],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_extension_openPopup__' },
    },
    host_permissions: ['https://platform.lensmor.com/*'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // `npx wxt` hands its pages what changed, and their styles, in ways that this policy exists to forbid.
    ...(command === 'build' ? { content_security_policy: { extension_pages: extensionPagesPolicy } } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              // What leaves the browser: the key, and the IDs by which the API knows people; see docs/store/data-use.md.
              data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '140', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});
