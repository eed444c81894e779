import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createContactStore } from '../../../components/contacts/contact-store';
import { createDecisionBook, type DecisionBook } from '../../../components/contacts/decisions/decision-book';
import { createDecisionStore } from '../../../components/contacts/decisions/decision-store';
import type { KeyTest } from '../../../components/messages/messages';
import { createRefusedStore } from '../../../components/messages/refusals';
import { createKeyStore } from '../../../components/settings/key/key-store';
import { OptionsPage } from '../../../components/settings/page/options-page';
import { type Policy, parsePolicy } from '../../../components/settings/parse-policy';
import type { Settings } from '../../../components/settings/settings';
import { createSettingsStore } from '../../../components/settings/settings-store';
import { createSiteAccess } from '../../../components/sites/site-access';
import { createFakeStorageArea, type FakeStorageArea } from '../../storage/fake-storage-area';
import { render } from '../../ui/render';

const OWN = 'https://platform.lensmor.com/*';

/** A browser's permissions. `answers` are the user's answers to the permission dialogs. */
function createFakePermissions() {
  const origins = new Set([OWN]);
  const listeners = new Set<() => void>();
  const event = { addListener: (listener: () => void) => listeners.add(listener), removeListener: () => {} };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const fake = {
    asked: [] as string[][],
    answer: true,
    contains: async ({ origins: wanted }: { origins: string[] }) => wanted.every((origin) => origins.has(origin)),
    async request({ origins: wanted }: { origins: string[] }) {
      fake.asked.push(wanted);
      if (!fake.answer) return false;
      for (const origin of wanted) origins.add(origin);
      tell();
      return true;
    },
    async remove({ origins: unwanted }: { origins: string[] }) {
      for (const origin of unwanted) origins.delete(origin);
      tell();
      return true;
    },
    getAll: async () => ({ origins: [...origins] }),
    onAdded: event,
    onRemoved: event,
  };
  return fake;
}

export interface SettingsPage {
  area: FakeStorageArea;
  permissions: ReturnType<typeof createFakePermissions>;
  decisions: DecisionBook;
  /** Every message to the worker, by name. */
  sent: string[];
  /** Every key that was tested; `undefined` means the stored one. */
  testedKeys: (string | undefined)[];
  stored(): Promise<Settings>;
}

interface World {
  stored?: Record<string, unknown>;
  managed?: Policy;
  sites?: string[];
  /** The results of testing a key, in order. */
  testKey?: () => KeyTest | Promise<KeyTest>;
}

const works = (): KeyTest => ({ ok: true, credits: 1234 });

/** The whole page, in English, over simulated storage and permissions. */
export async function openSettings({
  stored = {},
  managed = {},
  sites = [],
  testKey = works,
}: World = {}): Promise<SettingsPage> {
  const area = createFakeStorageArea();
  await area.set(stored);
  const permissions = createFakePermissions();
  await permissions.request({ origins: sites });
  permissions.asked.length = 0;
  const settings = createSettingsStore(area);
  const key = createKeyStore(area, async () => {});
  const decisionStore = createDecisionStore(area);
  const decisions = createDecisionBook(decisionStore, () => Date.UTC(2026, 10, 24, 12));
  const sent: string[] = [];
  const testedKeys: SettingsPage['testedKeys'] = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (...parts: unknown[]) => {
    const { name, payload } = parts.at(-1) as { name: string; payload: { id: string; key?: string } };
    sent.push(name);
    if (name === 'decisions.revoke') await decisions.revoke(payload.id);
    if (name === 'key.test') {
      testedKeys.push(payload.key);
      return testKey();
    }
    return undefined;
  });
  render(
    <OptionsPage
      stores={{
        settings,
        key,
        refused: createRefusedStore(createFakeStorageArea()),
        decisions: decisionStore,
        contacts: createContactStore(area),
      }}
      initial={{ settings: await settings.get(), key: await key.get() }}
      managed={parsePolicy(managed)}
      access={createSiteAccess({ permissions }, { portsInPatterns: true, manifestOrigins: [OWN] })}
    />,
  );
  return { area, permissions, decisions, sent, testedKeys, stored: settings.get };
}
