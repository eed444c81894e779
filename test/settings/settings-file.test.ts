import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../components/settings/settings';
import { readSettingsFile, writeSettingsFile } from '../../components/settings/settings-file';

const settings = {
  ...defaultSettings,
  apiAddress: 'https://proxy.example/lensmor',
  notifications: { when: 'failures', withNames: true } as const,
  retentionDays: 30,
};
const sites = ['https://crm.example/*', 'https://*.pipedrive.com/*', 'http://127.0.0.1:8080/*'];
const written = writeSettingsFile(settings, sites);
const changed = (change: object) => JSON.stringify({ ...(JSON.parse(written) as object), ...change });
const { apiAddress: _, ...plain } = settings;

describe('a settings file', () => {
  test('returns what was written', () => {
    expect(readSettingsFile(written)).toEqual({
      kind: 'read',
      settings: plain,
      apiAddress: 'https://proxy.example/lensmor',
      sites,
    });
  });

  test('contains only settings, an address and sites', () => {
    const more = changed({
      apiKey: 'uak_test',
      settings: { ...plain, apiAddress: 'https://evil.example', key: 'uak_' },
    });
    expect(readSettingsFile(more)).toEqual(readSettingsFile(written));
  });

  test.each([
    ['not JSON', 'notOne', 'hello'],
    ['nothing', 'notOne', ''],
    ['something else', 'notOne', '[]'],
    ['a file of another kind', 'notOne', changed({ format: 'other' })],
    ['a later version', 'newer', changed({ version: 2 })],
    ['a version that never existed', 'damaged', changed({ version: 0 })],
    ['an unknown setting', 'damaged', changed({ settings: { ...plain, numberFormat: 'roman' } })],
    ['a missing setting', 'damaged', changed({ settings: { ...plain, notifications: undefined } })],
    ['data kept for zero days', 'damaged', changed({ settings: { ...plain, retentionDays: 0 } })],
    ['data kept for half a day', 'damaged', changed({ settings: { ...plain, retentionDays: 0.5 } })],
    ['data kept forever', 'damaged', changed({ settings: { ...plain, retentionDays: 3651 } })],
    ['an insecure address', 'damaged', changed({ apiAddress: 'http://proxy.example' })],
    ['an address with a user name', 'damaged', changed({ apiAddress: 'https://me@proxy.example' })],
    ['no address', 'damaged', changed({ apiAddress: undefined })],
    ['all sites', 'damaged', changed({ sites: ['https://*/*'] })],
    ['all sites, written differently', 'damaged', changed({ sites: ['<all_urls>'] })],
    ['all sites of a country', 'damaged', changed({ sites: ['https://*.com/*'] })],
    ['a site that is not a web page', 'damaged', changed({ sites: ['file:///*'] })],
    ['a part of a site', 'damaged', changed({ sites: ['https://crm.example/people/*'] })],
    [
      'too many sites',
      'damaged',
      changed({ sites: Array.from({ length: 201 }, (_, at) => `https://a${at}.example/*`) }),
    ],
  ])('%s → %s', (_, kind, text) => {
    expect(readSettingsFile(text)).toEqual({ kind });
  });
});
