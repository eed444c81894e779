import { expect, test } from 'vitest';
import { eraseEverything } from '../../components/settings/erase';

const own = 'https://platform.lensmor.com/*';

test('leaves nothing behind but what the manifest itself grants', async () => {
  const local = new Set(['apiKey', 'task:321', 'contact:789']);
  const session = new Set(['removed:322']);
  const alarms = new Set(['wake-up']);
  const notifications = new Set(['task:321', 'key']);
  const badges = ['3'];
  const scripts = new Set(['overlay']);
  const origins = new Set([own, 'https://crm.example/*']);

  await eraseEverything(
    {
      storage: { local: { clear: async () => local.clear() }, session: { clear: async () => session.clear() } },
      alarms: {
        async clearAll() {
          alarms.clear();
          return true;
        },
      },
      notifications: {
        getAll: async () => Object.fromEntries([...notifications].map((id) => [id, true])),
        clear: async (id) => notifications.delete(id),
      },
      action: { setBadgeText: async ({ text }) => void badges.push(text) },
      scripting: { unregisterContentScripts: async () => scripts.clear() },
      permissions: {
        getAll: async () => ({ origins: [...origins] }),
        remove: async (removed) => removed.origins.every((origin) => origins.delete(origin)),
      },
    },
    [own],
  );
  expect({ local, session, alarms, notifications, scripts }).toEqual({
    local: new Set(),
    session: new Set(),
    alarms: new Set(),
    notifications: new Set(),
    scripts: new Set(),
  });
  expect(badges.at(-1)).toBe('');
  expect([...origins]).toEqual([own]);
});
