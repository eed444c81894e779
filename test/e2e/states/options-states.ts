import type { Page } from '@playwright/test';
import { defaultSettings } from '../../../components/settings/settings';
import { writeSettingsFile } from '../../../components/settings/settings-file';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import type { PageState } from './states';

const wrap = (data: unknown) => ({ version: 1, data });
const key = { apiKey: wrap({ key: SIMULATOR_KEY, savedAt: 1 }) };
const path = 'options.html';

const pick = (page: Page, content: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(content) });

const otherSettings = writeSettingsFile(
  {
    apiAddress: 'https://proxy.example/lensmor',
    notifications: { when: 'failures', withNames: true },
    numberFormat: 'national',
    retentionDays: 30,
    overlayPaused: true,
  },
  ['https://crm.example/*', 'https://*.pipedrive.com/*', 'https://a-very-long-name-of-a-customer.crm.example/*'],
);

const decision = (kind: 'is' | 'isNot', record: string, label: string, day: number) => ({
  [`decision:951 ${record}`]: wrap({ kind, record, personnelId: '951', label, decidedAt: Date.UTC(2026, 10, day) }),
});
/** A person who is in no other state: shortly after people are removed, the worker deletes their data. */
const decisions = {
  'contact:951': wrap({
    personnelId: '951',
    phone: { kind: 'unlocked', number: '+12025550143' },
    profile: { fullName: 'Jane Doe', companyName: 'Acme Robotics' },
    updatedAt: 1,
  }),
  ...decision('isNot', 'pipedrive:acme.pipedrive.com:person:12', 'Jane Doe', 20),
  ...decision('is', 'https://crm.example crm.example/people/7', 'J. Doe, Booth 4.12', 21),
  ...decision('isNot', 'hubspot:8140:person:51', 'Jane Doe', 22),
};

export const optionsStates: readonly PageState[] = [
  { name: 'options-first-run', stored: {}, path },
  { name: 'options-key', stored: key, path },
  {
    name: 'options-whole',
    stored: {
      ...key,
      ...decisions,
      settings: wrap({ ...defaultSettings, apiAddress: 'https://proxy.example/lensmor', overlayPaused: true }),
    },
    path,
  },
  {
    name: 'options-replacing',
    stored: key,
    path,
    act: (page, say) =>
      page
        .getByRole('button', { name: say('settings.key.replace') })
        .first()
        .click(),
  },
  {
    name: 'options-wrong-site',
    stored: key,
    path,
    async act(page, say) {
      await page.getByLabel(say('settings.sites.address')).fill('not an address');
      await page.getByRole('button', { name: say('settings.sites.add'), exact: true }).click();
    },
  },
  { name: 'options-import', stored: key, path, act: (page) => pick(page, otherSettings) },
  { name: 'options-import-wrong', stored: key, path, act: (page) => pick(page, 'hello') },
  {
    name: 'options-delete',
    stored: key,
    path,
    act: (page, say) => page.getByRole('button', { name: say('settings.data.deleteAll') }).click(),
  },
];
