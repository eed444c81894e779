import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createKeyStore } from '../../components/settings/key-store';
import { applyPolicy, createPolicySource, noPolicy, parsePolicy } from '../../components/settings/policy';
import { createSettingsStore, defaultSettings } from '../../components/settings/settings';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const whole = {
  apiKey: 'uak_test1234_organisation',
  apiAddress: 'https://proxy.example/lensmor',
  allowedSites: ['https://crm.example'],
  retentionDays: 30,
  notifications: 'never',
};
const managed = (values: Record<string, unknown>) => createPolicySource({ get: async () => values });

describe('policy', () => {
  test('reads every field that the schema for administrators names, and no other', () => {
    const schema = JSON.parse(readFileSync(new URL('../../public/managed-schema.json', import.meta.url), 'utf8')) as {
      properties: object;
    };
    expect(Object.keys(parsePolicy({ ...whole, other: 1 }))).toEqual(Object.keys(schema.properties));
  });

  test.each([
    ['apiKey', ''],
    ['apiAddress', 'http://proxy.example'],
    ['allowedSites', ['crm.example']],
    ['retentionDays', 0],
    ['notifications', 'sometimes'],
  ])('a wrong %s is left to the user and takes no other field with it', (field, value) => {
    const { [field]: _, ...others } = parsePolicy(whole) as Record<string, unknown>;
    expect(parsePolicy({ ...whole, [field]: value })).toEqual(others);
  });

  test('stands above what the user chose, and leaves the rest alone', () => {
    expect(applyPolicy({ ...defaultSettings, overlayPaused: true }, parsePolicy(whole))).toEqual({
      ...defaultSettings,
      apiAddress: 'https://proxy.example/lensmor',
      retentionDays: 30,
      notifications: { when: 'never', withNames: false },
      overlayPaused: true,
    });
    expect(applyPolicy(defaultSettings, {})).toEqual(defaultSettings);
  });

  test('where the browser has no policy it rejects, and that is no policy', async () => {
    const source = createPolicySource({ get: () => Promise.reject(new Error('Managed storage manifest not found')) });
    expect(await source.read()).toEqual({});
  });

  test('settings and key are read with it, and what the user chose comes back without it', async () => {
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
  test('writes nothing unless storage could be locked first', async () => {
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

  test.each(['chrome', 'edge', 'firefox'])('the sample for %s is a policy that counts, all of it', (browser) => {
    const text = readFileSync(new URL('../../docs/for-administrators.md', import.meta.url), 'utf8');
    const [, sample = ''] = new RegExp(`\`\`\`json ${browser}\n(.*?)\`\`\``, 's').exec(text) ?? [];
    const parsed = JSON.parse(sample) as Record<string, unknown>;
    const policies = (parsed.policies ?? parsed) as { '3rdparty': Record<string, Record<string, object>> };
    const values = Object.values(policies['3rdparty']).flatMap((extensions) => Object.values(extensions));
    expect(values.map((value) => parsePolicy({ ...value }))).toEqual(values);
    expect(Object.keys(values[0] ?? {}).length).toBeGreaterThan(2);
  });
});
