import { expect, test } from 'vitest';
import { createEraser, eraseEverything } from '../../components/settings/erase';

const own = 'https://platform.lensmor.com/*';

test('leaves only what the manifest itself grants', async () => {
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

/** Parts that record the order in which they are called. */
function recordedEraser() {
  const calls: string[] = [];
  const note =
    (name: string) =>
    async (...arguments_: unknown[]): Promise<void> => {
      calls.push([name, ...arguments_.flat()].join(' '));
    };
  const eraser = createEraser({
    taskCommands: { forget: note('tasks.forget'), remove: note('tasks.remove') },
    taskIds: async () => ['321', '322'],
    lookUps: { forget: note('lookUps.forget'), forgetAll: note('lookUps.forgetAll') },
    contactBook: { remove: note('contacts.remove') },
    decisionBook: { removeOf: note('decisions.remove') },
    disclosures: { forget: note('disclosures.forget'), forgetAll: note('disclosures.forgetAll') },
    forgetDamaged: note('damaged.forget'),
    abortRequests: () => void calls.push('abort'),
    settle: note('settle'),
    eraseAll: note('erase'),
  });
  return { eraser, calls };
}

test('a person is removed from the sources of data before the places they write to', async () => {
  const { eraser, calls } = recordedEraser();
  await eraser.forget('7');
  expect(calls).toEqual([
    'tasks.forget 7',
    'lookUps.forget 7',
    'contacts.remove 7',
    'decisions.remove 7',
    'disclosures.forget 7',
    'damaged.forget 7',
  ]);
});

test('storage is cleared last, when nothing can write to it any more', async () => {
  const { eraser, calls } = recordedEraser();
  await eraser.deleteEverything();
  expect(calls).toEqual([
    'tasks.remove 321',
    'tasks.remove 322',
    'lookUps.forgetAll',
    'disclosures.forgetAll',
    'abort',
    'settle',
    'erase',
  ]);
});
