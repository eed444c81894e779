import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The output of `wxt build -b firefox --mv3`. */
export const buildFolder = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

interface FirefoxManifest {
  browser_specific_settings: { gecko: { id: string } };
}

/** The ID in Firefox of the extension in this folder. */
export const readExtensionId = (folder: string): string =>
  (JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as FirefoxManifest).browser_specific_settings.gecko.id;

/** The host of the extension's pages. Without it, Firefox would choose a random one for each profile. */
export const EXTENSION_UUID = '3f1c9a52-7d0e-4b6f-9c3a-5e8d2b7a1c40';

/** A profile's `user.js`: no request of Firefox's own leaves the machine, and all others go through `proxyPort`. */
export function preferences(extensionId: string, marionettePort: number, proxyPort: number): string {
  const values = {
    'marionette.port': marionettePort,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: EXTENSION_UUID }),
    // Grants permissions requested by a real click without a dialog, because nobody could press "Allow".
    'extensions.webextOptionalPermissionPrompts': false,
    // Lets a page's script open full screen, because Marionette's scripts have no user gesture.
    'full-screen-api.allow-trusted-requests-only': false,
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
