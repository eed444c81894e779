import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { createKeyStore } from '../../components/settings/key/key-store';
import { parsePolicy } from '../../components/settings/parse-policy';
import {
  applyPolicy,
  createPolicySource,
  mayBeSite,
  noPolicy,
  type Policy,
  withTimeLimit,
} from '../../components/settings/policy';
import { defaultSettings } from '../../components/settings/settings';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const whole = {
  apiKey: 'uak_test1234_organisation',
  apiAddress: 'https://proxy.example/lensmor',
  allowedSites: ['https://crm.example'],
  retentionDays: 30,
  notifications: 'never',
  exports: false,
  consent: 1,
};
const managed = (values: Record<string, unknown>) => createPolicySource({ get: async () => values });

describe('a policy with a time limit', () => {
  test('counts as none while it is slow, and watchers get it when it arrives', async () => {
    let arrive: (values: Record<string, unknown>) => void = () => {};
    const reading = new Promise<Record<string, unknown>>((resolve) => {
      arrive = resolve;
    });
    const source = withTimeLimit(createPolicySource({ get: () => reading }), 1);
    const listener = vi.fn();
    source.watch(listener, new AbortController().signal);
    expect(await source.read()).toEqual({});
    expect(listener).not.toHaveBeenCalled();
    arrive({ consent: 1 });
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));
    expect(await source.read()).toEqual({ consent: 1 });
  });

  test('is used directly if it arrives in time', async () => {
    const source = withTimeLimit(managed({ consent: 1 }), 10_000);
    const listener = vi.fn();
    source.watch(listener, new AbortController().signal);
    expect(await source.read()).toEqual({ consent: 1 });
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('policy', () => {
  test('reads exactly the fields in the schema for administrators', () => {
    const schema = JSON.parse(readFileSync(new URL('../../public/managed-schema.json', import.meta.url), 'utf8')) as {
      properties: object;
    };
    expect(Object.keys(parsePolicy({ ...whole, other: 1 }))).toEqual(Object.keys(schema.properties));
  });

  test.each([
    ['apiKey', ''],
    ['apiKey', 'our key'],
    ['apiAddress', 'http://proxy.example'],
    ['apiAddress', 'https://me@proxy.example'],
    ['apiAddress', 'https://proxy.example/?to=elsewhere'],
    ['apiAddress', 'https://proxy.example:99999'],
    ['retentionDays', 0],
    ['notifications', 'sometimes'],
    ['exports', 'no'],
    ['consent', true],
    ['consent', 0],
  ])('an invalid %s is left to the user and does not affect other fields', (field, value) => {
    const { [field]: _, ...others } = parsePolicy(whole) as Record<string, unknown>;
    expect(parsePolicy({ ...whole, [field]: value })).toEqual(others);
  });

  test.each<[string, unknown, string[]]>([
    ['a slash, a path, upper case, the default port', ['https://CRM.example:443/people'], ['https://crm.example']],
    ['one invalid address', ['crm.example', 'https://crm.example', 7, 'javascript:alert(1)'], ['https://crm.example']],
    ['only invalid addresses', ['crm.example'], []],
    ['no list', 'https://crm.example', ['https://crm.example']],
    ['something else', { site: 'https://crm.example' }, []],
  ])('a typo in the sites allows no other site: %s', (_, allowedSites, sites) => {
    const policy = parsePolicy({ ...whole, allowedSites });
    expect(policy.allowedSites).toEqual(sites);
    expect(mayBeSite(policy, 'https://other.example/')).toBe(false);
    expect(mayBeSite(parsePolicy({ retentionDays: 7 }), 'https://other.example/')).toBe(true);
  });

  test('overrides the user’s choices and leaves the rest alone', () => {
    expect(applyPolicy({ ...defaultSettings, overlayPaused: true }, parsePolicy(whole))).toEqual({
      ...defaultSettings,
      apiAddress: 'https://proxy.example/lensmor',
      retentionDays: 30,
      notifications: { when: 'never', withNames: false },
      overlayPaused: true,
    });
    expect(applyPolicy(defaultSettings, {})).toEqual(defaultSettings);
  });

  test('a browser that rejects has no policy', async () => {
    const source = createPolicySource({ get: () => Promise.reject(new Error('Managed storage manifest not found')) });
    expect(await source.read()).toEqual({});
  });

  test('settings and key include it, and the user’s choices return without it', async () => {
    const area = createFakeStorageArea();
    const lock = async () => {};
    await createSettingsStore(area).choose((chosen) => ({ ...chosen, retentionDays: 7 }));
    await createKeyStore(area, lock).set('uak_test1234_user', 1);
    expect((await createSettingsStore(area, managed(whole)).get()).retentionDays).toBe(30);
    expect(await createKeyStore(area, lock, managed(whole)).get()).toBe(whole.apiKey);
    await createSettingsStore(area, managed(whole)).choose((chosen) => ({ ...chosen, overlayPaused: true }));
    expect(await createSettingsStore(area, noPolicy).get()).toEqual({
      ...defaultSettings,
      retentionDays: 7,
      overlayPaused: true,
    });
    expect(await createKeyStore(area, lock, noPolicy).get()).toBe('uak_test1234_user');
  });
});

describe('key store', () => {
  test('writes nothing unless storage was locked first', async () => {
    const area = createFakeStorageArea();
    const keys = createKeyStore(area, () => Promise.reject(new Error('cannot lock')));
    await expect(keys.set('uak_test1234_user', 1)).rejects.toThrow('cannot lock');
    expect(area.contents()).toEqual({});
  });

  test('locks before it writes', async () => {
    const area = createFakeStorageArea();
    let storedAtLock: unknown;
    const keys = createKeyStore(area, async () => {
      storedAtLock = area.contents();
    });
    await keys.set('uak_test1234_user', 1);
    expect(storedAtLock).toEqual({});
    expect(await keys.get()).toBe('uak_test1234_user');
    await keys.remove();
    expect(area.contents()).toEqual({});
  });

  test('replacing or removing a key also removes an unreadable copy', async () => {
    const area = createFakeStorageArea();
    const keys = createKeyStore(area, async () => {});
    const ofLaterVersion = { apiKey: { version: 9, data: { secret: 'uak_test1234_later' } } };
    for (const end of [() => keys.remove(), () => keys.set('uak_test1234_user', 1)]) {
      await area.set(ofLaterVersion);
      expect(await keys.get()).toBeUndefined();
      expect(JSON.stringify(area.contents())).toContain('uak_test1234_later');
      await end();
      expect(JSON.stringify(area.contents())).not.toContain('uak_test1234_later');
    }
    expect(await keys.get()).toBe('uak_test1234_user');
  });

  test.each(['chrome', 'edge', 'firefox'])('every value of the sample for %s takes effect', (browser) => {
    const text = readFileSync(new URL('../../docs/for-administrators.md', import.meta.url), 'utf8');
    const [, sample = ''] = new RegExp(`\`\`\`json ${browser}\n(.*?)\`\`\``, 's').exec(text) ?? [];
    const parsed = JSON.parse(sample) as Record<string, unknown>;
    const policies = (parsed.policies ?? parsed) as { '3rdparty': Record<string, Record<string, object>> };
    const values = Object.values(policies['3rdparty']).flatMap((extensions) => Object.values(extensions));
    expect(values.map((value) => parsePolicy({ ...value }))).toEqual(values);
    expect(Object.keys(values[0] ?? {}).length).toBeGreaterThan(2);
  });

  test('the registry file and the macOS profile set the same as the JSON file', () => {
    const text = readFileSync(new URL('../../docs/for-administrators.md', import.meta.url), 'utf8');
    const sampleOf = (format: string) => new RegExp(`\`\`\`${format} chrome\n(.*?)\`\`\``, 's').exec(text)?.[1] ?? '';
    const json = JSON.parse(sampleOf('json')) as { '3rdparty': { extensions: Record<string, Policy> } };
    const wanted = json['3rdparty'].extensions.EXTENSION_ID ?? {};
    const { allowedSites = [], ...plain } = wanted;

    const registry = new Map<string, string>();
    for (const [, name = '', words, number] of sampleOf('reg').matchAll(/^"(\w+)"=(?:"(.*)"|dword:([0-9a-f]{8}))$/gm))
      registry.set(name, words ?? String(Number.parseInt(number ?? '', 16)));
    const sites = Object.fromEntries(allowedSites.map((site, at) => [String(at + 1), site]));
    // A registry has no booleans.
    const asText = Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [name, String(typeof value === 'boolean' ? Number(value) : value)]),
    );
    expect(Object.fromEntries(registry)).toEqual({ ...asText, ...sites });

    const profile = sampleOf('xml');
    for (const [name, value] of Object.entries(plain))
      expect(profile).toMatch(
        new RegExp(`<key>${name}</key>(<(string|integer)>${String(value)}</|<${String(value)}/>)`),
      );
    expect([...profile.matchAll(/^ +<string>(https.*)<\/string>$/gm)].map(([, site]) => site)).toEqual(allowedSites);
  });
});
