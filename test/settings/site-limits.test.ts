import { describe, expect, test } from 'vitest';
import type { Policy } from '../../components/settings/policy';
import { defaultSettings } from '../../components/settings/settings';
import { createSiteLimits, isApiPage } from '../../components/settings/site-limits';

const PROXY = 'https://proxy.example/lensmor';
const limitsOf = (policy: Policy, apiAddress = defaultSettings.apiAddress) =>
  createSiteLimits({
    settings: async () => ({ ...defaultSettings, apiAddress }),
    policy: async () => policy,
    manifestOrigins: ['https://platform.lensmor.com/*'],
    portsInPatterns: true,
  });

test.each([
  ['https://platform.lensmor.com/tasks?page=2', defaultSettings.apiAddress, true],
  ["https://platform.lensmor.com/ while a proxy's address is set", PROXY, true],
  ['https://proxy.example/', PROXY, true],
  ['http://proxy.example/', PROXY, false],
  ['https://proxy.example:8443/', PROXY, false],
  ['https://crm.example/', PROXY, false],
])('%s is a page of the API at %s: %s', (words, apiAddress, expected) => {
  const [address = ''] = words.split(' ');
  expect(isApiPage(address, { apiAddress })).toBe(expected);
});

describe('which origins may be sites', () => {
  test('any except the API, without a policy', async () => {
    const limits = limitsOf({}, PROXY);
    expect(await limits.patterns()).toEqual({
      notSites: ['https://platform.lensmor.com/*', 'https://proxy.example/*'],
    });
    expect(await limits.allows('https://crm.example')).toBe(true);
    expect(await limits.allows('https://proxy.example')).toBe(false);
    expect(await limits.allows('https://platform.lensmor.com')).toBe(false);
  });

  test('only those the organisation lists', async () => {
    const limits = limitsOf({ allowedSites: ['https://crm.example', 'https://other.example:8443'] });
    expect((await limits.patterns()).onlySites).toEqual(['https://crm.example/*', 'https://other.example:8443/*']);
    expect(await limits.allows('https://crm.example')).toBe(true);
    expect(await limits.allows('https://else.example')).toBe(false);
  });

  test('none, if the organisation’s list is empty', async () => {
    const limits = limitsOf({ allowedSites: [] });
    expect((await limits.patterns()).onlySites).toEqual([]);
    expect(await limits.allows('https://crm.example')).toBe(false);
  });
});
