import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What `wxt build -b firefox --mv3` made. */
export const buildFolder = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

interface FirefoxManifest {
  browser_specific_settings: { gecko: { id: string } };
}

/** Under which Firefox knows the extension. */
export const readExtensionId = (): string =>
  (JSON.parse(readFileSync(`${buildFolder}/manifest.json`, 'utf8')) as FirefoxManifest).browser_specific_settings.gecko
    .id;

/** Under which its pages are found here: Firefox would draw another in each profile. */
export const EXTENSION_UUID = '3f1c9a52-7d0e-4b6f-9c3a-5e8d2b7a1c40';

/** The lines of a profile's `user.js`: nothing of Firefox's own goes out, and `proxyPort` stands for the network. */
export function preferences(marionettePort: number, proxyPort: number): string {
  const values = {
    'marionette.port': marionettePort,
    'extensions.webextensions.uuids': JSON.stringify({ [readExtensionId()]: EXTENSION_UUID }),
    // A real click then answers a permission request by itself; nobody is there to press "Allow".
    'extensions.webextOptionalPermissionPrompts': false,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'app.update.enabled': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'services.settings.server': 'data:,',
    'extensions.systemAddon.update.enabled': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
